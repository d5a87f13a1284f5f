package jp.sekisho.boundary;

import java.util.Locale;

/** How a message of an interface passes: who begins, and what ends it. */
public enum Passage {
    /** A system asks, and the counterpart answers, at once or days later. */
    ASK,
    /** A system tells the counterpart something, and its receipt is the answer. */
    TELL;

    /** As files write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
