package jp.sekisho.boundary;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;

/** What lets pass no more than some of what permits allow: the law's list, beside the city's own. Immutable. */
@FunctionalInterface
public interface PermitLimit {
    /** Everything passes. */
    PermitLimit NONE = (purpose, on) -> Optional.empty();

    /** Why this may not pass on that business date, though it is permitted; empty if it may. */
    Optional<Finding> objection(Purpose purpose, LocalDate on);

    /** The days on which it becomes another. */
    default Set<LocalDate> changes() {
        return Set.of();
    }

    /** The name of the version in force on a day, in ASCII, such as {@code permit-list:12}; blank where the limit has no versions. */
    default String nameOn(LocalDate on) {
        return "";
    }
}
