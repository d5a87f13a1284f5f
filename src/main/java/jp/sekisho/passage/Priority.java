package jp.sekisho.passage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The lanes of a link, most urgent first. */
public enum Priority {
    URGENT,
    NORMAL,
    BULK;

    /** The lane of that name: {@code urgent}, {@code normal} or {@code bulk}. */
    public static Optional<Priority> of(String id) {
        return Stream.of(values()).filter(lane -> lane.id().equals(id)).findFirst();
    }

    /** As files, consoles and commands write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
