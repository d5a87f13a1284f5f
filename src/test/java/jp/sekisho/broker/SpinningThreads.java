package jp.sekisho.broker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import jp.sekisho.Patience;

/** Threads of this process that keep a processor busy: each loops without end. */
final class SpinningThreads {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration WINDOW = Duration.ofMillis(250);

    private SpinningThreads() {}

    /** Waits until no other thread uses more than a third of a window's time. */
    static void awaitNone() {
        AtomicReference<Sample> last = new AtomicReference<>(Sample.now());
        Patience.await("no thread spins").pollDelay(WINDOW).pollInterval(WINDOW).until(() -> {
            Sample now = Sample.now();
            return now.isCalmSince(last.getAndSet(now));
        });
    }

    /** The processor time that each thread has used until a moment, nanoseconds by thread id. */
    private record Sample(long nanos, Map<Long, Long> used) {
        static Sample now() {
            return new Sample(
                    System.nanoTime(),
                    Arrays.stream(THREADS.getAllThreadIds())
                            .filter(id -> id != Thread.currentThread().getId())
                            .boxed()
                            .collect(Collectors.toMap(id -> id, THREADS::getThreadCpuTime)));
        }

        boolean isCalmSince(Sample before) {
            long window = nanos - before.nanos;
            return used.entrySet().stream()
                    .allMatch(thread -> thread.getValue() - before.used.getOrDefault(thread.getKey(), 0L) < window / 3);
        }
    }
}
