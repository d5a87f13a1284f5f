package jp.sekisho.juki.copy;

import static jp.sekisho.passage.room.RoomItem.LOCAL_NUMBER;
import static jp.sekisho.passage.room.RoomItem.MEASURE;
import static jp.sekisho.passage.room.RoomItem.PROTECTED;
import static jp.sekisho.passage.room.RoomItem.PROTECTED_FROM;
import static jp.sekisho.passage.room.RoomItem.PROTECTED_UNTIL;
import static jp.sekisho.passage.room.RoomItem.SAID_AT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.RoomItem;

/**
 * That a measure protects a person from a day on, or does so no longer. It does not end by itself. Immutable.
 *
 * @param number the register's own of the person
 * @param isSet whether it protects
 * @param at when the register has said so, local time
 */
record Protection(String number, Measure measure, boolean isSet, LocalDateTime at, Map<RoomItem, String> kept) {

    /** @throws jp.sekisho.error.SekishoException COPY-011 if it cannot be used */
    static Protection of(Question said) {
        Items items = new Items(said);
        items.date(PROTECTED_FROM);
        Map<RoomItem, String> kept = new EnumMap<>(RoomItem.class);
        for (RoomItem item : new RoomItem[] {PROTECTED, PROTECTED_FROM, PROTECTED_UNTIL}) {
            if (!said.get(item).isBlank()) {
                kept.put(item, said.get(item));
            }
        }
        return new Protection(
                items.text(LOCAL_NUMBER),
                items.oneOf(Measure.class, MEASURE),
                items.flag(PROTECTED),
                items.time(SAID_AT),
                kept);
    }

    /** Whether what was kept of one protects on a day. */
    static boolean protects(Map<RoomItem, String> kept, LocalDate on) {
        return kept.getOrDefault(PROTECTED, "").equals("yes")
                && !LocalDate.parse(kept.getOrDefault(PROTECTED_FROM, "")).isAfter(on);
    }

    @Override
    public String toString() {
        return "Protection[]";
    }
}
