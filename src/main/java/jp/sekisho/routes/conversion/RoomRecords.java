package jp.sekisho.routes.conversion;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;

/** Records of the layouts in which rooms are asked and answer. */
final class RoomRecords {
    private RoomRecords() {}

    /** What a record asks: an item that is blank or not in its layout is absent. */
    static Map<RoomItem, String> asked(RoomForm form, Record record) {
        return read(form.question(), record);
    }

    /** The items of a part that a record fills. */
    static Map<RoomItem, String> read(RoomForm.Part part, Record record) {
        Map<RoomItem, String> items = new HashMap<>();
        for (RoomItem item : part.known()) {
            if (record.names().contains(item.item()) && !record.get(item.item()).isBlank()) {
                items.put(item, record.get(item.item()));
            }
        }
        return items;
    }

    /** What a room says, in canonical text, as far as the layout of its answers has items for it. */
    static Record said(Layout layout, Map<RoomItem, String> items) {
        RecordKind kind = layout.data();
        Filling said = kind.filling();
        items.forEach((item, value) -> {
            if (layout.field(item.item()).isPresent()) {
                said.set(kind.index(item.item()), value);
            }
        });
        return said.record();
    }

    /** The names of what an answer hands over. */
    static String handedOver(Layout answer) {
        return answer.fields().stream().map(Field::name).collect(Collectors.joining(" "));
    }
}
