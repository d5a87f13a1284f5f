package jp.sekisho.passage.lane;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.sekisho.error.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a link's lane: one that owns it, takes turn after turn and hears what others tell it, and workers beside it
 * for what may take its time. A turn that fails is followed by a pause, and then by the next. Thread safe.
 */
public final class LaneThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LaneThreads.class);
    private static final long IDLE_MILLIS = 50;
    private static final long FAULT_PAUSE_MILLIS = 500;
    private static final long STOP_SECONDS = 20;

    private final String link;
    private final BooleanSupplier turn;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final ThreadPoolExecutor workers;
    private final Thread owner;
    private volatile boolean running = true;

    /** @param turn answers whether the next is to follow at once */
    public LaneThreads(String link, int atOnce, BooleanSupplier turn) {
        this.link = link;
        this.turn = turn;
        this.workers = new ThreadPoolExecutor(
                atOnce,
                Integer.MAX_VALUE,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                run -> new Thread(run, "send-" + link));
        this.owner = new Thread(this::run, "lane-" + link);
    }

    public void start() {
        owner.start();
    }

    /** Has the owner do something before its next turn. */
    public void tell(Runnable message) {
        inbox.add(message);
    }

    /** Has a worker do something, and tells the owner what came of it: a counterpart that is slow must not hold the lane. */
    public <T> void aside(Supplier<T> work, Consumer<T> then) {
        workers.execute(() -> {
            T came = work.get();
            tell(() -> then.accept(came));
        });
    }

    /** So many workers from now on; none is interrupted. */
    public void atOnce(int count) {
        workers.setCorePoolSize(count);
    }

    /** Takes no more turns, and waits until the workers have come to their end. Never interrupts one. */
    @Override
    public void close() {
        running = false;
        tell(() -> {});
        try {
            owner.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            workers.shutdown();
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A send did not end in time; it will be resumed under the same id. link={}", link);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            hear();
            pause(turnAndPause());
        }
    }

    /** Takes a turn; how long to pause after it. */
    private long turnAndPause() {
        try {
            return turn.getAsBoolean() ? 0 : IDLE_MILLIS;
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn("The lane pauses on a fault of the infrastructure. link={} fault={}", link, Faults.name(e));
            return FAULT_PAUSE_MILLIS;
        }
    }

    private void hear() {
        for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            hear(message);
        }
    }

    /** Nothing that is told may end the owner. */
    private void hear(Runnable message) {
        try {
            message.run();
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.error("What a lane was told met a fault. link={} fault={}", link, Faults.name(e));
        }
    }

    /** Ends early when there is something to hear. */
    private void pause(long millis) {
        try {
            Runnable message = inbox.poll(millis, TimeUnit.MILLISECONDS);
            if (message != null) {
                hear(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
