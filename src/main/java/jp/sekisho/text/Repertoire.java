package jp.sekisho.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * A named set of characters that a receiver can take, whatever the charset on the wire.
 *
 * <p>Immutable and thread safe. Control characters are in no repertoire.
 */
public enum Repertoire {
    /** The characters of one byte: ASCII, whose backslash and tilde the JDK has for yen and overline, and half-width kana. */
    JIS_X_0201("JIS_X0201"),
    /** JIS X 0208 with those of JIS X 0201, as the JDK's Shift_JIS table has them. */
    JIS_X_0208("Shift_JIS"),
    /** JIS X 0213:2004 with the single-byte characters of JIS X 0201, as the JDK's SJIS-2004 table has them. */
    JIS_X_0213("x-SJIS_0213"),
    /** Windows code page 932, without its private-use area. */
    MS932("windows-31j");

    private final String table;
    private final String wire;

    Repertoire(String table) {
        this.table = table;
        this.wire = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The repertoire of that name, written in lower case with hyphens. */
    public static Optional<Repertoire> named(String name) {
        return Arrays.stream(values()).filter(one -> one.wire.equals(name)).findFirst();
    }

    public String wire() {
        return wire;
    }

    public boolean has(int codePoint) {
        return Characters.OF[ordinal()].get(codePoint);
    }

    /** Whether every code point of the text is in the set. */
    public boolean hasAll(String text) {
        BitSet characters = Characters.OF[ordinal()];
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!characters.get(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The tables, made when the first is asked for. */
    private static final class Characters {
        static final BitSet[] OF =
                Arrays.stream(values()).map(Characters::readable).toArray(BitSet[]::new);

        private static BitSet readable(Repertoire repertoire) {
            StrictCharset charset = StrictCharset.of(Charset.forName(repertoire.table));
            BitSet found = new BitSet();
            for (int lead = 0; lead < 256; lead++) {
                boolean single = add(found, charset, (byte) lead);
                for (int trail = 0x40; !single && trail < 0xFD; trail++) {
                    add(found, charset, (byte) lead, (byte) trail);
                }
            }
            return found;
        }

        private static boolean add(BitSet found, StrictCharset charset, byte... bytes) {
            Optional<String> text = charset.decode(bytes, 0, bytes.length);
            text.ifPresent(readable -> readable.codePoints()
                    .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.PRIVATE_USE)
                    .forEach(found::set));
            return text.isPresent();
        }
    }
}
