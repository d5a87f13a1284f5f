package jp.sekisho.convert.value;

import java.util.List;
import java.util.OptionalInt;
import jp.sekisho.convert.language.PlainNumber;
import jp.sekisho.layout.record.Record;

/**
 * One slot of a group of the source.
 *
 * @param number which one it is, from 1
 * @param count the item that says how many slots are used, by its place
 * @param items its items, by their places
 */
public record SourceSlot(int number, OptionalInt count, List<Integer> items) {

    /** Whether a record uses it: its count says so, or else there is something in it. */
    public boolean isUsed(Record source) {
        String said = count.isPresent() ? source.get(count.getAsInt()) : "";
        return PlainNumber.of(said).map(number -> number.isAtLeast(this.number)).orElseGet(() -> items.stream()
                .anyMatch(item -> !source.get(item).isEmpty()));
    }
}
