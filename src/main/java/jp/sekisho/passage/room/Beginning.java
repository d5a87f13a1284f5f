package jp.sekisho.passage.room;

import java.util.Map;

/**
 * Something that a room asks of a counterpart, since something else was done or heard. It goes through a door like a system's message.
 *
 * @param form one that the room itself asks in
 * @param items what it asks
 */
public record Beginning(RoomForm form, Map<RoomItem, String> items) {
    public Beginning {
        items = Map.copyOf(items);
    }

    /** Without the items, which are personal data. */
    @Override
    public String toString() {
        return "Beginning[" + form + "]";
    }
}
