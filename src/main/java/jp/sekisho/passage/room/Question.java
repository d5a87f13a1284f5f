package jp.sekisho.passage.room;

import java.util.Map;

/**
 * What a room is asked.
 *
 * @param asker the system that asks, or the link whose counterpart does: the form says which
 * @param items as the layout writes them; one that is blank or not in the layout is absent
 */
public record Question(RoomForm form, String asker, Map<RoomItem, String> items) {
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
        return "Question[" + form + " of " + asker + "]";
    }
}
