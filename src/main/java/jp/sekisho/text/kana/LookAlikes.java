package jp.sekisho.text.kana;

import java.util.HashMap;
import java.util.Map;

/**
 * Characters that look the same and that tables of the same Japanese character map differently: the wave dash and its kin,
 * which JIS X 0213 has at one code point and windows-31j at another.
 */
public final class LookAlikes {
    private static final int[][] PAIRS = {
        {0x301C, 0xFF5E}, // wave dash, full-width tilde
        {0x2016, 0x2225}, // double vertical line, parallel to
        {0x2212, 0xFF0D}, // minus, full-width hyphen-minus
        {0x2014, 0x2015}, // em dash, horizontal bar
        {0x00A2, 0xFFE0}, // cent
        {0x00A3, 0xFFE1}, // pound
        {0x00AC, 0xFFE2}, // not
        {0x00A6, 0xFFE4}, // broken bar
    };
    private static final Map<String, String> OTHER = new HashMap<>();

    static {
        for (int[] pair : PAIRS) {
            OTHER.put(Character.toString(pair[0]), Character.toString(pair[1]));
            OTHER.put(Character.toString(pair[1]), Character.toString(pair[0]));
        }
    }

    private LookAlikes() {}

    /** The other character of its pair, or the same if it has none. */
    public static String other(String character) {
        return OTHER.getOrDefault(character, character);
    }
}
