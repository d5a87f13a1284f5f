package jp.sekisho.passage.link;

import java.time.ZonedDateTime;
import java.util.Optional;
import jp.sekisho.calendar.OpeningHours;

/**
 * When a lane is open: by its hours, and beyond them until the time that an operator has set. Immutable.
 *
 * @param openedUntil the first instant at which the hours alone count again
 */
public record LaneHours(OpeningHours hours, Optional<ZonedDateTime> openedUntil) {

    public boolean isOpenAt(ZonedDateTime time) {
        return isOpenedAt(time) || hours.isOpenAt(time);
    }

    /** When it closes if it is open then, when it opens if not. */
    public Optional<ZonedDateTime> nextChange(ZonedDateTime time) {
        if (!isOpenAt(time)) {
            return hours.nextOpening(time);
        }
        ZonedDateTime from = isOpenedAt(time) ? openedUntil.orElseThrow() : time;
        return hours.isOpenAt(from) ? hours.nextClosing(from) : Optional.of(from);
    }

    private boolean isOpenedAt(ZonedDateTime time) {
        return openedUntil.filter(time::isBefore).isPresent();
    }
}
