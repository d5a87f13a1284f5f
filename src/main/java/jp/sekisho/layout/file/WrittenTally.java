package jp.sekisho.layout.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.PossibleValues;
import jp.sekisho.layout.item.Tally;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordKind.Role;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/**
 * A tally with the places in its file.
 *
 * @param type that of the item that states it
 */
record WrittenTally(Tally tally, List<YamlText> of, Optional<Where> where, ItemType type) {

    /** A condition as written. */
    record Where(YamlText item, List<YamlText> values, boolean isOne) {
        Tally.Where meant() {
            return new Tally.Where(
                    item.value(), values.stream().map(YamlText::value).collect(Collectors.toSet()), isOne);
        }
    }

    /** Sees that all that it names is there, and that some record can be one that it means. */
    void refuseUnfit(List<RecordKind> kinds, PossibleValues possible, Issues issues) {
        List<RecordKind> meant = new ArrayList<>();
        for (YamlText name : of) {
            String kind = tally instanceof Tally.Sum sum ? sum.kind() : name.value();
            Optional<RecordKind> data = data(kinds, kind).filter(this::isSummed);
            if (data.isEmpty() && !name.isMissing()) {
                issues.error(name.place(), LayoutFileError.TALLY_OF_NOTHING, "of", name.value());
            }
            data.ifPresent(meant::add);
        }
        where.filter(condition -> !condition.item().isMissing())
                .ifPresent(condition -> refuseUnfit(condition, meant, possible, issues));
    }

    private static void refuseUnfit(Where where, List<RecordKind> kinds, PossibleValues possible, Issues issues) {
        YamlText name = where.item();
        List<Field> items = kinds.stream()
                .flatMap(kind -> kind.field(name.value()).stream())
                .toList();
        kinds.stream()
                .filter(kind -> kind.field(name.value()).isEmpty())
                .findFirst()
                .ifPresent(kind -> issues.error(
                        name.place(), LayoutFileError.NOT_IN_RECORD, "item", name.value(), "record", kind.name()));
        where.values().stream()
                .filter(value -> !items.isEmpty())
                .filter(value -> items.stream().noneMatch(item -> possible.has(item, value.value())))
                .forEach(value -> issues.error(
                        value.place(), LayoutFileError.NEVER_THAT_VALUE, "item", name.value(), "value", value.value()));
    }

    /** Whether the sum of that item has as many digits after the point as the item that states it. */
    private boolean isSummed(RecordKind kind) {
        return !(tally instanceof Tally.Sum sum)
                || kind.field(sum.item())
                        .filter(item -> scale(item.type()) == scale(type))
                        .isPresent();
    }

    /** Negative for what is no number. */
    private static int scale(ItemType type) {
        if (type instanceof ItemType.Decimal decimal) {
            return decimal.scale();
        }
        return type instanceof ItemType.Digits ? 0 : -1;
    }

    private static Optional<RecordKind> data(List<RecordKind> kinds, String name) {
        return kinds.stream()
                .filter(kind -> kind.role() == Role.DATA && kind.name().equals(name))
                .findFirst();
    }
}
