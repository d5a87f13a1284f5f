package jp.sekisho.passage.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This run's hold on the tables: it says every second that it is alive, and sees there whether the tables are still its own
 * and still what they were. What it has lost it says once. Thread safe.
 *
 * <p>A process that has stood still (a frozen machine, a long pause of the Java machine) does not know what has happened
 * meanwhile: {@link #isSure} is false from its first instant on until the tables have been asked.
 */
public final class Tenure implements AutoCloseable {
    /** Well below the lease: who stood still for less cannot have been taken for dead. */
    static final Duration STOOD_STILL = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Tenure.class);
    private static final long BEAT_MILLIS = 1_000;
    private static final long TICK_MILLIS = 250;
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Store store;
    private final Incarnation incarnation;
    private final Duration patience;
    private final Listener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore wanted = new Semaphore(0);
    private final Pulse pulse;
    private volatile boolean over;
    private volatile boolean answered = true;
    private long answeredAt = System.nanoTime();
    private long beats;

    /** Who hears of a run. */
    @FunctionalInterface
    public interface Listener {
        void lost(Loss loss);

        /** The tables say for good that this run was alive so often. Throws nothing. */
        default void beaten(long beats) {}
    }

    /** What can become of a run. */
    public enum Loss {
        /** Another gateway has taken the tables over. */
        SUPERSEDED,
        /** The tables have not answered for longer than they can take to come back by themselves. */
        UNREACHABLE,
        /** The tables are older than what was committed: from a backup, or a standby that had not received it all. */
        PUT_BACK
    }

    /**
     * @param patience how long the tables may be silent: a server may come back after any time, a file in this process that
     *     was closed by a fault never does
     * @param listener hears of the first loss, once, and of each beat; any thread
     */
    public Tenure(Store store, Incarnation incarnation, Clock real, Duration patience, Listener listener) {
        this.patience = patience;
        this.store = store;
        this.incarnation = incarnation;
        this.listener = listener;
        this.pulse = new Pulse(STOOD_STILL, System::nanoTime, real::millis);
    }

    /** Begins to show that this run is alive. */
    public void start() {
        daemon("tenure", this::beatOnAndOn);
        daemon("tenure-pulse", this::tickOnAndOn);
    }

    private void beatOnAndOn() throws InterruptedException {
        while (!over && closing.getCount() > 0) {
            beat();
            if (wanted.tryAcquire(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                wanted.drainPermits();
            }
        }
    }

    private void tickOnAndOn() throws InterruptedException {
        while (!over && !closing.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            pulse.tick();
        }
    }

    /**
     * Whether nobody can have taken the tables over without this process having noticed. After a standstill the tables are
     * asked first, for a moment at most.
     */
    public boolean isSure() {
        if (over || pulse.isSteady()) {
            return !over;
        }
        wanted.release();
        try {
            return pulse.isSteadyWithin(MOMENT) && !over;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the tables answered when they were last asked, and are this run's. */
    public boolean holds() {
        return answered && !over && pulse.isSteady();
    }

    /** Something else has shown that the run is over. */
    public void lose(Loss loss) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        listener.lost(loss);
    }

    /** Says that the tables are to be taken for older than what happened, for whoever runs on them next. */
    public static void markPutBack(Store store) {
        store.useTransaction(Incarnation::putBack);
    }

    @Override
    public void close() {
        closing.countDown();
        wanted.release();
    }

    /** Asks once. */
    public void beat() {
        Pulse.Moment begun = pulse.now();
        try {
            store.inTransaction(this::beat).ifPresentOrElse(this::lose, () -> pulse.confirm(begun));
            answered = true;
            answeredAt = System.nanoTime();
        } catch (Throwable e) {
            Faults.surrender(e);
            if (answered && closing.getCount() > 0) {
                LOG.warn("The tables do not say whether they are still this gateway's. fault={}", Faults.name(e));
            }
            answered = false;
            if (System.nanoTime() - answeredAt > patience.toNanos()) {
                lose(Loss.UNREACHABLE);
            }
        }
    }

    private Optional<Loss> beat(Handle handle) {
        Seen seen = handle.createQuery("select (select max(epoch) from incarnation) as epoch,"
                        + " coalesce((select beats from heartbeat where incarnation_id = ?), -1) as beats")
                .bind(0, incarnation.id())
                .map((row, context) -> new Seen(row.getLong("epoch"), row.getLong("beats")))
                .one();
        if (seen.epoch > incarnation.epoch()) {
            return Optional.of(Loss.SUPERSEDED);
        }
        if (seen.beats < beats) {
            return Optional.of(Loss.PUT_BACK);
        }
        long next = seen.beats + 1;
        handle.createUpdate("update heartbeat set beats = ?, at = current_timestamp where incarnation_id = ?")
                .bind(0, next)
                .bind(1, incarnation.id())
                .execute();
        handle.afterCommit(() -> {
            beats = next;
            listener.beaten(next);
        });
        return Optional.empty();
    }

    private record Seen(long epoch, long beats) {}

    /** Work that ends when it is interrupted. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
