package jp.sekisho.routes.door;

import java.util.List;
import java.util.Set;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.Request;
import jp.sekisho.routes.RouteError;

/**
 * What one receiver gets of what is distributed: never more than it was to get when that was said, whatever its map has come to read
 * since, and never more than its map reads now.
 */
public final class Cut {
    private static final String SEPARATOR = " ";

    private Cut() {}

    /** The names of the items that a receiver's map reads of a record, for its line and for the ledger. */
    static String names(ConversionMap map, Record record) {
        return String.join(SEPARATOR, map.reads(record.kind()));
    }

    /**
     * Refuses a map that asks for a number of the person that its receiver was not to get when it was said.
     *
     * @throws jp.sekisho.error.SekishoException ROUTE-070
     */
    public static void refuseMoreNumbers(Request request, ConversionMap map, Record whole) {
        List<String> then = List.of(request.items().split(SEPARATOR));
        map.reads(whole.kind()).stream()
                .filter(name -> !whole.names().contains(name) && !then.contains(name))
                .findFirst()
                .ifPresent(number -> {
                    throw RouteError.WIDER_THAN_THEN.exception("number", number, "map", map.id());
                });
    }

    /** What its receiver was to get when it was said: everything else is blank. */
    public static Record then(Request request, Record whole) {
        Set<String> names = Set.copyOf(List.of(request.items().split(SEPARATOR)));
        Record cut = whole;
        for (String item : whole.names()) {
            if (!names.contains(item) && !whole.get(item).isEmpty()) {
                cut = cut.with(item, "");
            }
        }
        return cut;
    }
}
