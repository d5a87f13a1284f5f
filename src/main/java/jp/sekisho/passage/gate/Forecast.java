package jp.sekisho.passage.gate;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.link.LaneHours;

/**
 * When a lane will be empty, if nothing more comes and the counterpart keeps up. Immutable.
 *
 * @param emptyBy business time; absent if it will not be within a year
 * @param leftAtClose how many will be left when the lane closes next; 0 if it is empty before
 */
public record Forecast(Optional<ZonedDateTime> emptyBy, int leftAtClose) {

    /** Whether what waits will be gone before the lane closes next. */
    public boolean fits() {
        return leftAtClose == 0 && emptyBy.isPresent();
    }

    /**
     * Looks ahead: through every lane's hours, the most urgent open lane first.
     *
     * @param hours of the lanes that are not held; the others stay as they are
     * @param perSecond how many leave in a second of business time
     */
    public static Map<Priority, Forecast> of(
            Map<Priority, LaneHours> hours, Map<Priority, Integer> waiting, double perSecond, ZonedDateTime now) {
        return new Lookahead(hours, waiting, perSecond, now).run();
    }

    /** One look ahead. Mutable; lives within one call. */
    private static final class Lookahead {
        private static final double NANOS = 1e9;
        private static final int CHANGES = 800;

        private final Map<Priority, LaneHours> hours;
        private final double perSecond;
        private final ZonedDateTime horizon;
        private final Map<Priority, Double> left = new EnumMap<>(Priority.class);
        private final Map<Priority, ZonedDateTime> empty = new EnumMap<>(Priority.class);
        private final Map<Priority, Integer> atClose = new EnumMap<>(Priority.class);
        private ZonedDateTime time;

        Lookahead(Map<Priority, LaneHours> hours, Map<Priority, Integer> waiting, double perSecond, ZonedDateTime now) {
            this.hours = hours;
            this.perSecond = perSecond;
            this.time = now;
            this.horizon = now.plusYears(1);
            waiting.forEach((lane, count) -> left.put(lane, count.doubleValue()));
        }

        Map<Priority, Forecast> run() {
            for (Priority lane : Priority.values()) {
                if (left.getOrDefault(lane, 0.0) == 0) {
                    left.remove(lane);
                    empty.put(lane, time);
                }
            }
            for (int changes = 0; changes < CHANGES && !left.isEmpty() && time.isBefore(horizon); changes++) {
                stretch(nextChange());
            }
            Map<Priority, Forecast> forecasts = new EnumMap<>(Priority.class);
            for (Priority lane : Priority.values()) {
                forecasts.put(lane, new Forecast(Optional.ofNullable(empty.get(lane)), atClose.getOrDefault(lane, 0)));
            }
            return forecasts;
        }

        private ZonedDateTime nextChange() {
            return hours.entrySet().stream()
                    .filter(lane -> left.containsKey(lane.getKey()))
                    .flatMap(lane -> lane.getValue().nextChange(time).stream())
                    .min(ZonedDateTime::compareTo)
                    .orElse(horizon);
        }

        /** Until the end no lane's hours change. */
        private void stretch(ZonedDateTime end) {
            double seconds = Duration.between(time, end).toNanos() / NANOS;
            ZonedDateTime at = time;
            for (Priority lane : Priority.values()) {
                LaneHours lanes = hours.get(lane);
                if (left.containsKey(lane) && lanes != null && lanes.isOpenAt(time)) {
                    double taken = Math.min(seconds, left.getOrDefault(lane, 0.0) / perSecond);
                    seconds -= taken;
                    at = at.plusNanos((long) (taken * NANOS));
                    leave(lane, taken, at, end, lanes);
                }
            }
            time = end;
        }

        private void leave(Priority lane, double seconds, ZonedDateTime at, ZonedDateTime end, LaneHours lanes) {
            double rest = left.getOrDefault(lane, 0.0) - seconds * perSecond;
            if (rest < 1e-6) {
                left.remove(lane);
                empty.put(lane, at);
                return;
            }
            left.put(lane, rest);
            if (!lanes.isOpenAt(end)) {
                atClose.putIfAbsent(lane, (int) Math.ceil(rest));
            }
        }
    }
}
