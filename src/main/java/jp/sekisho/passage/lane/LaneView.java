package jp.sekisho.passage.lane;

import java.time.Instant;
import java.util.Map;
import jp.sekisho.boundary.Priority;

/**
 * How a link's lane stands. Immutable.
 *
 * @param waiting how many have not left, by priority; those being sent count
 * @param waitingBySystem the same, by system
 * @param oldest when the oldest of them was accepted, real time, by priority
 * @param oldestBySystem the same, by system
 * @param inFlight how many are being sent now
 * @param failing how many wait for another try after one that failed
 * @param sent how many were sent since this process started
 */
public record LaneView(
        Map<Priority, Integer> waiting,
        Map<String, Integer> waitingBySystem,
        Map<Priority, Instant> oldest,
        Map<String, Instant> oldestBySystem,
        int inFlight,
        int failing,
        long sent) {
    public static final LaneView NOTHING = new LaneView(Map.of(), Map.of(), Map.of(), Map.of(), 0, 0, 0);

    public LaneView {
        waiting = Map.copyOf(waiting);
        waitingBySystem = Map.copyOf(waitingBySystem);
        oldest = Map.copyOf(oldest);
        oldestBySystem = Map.copyOf(oldestBySystem);
    }
}
