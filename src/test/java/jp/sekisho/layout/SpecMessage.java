package jp.sekisho.layout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** The message of a {@code *.spec.yaml}, put together of its pieces. */
public final class SpecMessage {
    private SpecMessage() {}

    public static byte[] of(YamlMapping spec, Charset charset) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        spec.mappings("message").forEach(piece -> message.writeBytes(piece(piece, charset)));
        return message.toByteArray();
    }

    public static byte[] piece(YamlMapping piece, Charset charset) {
        return piece.has("hex") ? HexFormat.of().parseHex(piece.text("hex").value()) : filled(piece, charset);
    }

    private static byte[] filled(YamlMapping piece, Charset charset) {
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        filled.writeBytes(piece.text("put").value().getBytes(charset));
        int width = piece.optionalText("to")
                .map(YamlText::value)
                .map(Integer::parseInt)
                .orElse(0);
        while (filled.size() < width) {
            filled.writeBytes(" ".getBytes(charset));
        }
        return filled.toByteArray();
    }
}
