package jp.sekisho.passage;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import jp.sekisho.boundary.Priority;

/**
 * Who may go next in a lane: a cache of the tables, fed from them only. A request goes when it is first for each of its
 * persons; one that cannot go holds those who come after it for the same person, and nobody else. A more urgent request
 * lifts the earlier ones of its persons with it.
 *
 * <p>Mutable; owned by the lane's dispatcher thread.
 */
final class LaneOrder {
    private final Map<String, LaneEntry> entries = new HashMap<>();
    private final Map<String, Deque<LaneEntry>> byPerson = new HashMap<>();
    private final Map<Priority, FairQueue> ready = new EnumMap<>(Priority.class);
    private final Map<Priority, Integer> waiting = new EnumMap<>(Priority.class);
    private final Map<String, Integer> waitingBySystem = new HashMap<>();
    private final Ages<Priority> ages = new Ages<>((lane, entry) -> isHere(entry) && entry.effective() == lane);
    private final Ages<String> agesBySystem = new Ages<>((system, entry) -> isHere(entry));

    LaneOrder(ToIntFunction<String> shares) {
        for (Priority priority : Priority.values()) {
            ready.put(priority, new FairQueue(shares));
            waiting.put(priority, 0);
        }
    }

    /** A row of the order: a request at its place for one person. */
    record Row(
            String requestId,
            String system,
            Priority priority,
            int personCount,
            String person,
            RequestState state,
            Instant acceptedAt) {}

    /** Adds a row; rows of one person come in the order of their numbers. */
    void add(Row row) {
        LaneEntry entry = entries.computeIfAbsent(row.requestId, id -> {
            waiting.merge(row.priority, 1, Integer::sum);
            waitingBySystem.merge(row.system, 1, Integer::sum);
            LaneEntry added = new LaneEntry(row);
            ages.add(row.priority, added);
            agesBySystem.add(row.system, added);
            return added;
        });
        entry.persons().add(row.person);
        Deque<LaneEntry> queue = byPerson.computeIfAbsent(row.person, person -> new ArrayDeque<>(2));
        queue.addLast(entry);
        lift(queue, entry);
        promote(entry);
    }

    boolean knows(String requestId) {
        return entries.containsKey(requestId);
    }

    /** The next entry of the most urgent open lane; it is claimed now. */
    Optional<LaneEntry> next(Set<Priority> open) {
        for (Priority priority : Priority.values()) {
            if (open.contains(priority)) {
                Optional<LaneEntry> next = ready.get(priority)
                        .poll(entry -> entry.standing() == LaneEntry.Standing.READY && entry.effective() == priority);
                if (next.isPresent()) {
                    next.get().stand(LaneEntry.Standing.CLAIMED);
                    return next;
                }
            }
        }
        return Optional.empty();
    }

    /** Sets a claimed entry aside until {@link #rested}; it keeps its place. */
    void rest(LaneEntry entry) {
        entry.stand(LaneEntry.Standing.RESTING);
    }

    /** Lets an entry that was set aside be picked again. */
    void rested(LaneEntry entry) {
        if (entries.containsKey(entry.requestId())) {
            entry.stand(LaneEntry.Standing.BEHIND);
            promote(entry);
        }
    }

    /** Takes an entry out: it has left, or ended. Those behind it move up. */
    void leave(String requestId) {
        LaneEntry entry = entries.remove(requestId);
        if (entry == null) {
            return;
        }
        waiting.merge(entry.effective(), -1, Integer::sum);
        waitingBySystem.merge(entry.system(), -1, Integer::sum);
        entry.stand(LaneEntry.Standing.BEHIND);
        for (String person : entry.persons()) {
            Deque<LaneEntry> queue = byPerson.get(person);
            queue.remove(entry);
            if (queue.isEmpty()) {
                byPerson.remove(person);
            } else {
                promote(queue.getFirst());
            }
        }
    }

    /** How many have not left, by the priority they go with. */
    Map<Priority, Integer> waiting() {
        return Map.copyOf(waiting);
    }

    /** How many of each system have not left. */
    Map<String, Integer> waitingBySystem() {
        return Map.copyOf(waitingBySystem);
    }

    /** When the oldest that has not left was accepted, by the priority it goes with. */
    Map<Priority, Instant> oldest() {
        return ages.oldest();
    }

    /** The same by system. */
    Map<String, Instant> oldestBySystem() {
        return agesBySystem.oldest();
    }

    private boolean isHere(LaneEntry entry) {
        return entries.get(entry.requestId()) == entry;
    }

    private void promote(LaneEntry entry) {
        boolean first = entry.complete()
                && entry.standing() == LaneEntry.Standing.BEHIND
                && entry.persons().stream()
                        .allMatch(person -> byPerson.get(person).getFirst() == entry);
        if (first) {
            entry.stand(LaneEntry.Standing.READY);
            ready.get(entry.effective()).add(entry);
        }
    }

    private void lift(Deque<LaneEntry> queue, LaneEntry urgent) {
        for (LaneEntry earlier : queue) {
            if (earlier == urgent) {
                return;
            }
            if (earlier.effective().compareTo(urgent.effective()) > 0) {
                liftTo(earlier, urgent.effective());
            }
        }
    }

    private void liftTo(LaneEntry entry, Priority priority) {
        waiting.merge(entry.effective(), -1, Integer::sum);
        waiting.merge(priority, 1, Integer::sum);
        entry.lift(priority);
        ages.add(priority, entry);
        if (entry.standing() == LaneEntry.Standing.READY) {
            ready.get(priority).add(entry);
        }
        entry.persons().forEach(person -> lift(byPerson.get(person), entry));
    }
}
