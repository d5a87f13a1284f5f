package jp.sekisho.convert.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap.Group;
import jp.sekisho.convert.value.Assignment;
import jp.sekisho.convert.value.Dropped;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.SourceSlot;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/**
 * Compiles the groups of a map slot by slot: the first of the source becomes the first of the target. What is said of a slot
 * happens in records that use it, also where it is made of nothing in the slot. A record that uses a slot of the source for
 * which the target has none is refused.
 */
record Groups(Optional<Side> source, Optional<Side> target, Scope scope) {

    /** What the slots of a group come to: lines, and the source's slots that must be blank. */
    record Compiled(List<Assignment> assignments, List<Beyond> beyond, List<YamlText> drop, List<YamlText> blank) {}

    /** A slot for which the target has none. */
    record Beyond(SourceSlot slot, Finding tooMany) {
        void check(Record source) {
            if (slot.isUsed(source)) {
                throw tooMany.asException();
            }
        }
    }

    Compiled compile(List<Group> groups) {
        Compiled all = new Compiled(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        groups.forEach(group -> compile(group, all));
        return all;
    }

    private void compile(Group group, Compiled all) {
        int from = slots(source, group.from());
        int to = slots(target, group.to());
        if (from == 0 || to == 0) {
            return;
        }
        boolean good = true;
        for (int slot = 1; slot <= Math.min(from, to); slot++) {
            String read = prefix(group.from().value(), slot);
            String written = prefix(group.to().value(), slot);
            Issues issues = good ? scope.issues() : new Issues();
            int before = issues.errors();
            Scope inSlot = scope.inSlot(read, issues);
            SourceSlot used = slot(group, slot);
            new Assignments(target, written, inSlot)
                    .compile(group.lines().set())
                    .forEach(line -> all.assignments().add(new Assignment.InSlot(used, line)));
            Dropped dropped = new Dropped(source.orElseThrow(), scope.uses(), issues);
            group.lines().drop().forEach(drop -> dropped.items(drop, read).forEach(all.drop()::add));
            group.lines().blank().forEach(item -> all.blank().add(new YamlText(item.place(), written + item.value())));
            good &= issues.errors() == before;
        }
        beyond(group, from, to, all);
        restBlank(group, from, to, all);
    }

    private void beyond(Group group, int from, int to, Compiled all) {
        String name = group.from().value();
        Finding tooMany = Finding.of(MapError.TOO_MANY_IN_GROUP, "item", name, "group", name, "most", to);
        for (int number = to + 1; number <= from; number++) {
            SourceSlot slot = slot(group, number);
            List<Field> fields = source.orElseThrow().kind().fields();
            slot.items().forEach(item -> scope.uses().use(fields.get(item).name()));
            all.beyond().add(new Beyond(slot, tooMany));
        }
    }

    private SourceSlot slot(Group group, int number) {
        Side side = source.orElseThrow();
        List<Integer> items = side.kind().fields().stream()
                .map(Field::name)
                .filter(name -> name.startsWith(prefix(group.from().value(), number)))
                .map(side::index)
                .toList();
        return new SourceSlot(number, side.kind().countOf(group.from().value()), items);
    }

    /** Slots of the target that no slot of the source fills stay blank. */
    private void restBlank(Group group, int from, int to, Compiled all) {
        for (int slot = from + 1; slot <= to; slot++) {
            String written = prefix(group.to().value(), slot);
            target.orElseThrow().fields().stream()
                    .map(Field::name)
                    .filter(name -> name.startsWith(written))
                    .forEach(name -> all.blank().add(new YamlText(group.to().place(), name)));
        }
    }

    private int slots(Optional<Side> side, YamlText group) {
        if (side.isEmpty()) {
            return 0;
        }
        int slots = 0;
        while (hasSlot(side.get(), prefix(group.value(), slots + 1))) {
            slots++;
        }
        if (slots == 0 && side.get().shape().isSound()) {
            scope.issues()
                    .error(
                            group.place(),
                            MapError.NO_SUCH_GROUP,
                            "layout",
                            side.get().layout().id(),
                            "group",
                            group.value());
        }
        return slots;
    }

    private static boolean hasSlot(Side side, String prefix) {
        return side.kind().fields().stream().anyMatch(field -> field.name().startsWith(prefix));
    }

    private static String prefix(String group, int slot) {
        return group + slot + ".";
    }
}
