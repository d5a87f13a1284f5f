package jp.sekisho.boundary;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How urgent a message is, most urgent first: a sender asks for it, a permit limits it, and a link has a lane for each. */
public enum Priority {
    URGENT,
    NORMAL,
    BULK;

    /** The priority of that name: {@code urgent}, {@code normal} or {@code bulk}. */
    public static Optional<Priority> of(String id) {
        return Stream.of(values()).filter(priority -> priority.id().equals(id)).findFirst();
    }

    /** As files, messages, consoles and commands write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a permit up to this one lets a message of that priority pass. */
    boolean allows(Priority asked) {
        return compareTo(asked) <= 0;
    }

    /** The less urgent of the two. */
    Priority orLess(Priority other) {
        return compareTo(other) < 0 ? other : this;
    }
}
