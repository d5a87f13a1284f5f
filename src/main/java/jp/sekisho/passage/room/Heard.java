package jp.sekisho.passage.room;

import java.util.Map;
import jp.sekisho.passage.Ending;

/**
 * What came of something that a room asked.
 *
 * @param form in which it was asked
 * @param ending how it ended
 * @param items with a result what was answered, else what was asked
 */
public record Heard(RoomForm form, Ending ending, Map<RoomItem, String> items) {
    public Heard {
        items = Map.copyOf(items);
    }

    /** The value of an item; empty if it is not said. */
    public String get(RoomItem item) {
        return items.getOrDefault(item, "");
    }

    /** Without the items, which are personal data. */
    @Override
    public String toString() {
        return "Heard[" + form + " " + ending + "]";
    }
}
