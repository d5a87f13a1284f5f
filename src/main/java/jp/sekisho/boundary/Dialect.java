package jp.sekisho.boundary;

import java.util.Optional;
import jp.sekisho.calendar.Deadline;

/**
 * How one system speaks on one interface.
 *
 * @param exchange the interface's id, such as {@code inquiry}
 * @param layout the id of the layout that its messages have
 * @param map the id of the map to or from the other side's layout; none where both sides speak the same
 * @param sizeLimit the most bytes a message may have
 * @param deadline how long a request may take; none for what is only delivered
 */
public record Dialect(
        String exchange, String layout, Optional<String> map, int sizeLimit, Optional<Deadline> deadline) {

    /** What a message may have where its system's file says nothing. */
    public static final int DEFAULT_SIZE_LIMIT = 64 * 1024;
}
