package jp.sekisho.text.kana;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/**
 * Names as bank files hold them (全銀協 規定形式): in half width, with large kana alone, a hyphen for the long mark, capitals, and
 * the brackets, dots and hyphens of companies' names.
 *
 * <p>Stateless.
 */
public final class BankNames {
    /** What banks take: {@link Repertoire#ZENGIN}. */
    static final BitSet CHARACTERS = new BitSet();

    private static final String SIGNS = " \\,.()-/'&+:?｢｣";
    private static final String SMALL_AND_LONG = "ｧｨｩｪｫｬｭｮｯｰ";

    static {
        CHARACTERS.set('0', '9' + 1);
        CHARACTERS.set('A', 'Z' + 1);
        CHARACTERS.set('ｦ', HalfWidth.SEMI_VOICED + 1);
        SMALL_AND_LONG.chars().forEach(CHARACTERS::clear);
        SIGNS.chars().forEach(CHARACTERS::set);
    }

    private BankNames() {}

    /**
     * The name as banks take it: katakana, letters, digits and signs of full or half width in half width, small kana and small
     * letters large, the long mark as a hyphen. Empty if it holds anything else.
     */
    public static Optional<String> of(String name) {
        return Width.half(SmallKana.LARGE.apply(name), WidthScope.ALL)
                .map(half -> half.toUpperCase(Locale.ROOT).replace('ｰ', '-'))
                .filter(Repertoire.ZENGIN::hasAll);
    }

    /** Whether banks take the half-width form of that full-width character: kana, capitals, digits, signs. */
    public static boolean hasHalfWidthOf(char full) {
        String half = HalfWidth.toHalf(full);
        return half.length() == 1 && CHARACTERS.get(half.charAt(0));
    }
}
