package jp.sekisho.passage;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jp.sekisho.error.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a queue's outbox to the broker, in order, each row under a duplicate id of its own, and marks it afterwards.
 *
 * <p>One sender per queue. What an earlier run may have handed over without marking goes first, one at a time, so that
 * the broker drops the doubles; then batches follow. On a fault it starts over in the same way.
 */
public final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final int BATCH = 100;
    private static final long LOOK_MILLIS = 500;
    private static final long FAULT_PAUSE_MILLIS = 1_000;
    private static final long STOP_MILLIS = 10_000;

    private final Station station;
    private final Outbox outbox;
    private final String queue;
    private final Mailbox mailbox;
    private final BooleanSupplier held;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private long handed;
    private boolean unsure = true;

    /** The broker's side: where messages are put. Used by one thread. */
    public interface Mailbox extends AutoCloseable {
        /** Puts them in order and commits them together; the broker drops an id that it has had. */
        void put(String queue, List<Letterbox> messages);

        @Override
        void close();
    }

    /** A message with its duplicate id. */
    public record Letterbox(String duplicateId, OutMessage message) {}

    /** @param held whether nothing may be handed over until a person has looked */
    public OutboxSender(Station station, String queue, Mailbox mailbox, BooleanSupplier held) {
        this.station = station;
        this.outbox = new Outbox(station);
        this.queue = queue;
        this.mailbox = mailbox;
        this.held = held;
        this.thread = new Thread(this::run, "outbox-" + queue);
        outbox.open(queue);
    }

    public String queue() {
        return queue;
    }

    public void start() {
        thread.start();
    }

    /** Says that something was committed for this queue. Any thread. */
    public void wake() {
        work.release();
    }

    @Override
    public void close() {
        running = false;
        work.release();
        try {
            thread.join(STOP_MILLIS);
            mailbox.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                boolean more = !held.getAsBoolean() && (unsure ? settleUnsure() : handOver());
                if (!more) {
                    await(LOOK_MILLIS);
                }
            } catch (Throwable e) {
                LOG.warn(
                        "The outbox pauses on a fault of the infrastructure. queue={} fault={}", queue, Faults.name(e));
                unsure = true;
                handed = 0;
                await(FAULT_PAUSE_MILLIS);
            }
        }
    }

    /** One by one, since a duplicate inside a batch would roll the whole batch back. */
    private boolean settleUnsure() {
        List<Outbox.Row> rows = rows();
        for (Outbox.Row row : rows) {
            hand(List.of(row));
        }
        unsure = !rows.isEmpty();
        return true;
    }

    private boolean handOver() {
        List<Outbox.Row> rows = rows();
        if (rows.isEmpty()) {
            return false;
        }
        hand(rows);
        return true;
    }

    private List<Outbox.Row> rows() {
        return station.store().inTransaction(handle -> outbox.unmarked(handle, queue, handed, BATCH));
    }

    private void hand(List<Outbox.Row> rows) {
        mailbox.put(
                queue,
                rows.stream().map(row -> new Letterbox(row.id(), row.message())).toList());
        station.waypoints().pass(Waypoint.OUTBOX_COMMITTED);
        station.store().useTransaction(handle -> outbox.mark(handle, rows));
        station.waypoints().pass(Waypoint.OUTBOX_MARKED);
        handed = rows.get(rows.size() - 1).number();
    }

    private void await(long millis) {
        try {
            if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
