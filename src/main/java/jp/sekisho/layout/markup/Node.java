package jp.sekisho.layout.markup;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.layout.item.CharacterRules;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.record.GroupCount;
import jp.sekisho.layout.record.Part;
import jp.sekisho.layout.record.RecordKind;

/** What an XML element or a JSON member is: an item, or a place of a repeated group. */
public sealed interface Node {
    String name();

    /** An item. */
    record Leaf(String name, int index, CharacterRules rules) implements Node {}

    /** Items that are repeated: the nodes of each place. */
    record Repeated(String name, GroupCount count, int countAt, List<List<Node>> slots) implements Node {

        /** As many places as are said to be used. */
        List<List<Node>> used(String[] written) {
            return slots.subList(0, Math.min(Math.max(said(written), 0), slots.size()));
        }

        /** Refuses a message that has more places than it says, or fewer: it may have been cut off. */
        void refuseOther(int there, String[] written, int line) {
            int said = said(written);
            if (said >= 0 && said != there) {
                throw count.wrong(line);
            }
        }

        /** None where it is blank; negative for what is no count, which is the count's own error. */
        private int said(String[] written) {
            String said = written[countAt];
            boolean counts = said.length() < 6 && said.chars().allMatch(c -> c >= '0' && c <= '9');
            return !counts ? -1 : said.isEmpty() ? 0 : Integer.parseInt(said);
        }
    }

    /** The nodes of a kind of record; an item of a group is called by its own name alone. */
    static List<Node> of(Head head, RecordKind kind) {
        return nodes(head, kind, kind.parts(), "");
    }

    private static List<Node> nodes(Head head, RecordKind kind, List<Part> parts, String prefix) {
        List<Node> nodes = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Item item) {
                String name = item.field().name().substring(prefix.length());
                nodes.add(new Leaf(name, item.index(), new CharacterRules(head, item.field())));
            }
            if (part instanceof Part.Group group) {
                nodes.add(repeated(head, kind, group));
            }
        }
        return List.copyOf(nodes);
    }

    private static Repeated repeated(Head head, RecordKind kind, Part.Group group) {
        List<List<Node>> slots = new ArrayList<>();
        for (int i = 0; i < group.slots().size(); i++) {
            slots.add(nodes(head, kind, group.slots().get(i), group.name() + (i + 1) + "."));
        }
        ItemRules item = new ItemRules(head, kind.fields().get(group.count()));
        return new Repeated(
                group.name(), new GroupCount(item, group.name(), slots.size()), group.count(), List.copyOf(slots));
    }
}
