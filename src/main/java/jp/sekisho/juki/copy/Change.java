package jp.sekisho.juki.copy;

import static jp.sekisho.passage.room.RoomItem.ADDRESS;
import static jp.sekisho.passage.room.RoomItem.BIRTH;
import static jp.sekisho.passage.room.RoomItem.CHANGED_AT;
import static jp.sekisho.passage.room.RoomItem.CHANGE_NUMBER;
import static jp.sekisho.passage.room.RoomItem.HOUSEHOLD_NUMBER;
import static jp.sekisho.passage.room.RoomItem.HOUSEHOLD_SIZE;
import static jp.sekisho.passage.room.RoomItem.IS_DEFINITIVE;
import static jp.sekisho.passage.room.RoomItem.LOCAL_NUMBER;
import static jp.sekisho.passage.room.RoomItem.MOVES_OUT_ON;
import static jp.sekisho.passage.room.RoomItem.NAME;
import static jp.sekisho.passage.room.RoomItem.RELATIONSHIP;
import static jp.sekisho.passage.room.RoomItem.RESIDENCE;
import static jp.sekisho.passage.room.RoomItem.RESIDENT_RECORD_CODE;
import static jp.sekisho.passage.room.RoomItem.SEX;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;

/**
 * What the register says of a person once it has changed. Immutable.
 *
 * @param number the register's own of the person
 * @param household empty if the register has not said which
 * @param isDefinitive whether it is 本登録
 * @param change the register's count of changes
 * @param at when it changed, local time
 * @param kept what is kept of it, closed
 */
record Change(
        String number,
        String code,
        String household,
        boolean isDefinitive,
        long change,
        LocalDateTime at,
        Map<RoomItem, String> kept) {
    /** What a certificate cannot do without. */
    private static final List<RoomItem> NEEDED = List.of(NAME, BIRTH, SEX, ADDRESS, RELATIONSHIP);

    /** What says where somebody stands; it is kept of whoever was removed, too. */
    private static final Set<RoomItem> STANDING = EnumSet.of(RESIDENCE, MOVES_OUT_ON, HOUSEHOLD_SIZE);

    /** @throws jp.sekisho.error.SekishoException COPY-011 if it cannot be used */
    static Change of(Question told) {
        Items items = new Items(told);
        Residence residence = items.oneOf(Residence.class, RESIDENCE);
        if (residence != Residence.REMOVED) {
            NEEDED.forEach(items::text);
        }
        if (residence == Residence.MOVING_OUT) {
            items.date(MOVES_OUT_ON);
        }
        if (!told.get(HOUSEHOLD_SIZE).isBlank()) {
            items.number(HOUSEHOLD_SIZE);
        }
        return new Change(
                items.text(LOCAL_NUMBER),
                items.text(RESIDENT_RECORD_CODE),
                told.get(HOUSEHOLD_NUMBER),
                items.flag(IS_DEFINITIVE),
                items.number(CHANGE_NUMBER),
                items.time(CHANGED_AT),
                kept(told, residence));
    }

    private static Map<RoomItem, String> kept(Question told, Residence residence) {
        Map<RoomItem, String> kept = new EnumMap<>(RoomItem.class);
        Set<RoomItem> issued =
                EnumSet.copyOf(RoomForm.WIDE_AREA_ISSUANCE.answer().known());
        issued.removeAll(Set.of(CHANGE_NUMBER, CHANGED_AT));
        told.items().forEach((item, value) -> {
            if (STANDING.contains(item) || residence != Residence.REMOVED && issued.contains(item)) {
                kept.put(item, value);
            }
        });
        return kept;
    }

    @Override
    public String toString() {
        return "Change[]";
    }
}
