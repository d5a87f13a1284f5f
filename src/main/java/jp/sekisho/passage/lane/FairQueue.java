package jp.sekisho.passage.lane;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Ready entries of one priority, handed out fairly between systems: a system of share 2 gets two turns to another's one
 * (stride scheduling). Mutable; owned by the lane's dispatcher thread.
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
        if (turn.entries.isEmpty()) {
            turn.due = Math.max(turn.due, now);
        }
        if (entry.toResume()) {
            turn.entries.addFirst(entry);
        } else {
            turn.entries.addLast(entry);
        }
    }

    /** Takes one out that was added and not polled since. */
    void remove(LaneEntry entry) {
        Optional.ofNullable(turns.get(entry.system())).ifPresent(turn -> turn.entries.remove(entry));
    }

    /** Takes the next entry. */
    Optional<LaneEntry> poll() {
        Optional<Turn> next = turns.values().stream()
                .filter(turn -> !turn.entries.isEmpty())
                .min(Comparator.comparingDouble(turn -> turn.due));
        return next.map(turn -> {
            now = turn.due;
            turn.due += turn.stride;
            return turn.entries.removeFirst();
        });
    }

    private static final class Turn {
        private final LaneEntry.Line entries = new LaneEntry.Line();
        private final double stride;
        private double due;

        Turn(double stride) {
            this.stride = stride;
        }
    }
}
