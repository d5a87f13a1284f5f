package jp.sekisho.passage.lane;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.RequestState;

/**
 * Who may go next in a lane: a cache of the tables, fed from them only. A request goes when it is first for each of its
 * persons; one that cannot go holds those who come after it for the same person, and nobody else. A more urgent request
 * lifts the earlier ones of its persons with it.
 *
 * <p>Mutable; owned by the lane's dispatcher thread.
 */
public final class LaneOrder {
    private final KeyedSet<LaneEntry> entries = new KeyedSet<>();
    /** The last place in the line of each person. */
    private final KeyedSet<LanePlace> lines = new KeyedSet<>();

    private final Map<Priority, FairQueue> ready = new EnumMap<>(Priority.class);
    private final Map<Priority, Integer> waiting = new EnumMap<>(Priority.class);
    private final Map<String, Integer> waitingBySystem = new HashMap<>();
    private final Ages<Priority> ages = new Ages<>();
    private final Ages<String> agesBySystem = new Ages<>();

    private final Predicate<String> sharesNumber;
    /** The interfaces of which one message at a time may go, and of those of which one has set out, which. */
    private final Map<String, Optional<String>> numberHolders = new HashMap<>();

    /**
     * @param shares of the systems
     * @param sharesNumber whether the messages of an interface share a number that the counterpart counts
     */
    public LaneOrder(ToIntFunction<String> shares, Predicate<String> sharesNumber) {
        this.sharesNumber = sharesNumber;
        for (Priority priority : Priority.values()) {
            ready.put(priority, new FairQueue(shares));
            waiting.put(priority, 0);
        }
    }

    /**
     * A row of the order: a request at its place for one person.
     *
     * @param passes the request before which it takes its place, because it corrects that
     */
    public record Row(
            String requestId,
            String system,
            String interfaceId,
            Priority priority,
            int personCount,
            String person,
            RequestState state,
            Instant acceptedAt,
            Optional<String> passes) {
        /** Of what corrects nothing. */
        public Row(
                String requestId,
                String system,
                String interfaceId,
                Priority priority,
                int personCount,
                String person,
                RequestState state,
                Instant acceptedAt) {
            this(requestId, system, interfaceId, priority, personCount, person, state, acceptedAt, Optional.empty());
        }
    }

    /** Adds a row; rows of one person come in the order of their numbers. */
    public void add(Row row) {
        LaneEntry entry = entries.find(Keyed.of(row.requestId)).orElseGet(() -> enter(row));
        Optional<LanePlace> passed =
                row.passes.flatMap(id -> entries.find(Keyed.of(id))).flatMap(held -> held.place(row.person));
        if (passed.isPresent()) {
            pass(passed.get(), entry, row.person);
        } else {
            LanePlace place = entry.takePlace(row.person, lines.find(Keyed.of(row.person)));
            lines.put(place);
            lift(place);
        }
        promote(entry);
    }

    private void pass(LanePlace passed, LaneEntry entry, String person) {
        Optional<LanePlace> before = passed.before();
        LanePlace place = entry.takePlace(person, before);
        if (before.isPresent()) {
            passed.follow(place);
            lift(passed);
            lift(place);
        } else {
            giveWay(passed, place);
        }
    }

    /** Adds the rows of a request that had left, and holds its places again: before all others of its persons. */
    public void addFirst(List<Row> rows) {
        for (Row row : rows) {
            LaneEntry entry = entries.find(Keyed.of(row.requestId)).orElseGet(() -> enter(row));
            Optional<LanePlace> first = lines.find(Keyed.of(row.person)).map(LanePlace::first);
            LanePlace place = entry.takePlace(row.person, Optional.empty());
            first.ifPresentOrElse(other -> giveWay(other, place), () -> lines.put(place));
            promote(entry);
        }
    }

    private void giveWay(LanePlace first, LanePlace to) {
        first.follow(to);
        LaneEntry entry = first.entry();
        entry.moveDown();
        if (entry.standing() == LaneEntry.Standing.READY) {
            ready(entry.effective()).remove(entry);
            entry.stand(LaneEntry.Standing.BEHIND);
        }
        lift(first);
    }

    private FairQueue ready(Priority priority) {
        return Objects.requireNonNull(ready.get(priority));
    }

    private LaneEntry enter(Row row) {
        LaneEntry entry = new LaneEntry(row, sharesNumber.test(row.interfaceId()));
        if (entry.sharesNumber()) {
            numberHolders.putIfAbsent(entry.interfaceId(), Optional.empty());
        }
        entries.put(entry);
        waiting.merge(entry.effective(), 1, Integer::sum);
        waitingBySystem.merge(entry.system(), 1, Integer::sum);
        ages.add(entry.effective(), entry);
        agesBySystem.add(entry.system(), entry);
        return entry;
    }

    /** Whether a request has all of its places. */
    boolean isWhole(String requestId) {
        return entries.find(Keyed.of(requestId)).filter(LaneEntry::isWhole).isPresent();
    }

    public boolean knows(String requestId) {
        return entries.find(Keyed.of(requestId)).isPresent();
    }

    /** The interfaces of this lane whose messages share a number. */
    public Set<String> sharingNumbers() {
        return Set.copyOf(numberHolders.keySet());
    }

    /** Which requests have the numbers that are shared, by their interfaces; those under way keep them. */
    public void numbersHeld(Map<String, String> now, Predicate<String> underWay) {
        numberHolders.replaceAll((interfaceId, before) ->
                Optional.ofNullable(now.get(interfaceId)).or(() -> before.filter(underWay)));
    }

