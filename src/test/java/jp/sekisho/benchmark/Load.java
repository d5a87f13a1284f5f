package jp.sekisho.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.sekisho.Patience;
import org.awaitility.Awaitility;

/**
 * Puts a subject under load and counts at the sink. At full load the business systems are kept a few seconds' work ahead of
 * the sink, and no more: what is accepted then equals what is sent. Used by one thread.
 */
final class Load {
    private static final int AHEAD = 1_500;
    private static final double NANOS = 1e9;
    private static final Duration STEP = Duration.ofMillis(20);
    /** A subject that carries nothing for so long has died. */
    private static final Duration LONGEST_SILENCE = Patience.LONG;

    private final ChildProcess sink;
    private final ChildProcess senders;
    private final Map<String, Supplier<Duration>> processes;
    private final long before;

    /**
     * A window at full load.
     *
     * @param perSecond messages a second that the sink received
     * @param cpuMicros processor time for each of them, by process
     */
    record Window(double perSecond, Map<String, Double> cpuMicros) {}

    private record Reading(long count, long nanos, Map<String, Duration> cpu) {}

    Load(ChildProcess sink, ChildProcess senders, Map<String, Supplier<Duration>> processes) {
        this.sink = sink;
        this.senders = senders;
        this.processes = processes;
        this.before = sink.askNumber("count");
    }

    void warmUp(int seconds) {
        full(seconds);
    }

    List<Window> windows(int count, int seconds) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(full(seconds));
        }
        return windows;
    }

    /** So long, and until something has come: on a busy machine a cold process may need that. */
    private Window full(int seconds) {
        Reading from = read();
        long end = from.nanos + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end || sink.askNumber("count") == from.count) {
            if (System.nanoTime() - end > LONGEST_SILENCE.toNanos()) {
                throw new IllegalStateException("nothing was carried: see the logs of the processes");
            }
            senders.tell("upto " + (carried() + AHEAD));
            Awaitility.await().pollDelay(STEP).until(() -> true);
        }
        return between(from, read());
    }

    /** Waits until everything that was sent has arrived; answers how much that was. */
    long drain() {
        senders.tell("upto 0");
        Awaitility.await()
                .atMost(Patience.LONG)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> senders.askNumber("taken") == carried());
        return carried();
    }

    /** So many a second, on a schedule that waits for nobody. */
    void paced(double perSecond, int seconds) {
        long count = (long) (perSecond * seconds);
        long until = carried() + count;
        senders.tell("rate " + perSecond + " " + count);
        Awaitility.await()
                .atMost(Duration.ofSeconds(seconds).plus(Patience.LONG))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> carried() >= until);
    }

    private long carried() {
        return sink.askNumber("count") - before;
    }

    private Reading read() {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        processes.forEach((name, used) -> cpu.put(name, used.get()));
        return new Reading(sink.askNumber("count"), System.nanoTime(), cpu);
    }

    private static Window between(Reading from, Reading to) {
        long count = to.count - from.count;
        Map<String, Double> micros = new LinkedHashMap<>();
        to.cpu.forEach(
                (name, used) -> micros.put(name, used.minus(from.cpu.get(name)).toNanos() / 1e3 / Math.max(1, count)));
        return new Window(count * NANOS / (to.nanos - from.nanos), micros);
    }
}
