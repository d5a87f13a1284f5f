package jp.sekisho.passage.link;

import java.util.Map;
import java.util.Objects;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.OpeningHours;

/**
 * Whoever has a lane: a counterpart outside, or a business system to which something leads. Immutable.
 *
 * @param id its identifier, which no other link or system has
 * @param hours when each lane is open; every lane has an entry
 * @param resend what may be done when it is not known whether a message arrived
 */
public record Party(String id, Map<Priority, OpeningHours> hours, Pace pace, Resend resend, Retry retry) {
    public Party {
        hours = Map.copyOf(hours);
    }

    /** When that lane is open. */
    public OpeningHours hours(Priority lane) {
        return Objects.requireNonNull(hours.get(lane));
    }
}
