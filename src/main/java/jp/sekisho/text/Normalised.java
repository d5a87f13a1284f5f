package jp.sekisho.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Unicode's normalisation forms, but for ideographs: Unicode would merge the compatibility ideographs into others, and two
 * names that differ would be one. They stay as they are in every form.
 */
public final class Normalised {
    private Normalised() {}

    /** The form of that name in lower case, such as {@code nfc}. */
    public static Optional<Normalizer.Form> form(String name) {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            if (form.name().toLowerCase(java.util.Locale.ROOT).equals(name)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** The text in that form. Idempotent. */
    public static String to(Normalizer.Form form, String text) {
        StringBuilder normalised = new StringBuilder();
        int from = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isIdeograph(text.codePointAt(i))) {
                normalised.append(Normalizer.normalize(text.substring(from, i), form));
                normalised.appendCodePoint(text.codePointAt(i));
                from = i + Character.charCount(text.codePointAt(i));
            }
        }
        return normalised
                .append(Normalizer.normalize(text.substring(from), form))
                .toString();
    }

    /** The blocks of compatibility ideographs hold all ideographs that a form would replace; some are unified ones. */
    private static boolean isIdeograph(int c) {
        return Character.isIdeographic(c) && (c >= 0xF900 && c <= 0xFAFF || c >= 0x2F800 && c <= 0x2FA1F);
    }
}
