package jp.sekisho.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Text in the units that a reader sees: a character with the variation selectors and combining marks that belong to it. A text
 * that is cut or in which characters are replaced is cut and replaced by units, or a name would become another.
 *
 * <p>Stateless.
 */
public final class Units {
    private static final int FIRST_MARK = 0x300;

    private Units() {}

    /** The longest beginning of whole characters that fits; longer ones do not fit if a shorter one does not. */
    public static String cut(String text, Predicate<String> fits) {
        StringBuilder cut = new StringBuilder();
        for (String unit : of(text)) {
            int before = cut.length();
            if (!fits.test(cut.append(unit).toString())) {
                return cut.substring(0, before);
            }
        }
        return text;
    }

    public static List<String> of(String text) {
        List<String> units = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = end(text, from);
            units.add(text.substring(from, to));
            from = to;
        }
        return units;
    }

    /** Where the unit that begins at a place ends. */
    public static int end(String text, int from) {
        int to = from + Character.charCount(text.codePointAt(from));
        while (to < text.length() && belongsToTheOneBefore(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }

    /** Whether the text begins with a variation selector, which belongs to no character there. */
    public static boolean beginsWithSelector(String text) {
        return !text.isEmpty() && isSelector(text.codePointAt(0));
    }

    private static boolean isSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean belongsToTheOneBefore(int codePoint) {
        return codePoint >= FIRST_MARK && isMark(Character.getType(codePoint));
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
