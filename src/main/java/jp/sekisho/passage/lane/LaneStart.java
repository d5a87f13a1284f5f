package jp.sekisho.passage.lane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.sekisho.passage.Station;

/**
 * What held a place when a process began to read a lane, part by part of the persons, in ascending order. A request is read
 * with the lowest part of its persons; its places in higher parts are kept until their turn. So the lines of a part's persons
 * come whole and in order, and what has been read can be sent while the rest is still to be read. Mutable; owned by the lane's
 * dispatcher thread.
 */
final class LaneStart {
    private static final int PAGE = 1_000;
    private static final Comparator<LaneRows.Placed> IN_ORDER = Comparator.<LaneRows.Placed>comparingInt(
                    placed -> placed.place().bucket())
            .thenComparingLong(placed -> placed.place().number());

    private final Station station;
    private final String link;
    private final Predicate<LaneRows.Waiter> holds;
    private final Map<Integer, Long> last;
    /** Places of requests that were read, by the parts that were not. */
    private final SortedMap<Integer, List<LaneRows.Placed>> kept = new TreeMap<>();

    private int readUpTo = -1;

    /** @param last the last number of each bucket; what was committed after is not read here */
    LaneStart(Station station, String link, Predicate<LaneRows.Waiter> holds, SortedMap<Integer, Long> last) {
        this.station = station;
        this.link = link;
        this.holds = holds;
        this.last = Map.copyOf(last);
    }

    boolean isDone() {
        return readUpTo == Parts.COUNT;
    }

    /** Adds what holds a place in the next parts, each of them whole. */
    void feed(LaneOrder order) {
        List<LaneRows.Open> page = station.store().ask(handle -> LaneRows.open(handle, link, readUpTo, PAGE));
        List<LaneRows.Open> whole = page.size() < PAGE ? page : wholeParts(page);
        int upTo =
                page.size() < PAGE ? Parts.COUNT : whole.get(whole.size() - 1).part();
        List<LaneRows.Placed> placed = placed(whole);
        SortedMap<Integer, List<LaneRows.Placed>> due = kept.headMap(upTo + 1);
        due.values().forEach(places -> places.removeIf(each -> hasEndedSince(each, order)));
        placed.stream()
                .filter(each -> !order.knows(each.waiter().requestId())) // a person has sent it again meanwhile
                .forEach(each -> kept.computeIfAbsent(part(each.place()), part -> new ArrayList<>())
                        .add(each));
        due.values().stream().flatMap(List::stream).sorted(IN_ORDER).forEach(each -> order.add(each.row()));
        due.clear();
        readUpTo = upTo;
    }

    private static int part(LaneRows.Place place) {
        return Parts.of(place.person(), place.requestId());
    }

    /** A request whose first place was read and that the order does not know any more. */
    private static boolean hasEndedSince(LaneRows.Placed placed, LaneOrder order) {
        return !order.knows(placed.waiter().requestId());
    }

    /** The last part of a full page may go on behind it: the others are whole, and if there are none, it is read whole. */
    private List<LaneRows.Open> wholeParts(List<LaneRows.Open> page) {
        int cut = page.get(page.size() - 1).part();
        List<LaneRows.Open> whole =
                page.stream().filter(open -> open.part() < cut).toList();
        return whole.isEmpty() ? station.store().ask(handle -> LaneRows.open(handle, link, cut)) : whole;
    }

    private List<LaneRows.Placed> placed(List<LaneRows.Open> requests) {
        List<String> ids = requests.stream().map(LaneRows.Open::requestId).toList();
        Map<String, LaneRows.Waiter> waiters = station.store().ask(handle -> LaneRows.waiters(handle, ids));
        List<LaneRows.Place> places = station.store().ask(handle -> LaneRows.places(handle, ids));
        return places.stream()
                .filter(place -> place.number() <= last.getOrDefault(place.bucket(), 0L))
                .flatMap(place -> Optional.ofNullable(waiters.get(place.requestId())).stream()
                        .map(waiter -> new LaneRows.Placed(place, waiter)))
                .filter(place -> holds.test(place.waiter()))
                .toList();
    }
}
