package jp.sekisho.passage.deadline;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jp.sekisho.error.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second, on a thread of its own, at what is past its deadline; a fault passes, and the next look comes. */
public final class DeadlineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final long LOOK_MILLIS = 500;
    private static final long STOP_SECONDS = 20;

    private final String name;
    private final BooleanSupplier begun;
    private final Runnable look;
    private final ScheduledExecutorService watch;

    /**
     * @param name such as {@code deadlines-of-senders}
     * @param begun whether anything may move
     */
    public DeadlineWatch(String name, BooleanSupplier begun, Runnable look) {
        this.name = name;
        this.begun = begun;
        this.look = look;
        this.watch = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, name));
    }

    public void start() {
        watch.scheduleWithFixedDelay(this::lookSafely, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether it is to stop: a long look ends early then. */
    boolean isStopping() {
        return watch.isShutdown();
    }

    /** Waits until what is being ended has been. */
    @Override
    public void close() {
        watch.shutdown();
        try {
            if (!watch.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Deadlines did not stop in time. watch={}", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        try {
            if (begun.getAsBoolean()) {
                look.run();
            }
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn("Deadlines pause on a fault. watch={} fault={}", name, Faults.name(e));
        }
    }
}
