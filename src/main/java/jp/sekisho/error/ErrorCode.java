package jp.sekisho.error;

/**
 * A kind of error with a frozen wire form. Implemented by one enum per room; a test holds that no two share a wire form
 * and that a released one never changes.
 *
 * <p>The sentences are templates: {@code {name}} stands for a detail of the {@link Finding}. They say what is wrong and
 * what to do about it, and hold no personal data.
 */
public interface ErrorCode {
    /** The frozen form, such as {@code LAYOUT-001}: upper-case letters, a hyphen, three digits. */
    String wire();

    Origin origin();

    Disposition disposition();

    /** The sentence in English, with {@code {detail}} placeholders. */
    String english();

    /** The sentence in Japanese, with the same placeholders. */
    String japanese();
}
