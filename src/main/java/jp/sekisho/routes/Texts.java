package jp.sekisho.routes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import jp.sekisho.error.Counted;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.text.charset.StrictCharset;

/** Bodies that travel as text are kept in UTF-8, and are bytes of their layout's charset where a layout reads them. */
public final class Texts {
    private Texts() {}

    /** The bytes that a layout of this charset reads; a character that it does not have is refused. */
    public static byte[] bytes(byte[] body, boolean text, Charset charset) {
        if (!text || charset.equals(StandardCharsets.UTF_8)) {
            return body;
        }
        String written = new String(body, StandardCharsets.UTF_8);
        StrictCharset strict = StrictCharset.of(charset);
        return strict.encode(written).orElseThrow(() -> unmappable(firstWithout(strict, written), charset));
    }

    /** What a layout of this charset wrote, as it is kept: UTF-8 if it is to travel as text. */
    public static byte[] kept(byte[] written, boolean text, Charset charset) {
        if (!text || charset.equals(StandardCharsets.UTF_8)) {
            return written;
        }
        return StrictCharset.of(charset)
                .decode(written, 0, written.length)
                .orElseThrow(() -> new IllegalStateException("a layout wrote what its own charset cannot read"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Which character is the first that the charset lacks, from 1. */
    public static int firstWithout(StrictCharset charset, String text) {
        int character = 1;
        for (int at = 0; at < text.length(); character++) {
            int next = text.offsetByCodePoints(at, 1);
            if (!charset.has(text.substring(at, next))) {
                return character;
            }
            at = next;
        }
        return character;
    }

    private static RuntimeException unmappable(int character, Charset charset) {
        return Finding.of(
                        LayoutError.UNMAPPABLE,
                        Counted.LINES.detail(),
                        1,
                        "item",
                        "-",
                        "character",
                        character,
                        "charset",
                        charset.name())
                .asException();
    }
}
