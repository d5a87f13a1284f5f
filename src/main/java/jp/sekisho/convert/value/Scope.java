package jp.sekisho.convert.value;

import java.util.Optional;
import jp.sekisho.convert.language.Expression.Item;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.Side.Known;
import jp.sekisho.source.Issues;

/**
 * What names mean in one part of a map.
 *
 * @param source whose items they are; empty where nothing of its layout can be known
 * @param without why there are no items at all, where there is no record to take them from
 * @param slot in a repeating group: what the names of its items begin with in this slot; else empty
 * @param request whose items {@code request(…)} means
 * @param uses the items that have been asked for
 */
public record Scope(
        Optional<Side> source,
        Optional<MapError> without,
        String slot,
        Request request,
        Tables tables,
        Uses uses,
        Issues issues) {

    /** The request that is answered: whether the map names one, and its items if they can be known. */
    public record Request(boolean isNamed, Optional<Side> side) {
        static final Request NONE = new Request(false, Optional.empty());
    }

    public Scope inSlot(String prefix, Issues own) {
        return new Scope(source, without, prefix, request, new Tables(tables.byId(), tables.broken(), own), uses, own);
    }

    /** Where a line ended without an answer, or a record is made once. */
    public boolean hasRecord() {
        return without.isEmpty();
    }

    /** An item whose value goes on. */
    public Typed value(Item item, Optional<Codes.Column> ruled) {
        Typed typed = item(item);
        typed.unedited().ifPresent(own -> uses.useValue(own.field().name(), ruled));
        return typed;
    }

    public Typed item(Item item) {
        if (without.isPresent()) {
            issues.error(item.place(), without.get(), "item", item.name());
            return Typed.unknown();
        }
        if (source.isEmpty()) {
            return Typed.unknown();
        }
        Side side = source.get();
        String inSlot = slot + item.name();
        String name = !slot.isEmpty() && side.known(inSlot) == Known.ITEM ? inSlot : item.name();
        uses.use(name);
        side.reportMissing(name, item.place(), MapError.NO_SOURCE_ITEM, issues);
        side.near(name).ifPresent(uses::mayMean);
        return side.field(name).map(field -> Typed.item(side, field)).orElseGet(Typed::unknown);
    }
}