    /** The next entry of the most urgent open lane; it is claimed now. */
    public Optional<LaneEntry> next(Set<Priority> open) {
        for (Priority priority : Priority.values()) {
            if (open.contains(priority)) {
                Optional<LaneEntry> next =
                        withNumber(priority).or(() -> ready(priority).poll(numbersTaken()));
                if (next.isPresent()) {
                    setOut(next.get());
                    return next;
                }
            }
        }
        return Optional.empty();
    }

    private void setOut(LaneEntry entry) {
        entry.stand(LaneEntry.Standing.CLAIMED);
        if (entry.sharesNumber()) {
            numberHolders.put(entry.interfaceId(), Optional.of(entry.requestId()));
        }
    }

    private Set<String> numbersTaken() {
        return numberHolders.entrySet().stream()
                .filter(each -> each.getValue().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** One that has the number already, and goes again: nobody else of its interface could. */
    private Optional<LaneEntry> withNumber(Priority priority) {
        Optional<LaneEntry> next = numberHolders.values().stream()
                .flatMap(Optional::stream)
                .flatMap(id -> entries.find(Keyed.of(id)).stream())
                .filter(entry -> entry.standing() == LaneEntry.Standing.READY && entry.effective() == priority)
                .findFirst();
        next.ifPresent(entry -> ready(priority).remove(entry));
        return next;
    }

    /** Lets a claimed entry be picked again; it keeps its place. False if it is not here. */
    public boolean again(String requestId) {
        Optional<LaneEntry> entry = entries.find(Keyed.of(requestId));
        entry.filter(here -> here.standing() == LaneEntry.Standing.CLAIMED).ifPresent(this::rested);
        return entry.isPresent();
    }

    /** Sets a claimed entry aside until {@link #rested}; it keeps its place. */
    public void rest(LaneEntry entry) {
        entry.stand(LaneEntry.Standing.RESTING);
    }

    /** Lets an entry that was set aside be picked again. */
    public void rested(LaneEntry entry) {
        if (isHere(entry)) {
            entry.stand(LaneEntry.Standing.BEHIND);
            promote(entry);
        }
    }

    /** Takes an entry out: it has left, or ended. Those behind it move up. */
    public void leave(String requestId) {
        entries.find(Keyed.of(requestId)).ifPresent(this::leave);
    }

    private void leave(LaneEntry entry) {
        entries.remove(entry);
        if (entry.sharesNumber()) {
            numberHolders.computeIfPresent(
                    entry.interfaceId(), (id, holder) -> holder.filter(other -> !other.equals(entry.requestId())));
        }
        waiting.merge(entry.effective(), -1, Integer::sum);
        waitingBySystem.merge(entry.system(), -1, Integer::sum);
        ages.remove(entry.effective(), entry);
        agesBySystem.remove(entry.system(), entry);
        if (entry.standing() == LaneEntry.Standing.READY) {
            ready(entry.effective()).remove(entry);
        }
        entry.stand(LaneEntry.Standing.BEHIND);
        entry.forEachPlace(this::quit);
    }

    private void quit(LanePlace place) {
        Optional<LanePlace> before = place.before();
        Optional<LanePlace> behind = place.behind();
        place.quit();
        if (behind.isEmpty()) {
            before.ifPresentOrElse(lines::put, () -> lines.remove(place));
        } else if (before.isEmpty()) {
            LaneEntry first = behind.get().entry();
            first.moveUp();
            promote(first);
        }
    }

    /** How many have not left, by the priority they go with. */
    public Map<Priority, Integer> waiting() {
        return Map.copyOf(waiting);
    }

    /** How many of each system have not left. */
    public Map<String, Integer> waitingBySystem() {
        return Map.copyOf(waitingBySystem);
    }

    /** When the oldest that has not left was accepted, by the priority it goes with. */
    public Map<Priority, Instant> oldest() {
        return ages.oldest();
    }

    /** The same by system. */
    public Map<String, Instant> oldestBySystem() {
        return agesBySystem.oldest();
    }

    private boolean isHere(LaneEntry entry) {
        return entries.find(entry).filter(here -> here == entry).isPresent();
    }

    private void promote(LaneEntry entry) {
        if (entry.isNext()) {
            entry.stand(LaneEntry.Standing.READY);
            ready(entry.effective()).add(entry);
        }
    }

    /**
     * In each line, who stands before somebody is as urgent at least: so only the one right before a place can be less
     * urgent, and everybody is lifted as often as there are priorities, at most.
     */
    private void lift(LanePlace urgent) {
        Deque<LaneEntry> lifted = new ArrayDeque<>(1);
        liftBefore(urgent, lifted);
        while (!lifted.isEmpty()) {
            lifted.remove().forEachPlace(place -> liftBefore(place, lifted));
        }
    }

    private void liftBefore(LanePlace place, Deque<LaneEntry> lifted) {
        Priority priority = place.entry().effective();
        place.before()
                .map(LanePlace::entry)
                .filter(earlier -> earlier.effective().compareTo(priority) > 0)
                .ifPresent(earlier -> {
                    liftTo(earlier, priority);
                    lifted.add(earlier);
                });
    }

    private void liftTo(LaneEntry entry, Priority priority) {
        boolean isReady = entry.standing() == LaneEntry.Standing.READY;
        if (isReady) {
            ready(entry.effective()).remove(entry);
        }
        waiting.merge(entry.effective(), -1, Integer::sum);
        ages.remove(entry.effective(), entry);
        entry.lift(priority);
        waiting.merge(priority, 1, Integer::sum);
        ages.add(priority, entry);
        if (isReady) {
            ready(priority).add(entry);
        }
    }
}
