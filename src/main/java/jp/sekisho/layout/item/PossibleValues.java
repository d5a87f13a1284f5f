package jp.sekisho.layout.item;

/** Which values an item of a layout can have at all. */
public record PossibleValues(Head head, Form form) {

    /** Whether a message can have that text, as it is written without padding, in the item and nothing else. */
    public boolean isConstant(Field field, String written) {
        boolean typed = written.equals(field.type().read(written));
        return !written.isEmpty() && typed && fits(field, written) && isWithoutPadding(field, written);
    }

    /** Whether the item can have that canonical text; an empty one where it may be blank. */
    public boolean has(Field field, String canonical) {
        if (canonical.isEmpty()) {
            return !field.required();
        }
        String written = field.type().write(canonical);
        return isCanonical(field, canonical) && written != null && fits(field, written);
    }

    /** Whether a canonical text, not empty, can be written in the item; what is cut or replaced there fits as far as it is of its type. */
    public boolean takes(Field field, String canonical) {
        String written = field.type().write(canonical);
        boolean replaced = !(field.unmappable() instanceof Unmappable.Refuse) || head.lookAlikes();
        boolean constant = field.is().map(canonical::equals).orElse(true);
        boolean known = head.repertoire().map(set -> set.hasAll(canonical)).orElse(true);
        return written != null
                && constant
                && (known || replaced)
                && (field.cuttable() || replaced || fits(field, written));
    }

    /** Whether a text, not empty, is what a value of the item is read as, however long it is and whatever its characters. */
    public static boolean isCanonical(Field field, String text) {
        if (field.is().isPresent()) {
            return field.is().get().equals(text);
        }
        String written = field.type().write(text);
        return written != null && text.equals(field.type().read(written)) && isWithoutPadding(field, written);
    }

    private static boolean isWithoutPadding(Field field, String written) {
        return field.padding().strip(written).equals(written);
    }

    private boolean fits(Field field, String value) {
        int length = head.charset().length(value);
        int bytes = length < 0 ? Integer.MAX_VALUE : length;
        if (field.stored() != Stored.TEXT || value.isEmpty()) {
            return true;
        }
        if (form == Form.FIXED) {
            return field.padding() == Padding.NONE ? bytes == field.bytes() : bytes <= field.bytes();
        }
        boolean unlimited = field.characters() == 0;
        return bytes < Integer.MAX_VALUE
                && (unlimited || value.codePointCount(0, value.length()) <= field.characters());
    }
}
