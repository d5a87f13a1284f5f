package jp.sekisho.passage.lane;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Ready entries of one priority, handed out fairly between systems: a system of share 2 gets two turns to another's one
 * (stride scheduling). Of those that share a number that the counterpart counts one at a time goes. Mutable; owned by the lane's dispatcher thread.
 */
final class FairQueue {
    private final ToIntFunction<String> shares;
    private final Map<String, Turn> turns = new HashMap<>();
    private double now;

    FairQueue(ToIntFunction<String> shares) {
        this.shares = shares;
    }

    void add(LaneEntry entry) {
        Turn turn =
                turns.computeIfAbsent(entry.system(), system -> new Turn(1.0 / Math.max(1, shares.applyAsInt(system))));
        if (turn.isEmpty()) {
            turn.due = Math.max(turn.due, now);
        }
        LaneEntry.Line line = turn.line(entry);
        if (entry.toResume()) {
            line.addFirst(entry);
        } else {
            line.addLast(entry);
        }
    }

    /** Takes one out that was added and not polled since. */
    void remove(LaneEntry entry) {
        Optional.ofNullable(turns.get(entry.system()))
                .ifPresent(turn -> turn.line(entry).remove(entry));
    }

    /** Takes the next entry. @param taken interfaces of which nobody may go now, since their one number is taken */
    Optional<LaneEntry> poll(Set<String> taken) {
        Optional<Turn> next = turns.values().stream()
                .filter(turn -> turn.next(taken).isPresent())
                .min(Comparator.comparingDouble(turn -> turn.due));
        return next.map(turn -> {
            now = Math.max(now, turn.due); // one that could not go for a while has saved no turns
            turn.due = now + turn.stride;
            return turn.next(taken).orElseThrow().removeFirst();
        });
    }

    private static final class Turn {
        private final LaneEntry.Line entries = new LaneEntry.Line();
        /** Those of which one at a time may go, by their interface. */
        private final Map<String, LaneEntry.Line> oneByOne = new HashMap<>();

        private final double stride;
        private double due;

        Turn(double stride) {
            this.stride = stride;
        }

        LaneEntry.Line line(LaneEntry entry) {
            return entry.sharesNumber()
                    ? oneByOne.computeIfAbsent(entry.interfaceId(), id -> new LaneEntry.Line())
                    : entries;
        }

        boolean isEmpty() {
            return entries.isEmpty() && oneByOne.values().stream().allMatch(LaneEntry.Line::isEmpty);
        }

        /** From which line the next entry comes: first from one of which only one at a time can hold up the others. */
        Optional<LaneEntry.Line> next(Set<String> taken) {
            for (Map.Entry<String, LaneEntry.Line> line : oneByOne.entrySet()) {
                if (!line.getValue().isEmpty() && !taken.contains(line.getKey())) {
                    return Optional.of(line.getValue());
                }
            }
            return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
        }
    }
}
