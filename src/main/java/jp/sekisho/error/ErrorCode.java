package jp.sekisho.error;

/**
 * A kind of error with a frozen wire form. Implemented by one enum per room, which says the {@link Meaning} of each of its
 * constants; a test holds that no two share a wire form and that a released one never changes.
 *
 * <p>The sentences are templates: {@code {name}} stands for a detail of the {@link Finding}. They say what is wrong and
 * what to do about it, and hold no personal data.
 */
public interface ErrorCode {
    /** What the code stands for; the same at every call. */
    Meaning meaning();

    default String wire() {
        return meaning().wire();
    }

    default Origin origin() {
        return meaning().origin();
    }

    default Disposition disposition() {
        return meaning().disposition();
    }

    default String english() {
        return meaning().english();
    }

    default String japanese() {
        return meaning().japanese();
    }
}
