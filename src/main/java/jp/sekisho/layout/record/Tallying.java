package jp.sekisho.layout.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.sekisho.layout.item.Tally;

/** All that the headers, trailers and ends of a layout say about its data records, looked up once. Immutable and thread safe. */
final class Tallying {
    private static final int ALL = -1;
    private final Map<Tally, Integer> places = new HashMap<>();
    private final Map<String, Step[]> steps = new HashMap<>();

    /**
     * What a record of one kind adds to one tally.
     *
     * @param tally the tally's place among all
     * @param summed the place of the item that is summed; negative where records are counted
     * @param where the place of the item that decides whether the record is meant; negative where all are
     */
    record Step(int tally, int summed, int where, Set<String> values, boolean isOne) {
        boolean isMeant(Record record) {
            return where < 0 || values.contains(record.get(where)) == isOne;
        }

        boolean isSum() {
            return summed >= 0;
        }

        /** Whether it adds the same whatever stands in the record. */
        boolean isSame() {
            return !isSum() && where < 0;
        }
    }

    Tallying(List<RecordKind> kinds) {
        kinds.stream()
                .flatMap(kind -> kind.fields().stream())
                .flatMap(field -> field.tally().stream())
                .forEach(tally -> places.putIfAbsent(tally, places.size()));
        kinds.forEach(kind -> steps.put(kind.name(), steps(kind)));
    }

    private Step[] steps(RecordKind kind) {
        List<Step> all = new ArrayList<>();
        places.forEach((tally, place) -> {
            if (tally.kinds().contains(kind.name())) {
                int summed = tally instanceof Tally.Sum sum ? place(kind, sum.item()) : ALL;
                all.add(tally.where()
                        .map(where -> new Step(place, summed, place(kind, where.item()), where.values(), where.isOne()))
                        .orElse(new Step(place, summed, ALL, Set.of(), true)));
            }
        });
        return all.toArray(Step[]::new);
    }

    /** Of a layout that has errors an item may not be there: nothing is read by it. */
    private static int place(RecordKind kind, String item) {
        return kind.items().has(item) ? kind.index(item) : ALL;
    }

    /** How many tallies there are. */
    int size() {
        return places.size();
    }

    int place(Tally tally) {
        return Objects.requireNonNull(places.get(tally));
    }

    /** What a record of that kind adds; the array is not to be changed. */
    Step[] of(RecordKind kind) {
        return Objects.requireNonNull(steps.get(kind.name()));
    }
}
