package jp.sekisho.passage.dispatch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the deadlines of a link's requests, on a thread of its own: what ends at midnight does not hold the lane. None
 * passes while a restore holds the link. Thread safe.
 *
 * <p>A look walks through all that is past its deadline and open, which may be much while a counterpart is away: as a rule it
 * takes no more than a twentieth of the time.
 */
final class Deadlines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final long LOOK_MILLIS = 250;
    private static final int SHARE = 20;
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST = 1_000;
    private static final long STOP_SECONDS = 20;

    private final String link;
    private final Gate gate;
    private final Fetches fetches;
    private final DeadlineLeg leg;
    private final Consumer<String> ended;
    private final BooleanSupplier begun;
    private final LongSupplier nanos;
    private final ScheduledExecutorService watch;
    /** Owned by the watch. */
    private long nextLook;

    /**
     * @param ended hears of each request that ended
     * @param begun whether anything may move: while what killed the process is looked for nothing does
     */
    Deadlines(String link, Gate gate, Fetches fetches, DeadlineLeg leg, Consumer<String> ended, BooleanSupplier begun) {
        this(link, gate, fetches, leg, ended, begun, System::nanoTime);
    }

    /** @param nanos real time, as {@link System#nanoTime} counts it */
    Deadlines(
            String link,
            Gate gate,
            Fetches fetches,
            DeadlineLeg leg,
            Consumer<String> ended,
            BooleanSupplier begun,
            LongSupplier nanos) {
        this.link = link;
        this.gate = gate;
        this.fetches = fetches;
        this.leg = leg;
        this.ended = ended;
        this.begun = begun;
        this.nanos = nanos;
        this.nextLook = nanos.getAsLong();
        this.watch = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "deadlines-" + link));
    }

    void start() {
        watch.scheduleWithFixedDelay(this::lookIfDue, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits until what is being ended has been. */
    @Override
    public void close() {
        watch.shutdown();
        try {
            if (!watch.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Deadlines did not stop in time. link={}", link);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks, unless the last look took so long that it is to rest. */
    void lookIfDue() {
        long began = nanos.getAsLong();
        if (began - nextLook >= 0) {
            look();
            long now = nanos.getAsLong();
            nextLook = now + Math.min((now - began) * SHARE, LONGEST_PAUSE);
        }
    }

    /** Never fails: a fault of the infrastructure ends when it does. */
    private void look() {
        try {
            boolean more = begun.getAsBoolean();
            while (more && !watch.isShutdown() && gate.heldBecause().isEmpty()) {
                more = leg.pass(fetches.known(), MOST, ended);
            }
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn("Deadlines pause on a fault of the infrastructure. link={} fault={}", link, Faults.name(e));
        }
    }
}
