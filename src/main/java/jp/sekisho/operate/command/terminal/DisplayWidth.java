package jp.sekisho.operate.command.terminal;

/**
 * How many columns text takes in a terminal: two for full-width characters, none for combining marks and variation
 * selectors, one for the rest.
 *
 * <p>By the East Asian Width property (Unicode Standard Annex #11): Wide and Fullwidth count two, Ambiguous one.
 */
public final class DisplayWidth {
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0x4DBF},
        {0x4E00, 0xA4CF},
        {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE19},
        {0xFE30, 0xFE6B},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1B000, 0x1B2FF},
        {0x1F200, 0x1F2FF},
        {0x1F300, 0x1F64F},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD},
    };

    private DisplayWidth() {}

    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
