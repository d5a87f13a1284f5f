package jp.sekisho.passage.legs;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.watch.Suspects;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a queue's outbox to the broker, in order, each row under a duplicate id of its own, and marks it afterwards.
 *
 * <p>One sender per queue. What an earlier run may have handed over without marking goes first, one at a time, so that
 * the broker drops the doubles; then batches follow. On a fault it starts over in the same way.
 *
 * <p>A row that cannot be read, or that the broker does not take in three attempts although it is well, is set aside, and
 * those behind it go. While the broker is away nothing counts against a row.
 */
public final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final int BATCH = 100;
    private static final long LOOK_MILLIS = 500;
    private static final long FAULT_PAUSE_MILLIS = 1_000;
    private static final long STOP_MILLIS = 10_000;
    private static final int ATTEMPTS = 3;
    private static final Runnable NOTHING = () -> {};

    private final Station station;
    private final Outbox outbox;
    private final String queue;
    private final Mailbox mailbox;
    private final BooleanSupplier held;
    private final Suspects suspects;
    private final Handovers handovers;
    private final String leg;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private long handed;
    private volatile boolean unsure = true;
    private String refusedId = "";
    private int refusals;

    /** The broker's side: where messages are put. Used by one thread. */
    public interface Mailbox extends AutoCloseable {
        /** Puts them in order and commits them together; the broker drops an id that it has had. */
        void put(String queue, List<Letterbox> messages);

        /** Whether the broker takes something small now: what it did not take is then to blame itself. */
        boolean isWell();

        @Override
        void close();
    }

    /** What follows when the broker has what was to be handed over. Thread safe. */
    @FunctionalInterface
    public interface Handovers {
        /**
         * Belongs to the transaction that marks the rows of these requests.
         *
         * @return what is to be done once it is committed
         */
        Runnable arrived(Handle handle, List<String> requestIds);
    }

    /** A message with its duplicate id. */
    public record Letterbox(String duplicateId, OutgoingMessage message) {}

    /** @param held whether nothing may be handed over until a person has looked */
    public OutboxSender(
            Station station,
            String queue,
            Mailbox mailbox,
            BooleanSupplier held,
            Suspects suspects,
            Handovers handovers) {
        this.station = station;
        this.outbox = new Outbox(station);
        this.queue = queue;
        this.mailbox = mailbox;
        this.held = held;
        this.suspects = suspects;
        this.handovers = handovers;
        this.leg = "outbox " + queue;
        suspects.watchLeg(leg);
        this.thread = new Thread(this::run, "outbox-" + queue);
        outbox.open(queue);
    }

    public String queue() {
        return queue;
    }

    public void start() {
        thread.start();
    }

    /** What could not be handed over, for a person to decide. */
    public AsideOutcomes aside() {
        return new AsideOutcomes(station, queue, () -> {
            unsure = true;
            wake();
        });
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
                boolean more = suspects.watches(leg) ? lookThrough() : move();
                if (!more) {
                    await(LOOK_MILLIS);
                }
            } catch (Throwable e) {
                Faults.surrender(e);
                LOG.warn("The outbox pauses on a fault, and begins anew. queue={} fault={}", queue, Faults.name(e));
                unsure = true;
                await(FAULT_PAUSE_MILLIS);
            }
        }
    }

    private boolean move() {
        return suspects.isOver() && !held.getAsBoolean() && (unsure ? settleUnsure() : handOver());
    }

    /** After an unclean end: what may have been under way is handed over one by one, each announced before. */
    private boolean lookThrough() {
        if (held.getAsBoolean()) {
            suspects.passOver(leg);
        } else {
            suspects.quietly(() -> rows().forEach(this::look));
            suspects.nothingMore(leg);
        }
        return true;
    }

    private void look(Outbox.Row row) {
        try (Suspects.Examination examination = suspects.begin(leg, row.id())) {
            if (examination.proven()) {
                setAside(row, Finding.of(AsideError.DEADLY, "crashes", examination.crashes()));
            } else {
                handAlone(row);
            }
        }
    }

    /** From the beginning, and one by one, since a duplicate inside a batch would roll the whole batch back. */
    private boolean settleUnsure() {
        unsure = false;
        handed = 0;
        for (List<Outbox.Row> rows = rows(); running && !rows.isEmpty(); rows = rows()) {
            rows.forEach(this::handAlone);
        }
        return true;
    }

    private boolean handOver() {
        List<Outbox.Row> rows = rows();
        if (rows.isEmpty()) {
            handed = 0; // what stands before those handed over has got a number that it was not written with
            rows = rows();
        }
        if (rows.isEmpty()) {
            return false;
        }
        List<Outbox.Row> readable =
                rows.stream().takeWhile(row -> row.message().isPresent()).toList();
        if (readable.isEmpty()) {
            handAlone(rows.get(0));
        } else {
            hand(readable);
        }
        return true;
    }

    private void handAlone(Outbox.Row row) {
        if (row.message().isEmpty()) {
            setAside(row, Finding.of(AsideError.UNREADABLE));
            return;
        }
        try {
            put(List.of(row));
        } catch (RuntimeException e) {
            if (!mailbox.isWell() || !isRefusedForGood(row)) {
                throw e;
            }
            setAside(row, Finding.of(AsideError.NOT_TAKEN, "attempts", ATTEMPTS));
            return;
        }
        mark(List.of(row));
    }

    private boolean isRefusedForGood(Outbox.Row row) {
        refusals = row.id().equals(refusedId) ? refusals + 1 : 1;
        refusedId = row.id();
        return refusals >= ATTEMPTS;
    }

    private void setAside(Outbox.Row row, Finding why) {
        station.store().useTransaction(handle -> outbox.setAside(handle, queue, row, why));
        handed = row.number();
        LOG.error(
                "An outcome was set aside; those behind it go on. queue={} outcome={} reason={}", queue, row.id(), why);
    }

    private List<Outbox.Row> rows() {
        return station.store().inTransaction(handle -> outbox.unmarked(handle, queue, handed, BATCH));
    }

    private void hand(List<Outbox.Row> rows) {
        put(rows);
        mark(rows);
    }

    private void put(List<Outbox.Row> rows) {
        mailbox.put(
                queue,
                rows.stream()
                        .flatMap(row -> row.message().stream().map(message -> new Letterbox(row.id(), message)))
                        .toList());
    }

    private void mark(List<Outbox.Row> rows) {
        station.waypoints().pass(Waypoint.OUTBOX_COMMITTED);
        List<String> handedOver = rows.stream()
                .flatMap(row -> row.requestId().stream())
                .distinct()
                .toList();
        Runnable after = station.store().inTransaction(handle -> {
            outbox.mark(handle, rows);
            return handedOver.isEmpty() ? NOTHING : handovers.arrived(handle, handedOver);
        });
        after.run();
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
