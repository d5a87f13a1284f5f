package jp.sekisho.juki.copy;

import static jp.sekisho.passage.room.RoomItem.HOUSEHOLD_SIZE;
import static jp.sekisho.passage.room.RoomItem.MOVES_OUT_ON;
import static jp.sekisho.passage.room.RoomItem.RESIDENCE;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.passage.room.RoomItem;

/**
 * What the copy holds of a person. Immutable.
 *
 * @param person the name that the tables have
 * @param household which one, by its digest; none if the register has not said so
 * @param change the register's count at the last change
 */
record Held(String person, Optional<byte[]> household, long change, Map<RoomItem, String> items) {
    Residence residence() {
        return Residence.valueOf(get(RESIDENCE));
    }

    boolean isRemoved() {
        return residence() == Residence.REMOVED;
    }

    /** Whether the planned day of moving out has come. */
    boolean hasMovedOut(LocalDate today) {
        return residence() == Residence.MOVING_OUT
                && !LocalDate.parse(get(MOVES_OUT_ON)).isAfter(today);
    }

    /** How many were in the household after the change; nothing if the register has not said so. */
    Optional<Long> householdSize() {
        return Optional.of(get(HOUSEHOLD_SIZE)).filter(size -> !size.isEmpty()).map(Long::parseLong);
    }

    private String get(RoomItem item) {
        return items.getOrDefault(item, "");
    }

    @Override
    public String toString() {
        return "Held[]";
    }
}
