package jp.sekisho.layout.item;

/** What fills the space that a value leaves free. */
public enum Padding {
    /** Nothing: the value has exactly the item's width. */
    NONE(false, ' '),
    /** Zeros before the value. */
    ZEROS_LEFT(true, '0'),
    /** Spaces before the value. */
    SPACES_LEFT(true, ' '),
    /** Spaces after the value. */
    SPACES_RIGHT(false, ' '),
    /** Ideographic spaces after the value; where bytes are counted, one space in a last byte that they leave. */
    WIDE_SPACES_RIGHT(false, '　');

    private final boolean left;
    private final char with;

    Padding(boolean left, char with) {
        this.left = left;
        this.with = with;
    }

    public boolean isLeft() {
        return left;
    }

    char with() {
        return with;
    }

    /** Whether nobody could tell where the value ends and its padding begins. */
    public boolean isPartOf(String value) {
        if (this == NONE || value.isEmpty()) {
            return false;
        }
        char outermost = value.charAt(left ? 0 : value.length() - 1);
        return outermost == with && (this != ZEROS_LEFT || value.length() > 1);
    }

    /** The value without its padding. An item of nothing but zeros is the number 0; one of nothing but padding spaces is blank. */
    public String strip(String written) {
        int from = 0;
        int to = written.length();
        if (this == SPACES_RIGHT || this == WIDE_SPACES_RIGHT) {
            while (to > 0 && written.charAt(to - 1) == with) {
                to--;
            }
        } else if (left) {
            int last = this == ZEROS_LEFT ? to - 1 : to;
            while (from < last && written.charAt(from) == with) {
                from++;
            }
        }
        return written.substring(from, to);
    }
}
