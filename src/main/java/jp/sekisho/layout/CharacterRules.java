package jp.sekisho.layout;

/**
 * What holds for an item whose width is counted in characters: no more than it has, and with padding exactly as many.
 *
 * <p>Nothing is stripped that the layout does not name as padding: spaces are a value.
 */
record CharacterRules(ItemRules rules) {

    /** The canonical text of a value as written; empty is blank. */
    String read(Field field, String written, int line) {
        if (!written.isEmpty() && field.padding() != Padding.NONE) {
            refuseTooShort(field, written, line);
        }
        refuseTooLong(field, written, line);
        return rules.read(field, written, line);
    }

    /** The written form of a canonical text, padded; empty for blank. */
    String write(Field field, String canonical, int line) {
        String written = cut(field, rules.write(field, canonical, line));
        refuseTooLong(field, written, line);
        return written.isEmpty() ? "" : padded(field, written);
    }

    private static String padded(Field field, String written) {
        String fill = String.valueOf(field.padding().with()).repeat(free(field, written));
        return field.padding().isLeft() ? fill + written : written + fill;
    }

    private static int free(Field field, String written) {
        return field.padding() == Padding.NONE ? 0 : Math.max(0, field.characters() - length(written));
    }

    private static String cut(Field field, String written) {
        boolean tooLong = field.characters() > 0 && length(written) > field.characters();
        return tooLong && field.cuttable()
                ? written.substring(0, written.offsetByCodePoints(0, field.characters()))
                : written;
    }

    private void refuseTooLong(Field field, String written, int line) {
        int length = length(written);
        if (field.characters() > 0 && length > field.characters()) {
            throw rules.finding(
                    LayoutError.TOO_LONG,
                    field,
                    line,
                    "most",
                    field.characters(),
                    "unit",
                    "characters",
                    "actual",
                    length);
        }
    }

    private void refuseTooShort(Field field, String written, int line) {
        int length = length(written);
        if (length < field.characters()) {
            throw rules.finding(
                    LayoutError.TOO_SHORT,
                    field,
                    line,
                    "expected",
                    field.characters(),
                    "unit",
                    "characters",
                    "actual",
                    length);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
