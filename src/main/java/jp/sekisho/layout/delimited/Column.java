package jp.sekisho.layout.delimited;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.error.Counted;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.CharacterRules;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.GroupCount;
import jp.sekisho.layout.record.Part;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * One cell of a delimited record.
 *
 * @param index of its item; that of a filler, which is always empty, is -1
 * @param rules those of its item; a filler has none
 * @param slot the place of a group that it belongs to
 */
public record Column(int index, String name, @Nullable CharacterRules rules, @Nullable Slot slot) {
    private static final String FILLER = "filler";

    /** The cells of a kind of record, the slots of its groups one after the other. */
    public static List<Column> of(Head head, RecordKind kind) {
        List<Column> columns = new ArrayList<>();
        kind.parts().forEach(part -> add(columns, head, kind, part, null));
        return columns;
    }

    private static void add(List<Column> columns, Head head, RecordKind kind, Part part, @Nullable Slot slot) {
        if (part instanceof Part.Item item) {
            CharacterRules rules = new CharacterRules(head, item.field());
            columns.add(new Column(item.index(), item.field().name(), rules, slot));
        } else if (part instanceof Part.Group group) {
            ItemRules item = new ItemRules(head, kind.fields().get(group.count()));
            GroupCount count = new GroupCount(item, group.name(), group.slots().size());
            for (int i = 0; i < group.slots().size(); i++) {
                Slot place = new Slot(count, group.count(), i);
                group.slots().get(i).forEach(inner -> add(columns, head, kind, inner, place));
            }
        } else {
            columns.add(new Column(-1, FILLER, null, slot));
        }
    }

    /** Takes the value of this column into the record that is being read. */
    void read(String written, Filling values, int line, Notes notes) {
        if (rules != null && isUsed(values.get(slotCountAt()), line)) {
            values.set(index, rules.read(written, line, notes));
        } else if (!written.isEmpty()) {
            throw Finding.of(LayoutError.NOT_EMPTY, Counted.LINES.detail(), line, "item", name)
                    .asException();
        }
    }

    /** What is written of the record in this column. */
    String written(Record record, int line, Notes notes) {
        boolean used = rules != null && isUsed(record.get(slotCountAt()), line);
        return used && rules != null ? rules.write(record.get(index), line, notes) : "";
    }

    private int slotCountAt() {
        return slot == null ? 0 : slot.countAt();
    }

    private boolean isUsed(String count, int line) {
        return slot == null || slot.isUsed(count, line);
    }
}
