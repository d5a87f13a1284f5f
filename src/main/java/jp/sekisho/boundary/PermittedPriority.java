package jp.sekisho.boundary;

/** The most urgent lane that a permit opens; it opens those after it too. */
public enum PermittedPriority {
    URGENT,
    NORMAL,
    BULK;

    /** The less urgent of the two. */
    PermittedPriority orLess(PermittedPriority other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** Whether a message of that priority may pass. */
    boolean allows(PermittedPriority asked) {
        return compareTo(asked) <= 0;
    }

    /** As files and messages write it. */
    String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
