package jp.sekisho.convert.value;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import jp.sekisho.convert.language.Drop;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.Side.Known;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/**
 * Finds the items of the source that go nowhere, each with the place where that is said.
 *
 * <p>A range states how many items it has. So an item that is added to the layout within it is not dropped unseen: the number
 * is then wrong, and somebody has to look.
 */
public record Dropped(Side source, Uses uses, Issues issues) {

    /** @param slot in a repeating group: what the names of its items begin with in this slot; else empty */
    public Stream<YamlText> items(Drop drop, String slot) {
        if (drop instanceof Drop.One one) {
            return Stream.of(named(one.item(), slot));
        }
        Drop.Range range = (Drop.Range) drop;
        YamlText from = named(range.from(), slot);
        YamlText to = named(range.to(), slot);
        if (!isThere(from) | !isThere(to)) {
            source.fields().forEach(field -> uses.mayMean(field.name()));
            return Stream.of();
        }
        return between(range, from, to).stream().map(field -> new YamlText(from.place(), field.name()));
    }

    private static YamlText named(YamlText item, String slot) {
        return new YamlText(item.place(), item.isMissing() ? "" : slot + item.value(), item.isMissing());
    }

    /** Whether the item is there, or else reported: anything may have been meant. */
    private boolean isThere(YamlText end) {
        if (!end.isMissing()) {
            source.reportMissing(end.value(), end.place(), MapError.NO_SOURCE_ITEM, issues);
        }
        return source.known(end.value()) == Known.ITEM;
    }

    private List<Field> between(Drop.Range range, YamlText from, YamlText to) {
        int first = source.index(from.value());
        int last = source.index(to.value());
        if (first > last) {
            issues.error(to.place(), MapError.RANGE_BACKWARDS, "from", from.value(), "to", to.value());
            return source.kind().fields().subList(last, first + 1);
        }
        List<Field> items = source.kind().fields().subList(first, last + 1);
        OptionalInt stated = range.items().asCount(issues);
        if (stated.isPresent()
                && stated.getAsInt() != items.size()
                && source.shape().knowsAllNames()) {
            issues.error(
                    range.items().place(),
                    MapError.RANGE_OF_OTHERS,
                    "from",
                    from.value(),
                    "to",
                    to.value(),
                    "stated",
                    stated.getAsInt(),
                    "actual",
                    items.size(),
                    "layout",
                    source.layout().id(),
                    "version",
                    source.layout().version());
        }
        return items;
    }
}
