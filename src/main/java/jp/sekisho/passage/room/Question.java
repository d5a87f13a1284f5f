package jp.sekisho.passage.room;

import java.util.Map;

/**
 * What a system asks a room.
 *
 * @param system who asks
 * @param items as the layout writes them; one that is blank or not in the layout is absent
 */
public record Question(RoomForm form, String system, Map<RoomItem, String> items) {
    public Question {
        items = Map.copyOf(items);
    }

    /** The value of an item; empty if the question does not say it. */
    public String get(RoomItem item) {
        return items.getOrDefault(item, "");
    }

    /** Without the items, which are personal data. */
    @Override
    public String toString() {
        return "Question[" + form + " of " + system + "]";
    }
}
