package jp.sekisho.text;

import java.util.ArrayList;
import java.util.List;

/** Text in the units that a reader sees: a character with the variation selectors that belong to it. */
public final class Units {
    private Units() {}

    public static List<String> of(String text) {
        List<String> units = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = from + Character.charCount(text.codePointAt(from));
            while (to < text.length() && isVariationSelector(text.codePointAt(to))) {
                to += Character.charCount(text.codePointAt(to));
            }
            units.add(text.substring(from, to));
            from = to;
        }
        return units;
    }

    /** Whether the code point only selects the shape of the character before it. */
    public static boolean isVariationSelector(int codePoint) {
        return codePoint >= 0xFE00 && codePoint <= 0xFE0F || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }
}
