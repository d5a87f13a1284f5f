package jp.sekisho.text.kana;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.text.PrivateUse;
import jp.sekisho.text.charset.StrictCharset;

/**
 * A named set of characters that a receiver can take, whatever the charset on the wire.
 *
 * <p>Immutable and thread safe. Control characters are in no repertoire.
 */
public enum Repertoire {
    /**
     * What bank files take (全銀協 規定形式): half-width kana but the small ones, the long mark and the punctuation other than
     * brackets; digits, capitals, space and a few signs.
     */
    ZENGIN("JIS_X0201"),
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

    /** Whether the code point alone is in the set. */
    public boolean has(int codePoint) {
        return Characters.OF[ordinal()].single().get(codePoint);
    }

    /**
     * Whether every character of the text is in the set. JIS X 0213 has some characters that are two code points: there the
     * second, such as a combining mark, is in the set after the first only.
     */
    public boolean hasAll(String text) {
        Characters characters = Characters.OF[ordinal()];
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!characters.single().get(c) && !characters.pairs().contains(text.substring(before, next))) {
                return false;
            }
            before = i;
            i = next;
        }
        return true;
    }

    /** The characters of one code point and those of two. */
    private record Characters(BitSet single, Set<String> pairs) {
        /** Made when the first is asked for. */
        static final Characters[] OF =
                Arrays.stream(values()).map(Characters::readable).toArray(Characters[]::new);

        private static Characters readable(Repertoire repertoire) {
            StrictCharset charset = StrictCharset.of(Charset.forName(repertoire.table));
            Characters found = all(charset);
            if (repertoire == ZENGIN) {
                found.single().and(BankNames.CHARACTERS);
            }
            return found;
        }

        private static Characters all(StrictCharset charset) {
            Characters found = new Characters(new BitSet(), new HashSet<>());
            for (int lead = 0; lead < 256; lead++) {
                boolean single = found.add(charset, (byte) lead);
                for (int trail = 0x40; !single && trail < 0xFD; trail++) {
                    found.add(charset, (byte) lead, (byte) trail);
                }
            }
            return found;
        }

        private boolean add(StrictCharset charset, byte... bytes) {
            String text = charset.text(bytes, 0, bytes.length);
            if (text == null) {
                return false;
            }
            int first = text.codePointAt(0);
            if (text.length() > Character.charCount(first)) {
                pairs.add(text);
            } else if (!Character.isISOControl(first) && !PrivateUse.is(first)) {
                single.set(first);
            }
            return true;
        }
    }
}
