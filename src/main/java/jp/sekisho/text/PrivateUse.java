package jp.sekisho.text;

/**
 * Private-use characters (外字). What they are, Unicode leaves to an agreement: every vendor's user area is read as the same
 * code points from U+E000 on, so that such a character says nothing unless one knows which set it comes from. Texts of two
 * sets are never mixed: whoever reads one names its set or refuses it.
 *
 * <p>Stateless.
 */
public final class PrivateUse {
    private PrivateUse() {}

    /** Whether the code point is one of U+E000 to U+F8FF or of planes 15 and 16. */
    public static boolean is(int codePoint) {
        return Character.getType(codePoint) == Character.PRIVATE_USE;
    }

    /** Whether a text holds one. */
    public static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= Character.MIN_SURROGATE && is(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }
}
