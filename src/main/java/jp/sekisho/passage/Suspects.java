package jp.sekisho.passage;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jp.sekisho.error.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After an unclean end, finds the message that kills the gateway: the first deliveries that each door finds are read one
 * at a time in the whole process, each announced in a row of its own before work begins, and only a crash while alone
 * counts against one. Nothing else moves before that is done: whoever dies of a lane's or an outbox's fault must not die
 * beside an innocent message. JMS does not tell: after a crash a delivery looks like the first.
 *
 * <p>Thread safe.
 */
public final class Suspects {
    private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);
    private static final int WINDOW = 10;
    private static final int CRASHES_UNTIL_REFUSED = 3;

    private final Station station;
    private final ReentrantLock alone = new ReentrantLock(true);
    /** The doors still being looked through, and how many more deliveries of each are to be read alone. */
    private final ConcurrentMap<String, Integer> left = new ConcurrentHashMap<>();

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean allDoorsKnown;

    public Suspects(Station station, boolean afterUncleanEnd) {
        this.station = station;
        if (!afterUncleanEnd) {
            over.countDown();
        }
    }

    /** Has a door looked through. To be said before its first delivery. */
    public void watch(String queue) {
        if (over.getCount() > 0) {
            left.put(queue, WINDOW);
        }
    }

    /** Whether a door is still to read its messages alone. */
    public boolean watches(String queue) {
        return left.containsKey(queue);
    }

    /** Nothing more lies in the queue of a door: what comes later did not kill the earlier process. */
    public void nothingMore(String queue) {
        left.remove(queue);
        endIfThrough();
    }

    /** Whether all doors have been looked through. */
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** As {@link #isOver}, or comes to be so while the caller waits. */
    public boolean isOverWithin(Duration time) throws InterruptedException {
        return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until all doors have been looked through; a door that does not get on is given up after so long. To be called
     * when all doors are being watched.
     */
    public void awaitOver(Duration longest) throws InterruptedException {
        allDoorsKnown = true;
        endIfThrough();
        if (!isOverWithin(longest)) {
            LOG.warn("Doors were not looked through in time. queues={}", left.keySet());
            giveUp();
        }
    }

    /** Ends it: nobody is suspected any more. */
    public void giveUp() {
        left.clear();
        over.countDown();
    }

    private void endIfThrough() {
        if (allDoorsKnown && left.isEmpty()) {
            over.countDown();
        }
    }

    /** The work on one delivery. Begun and closed by the same thread. */
    public final class Examination implements AutoCloseable {
        private final String queue;
        private final String deliveryId;
        private final boolean suspected;
        private final int crashes;

        private Examination(String queue, String deliveryId, boolean suspected) {
            this.queue = queue;
            this.deliveryId = deliveryId;
            this.suspected = suspected;
            this.crashes = suspected ? announce(queue, deliveryId) : 0;
        }

        /** How often the process died while it worked on this delivery alone. */
        public int crashes() {
            return crashes;
        }

        /** Whether it died often enough to blame the delivery. */
        public boolean proven() {
            return crashes >= CRASHES_UNTIL_REFUSED;
        }

        /** The process lives: the announcement is taken back. */
        @Override
        public void close() {
            if (!suspected) {
                return;
            }
            try {
                withdraw(queue, deliveryId);
            } catch (RuntimeException e) {
                LOG.warn("An announcement could not be taken back. queue={} fault={}", queue, Faults.name(e));
            } finally {
                alone.unlock();
                left.computeIfPresent(queue, (door, more) -> more > 1 ? more - 1 : null);
                endIfThrough();
            }
        }
    }

    /** Begins the work on a delivery: alone, while its door is being looked through. */
    public Examination begin(String queue, String deliveryId) {
        if (!watches(queue)) {
            return new Examination(queue, deliveryId, false);
        }
        alone.lock();
        try {
            return new Examination(queue, deliveryId, true);
        } catch (RuntimeException e) {
            alone.unlock();
            throw e;
        }
    }

    /** Counts, before the work, that an earlier process announced the same and did not live to take it back. */
    private int announce(String queue, String deliveryId) {
        return station.store().inTransaction(handle -> {
            int known = handle.createUpdate(
                            "update suspect set crashes = crashes + case when epoch < ? then 1 else 0 end,"
                                    + " epoch = ? where queue = ? and jms_message_id = ?")
                    .bind(0, station.epoch())
                    .bind(1, station.epoch())
                    .bind(2, queue)
                    .bind(3, deliveryId)
                    .execute();
            if (known == 0) {
                handle.createUpdate("insert into suspect (queue, jms_message_id, crashes, epoch) values (?, ?, 0, ?)")
                        .bind(0, queue)
                        .bind(1, deliveryId)
                        .bind(2, station.epoch())
                        .execute();
            }
            return handle.createQuery("select crashes from suspect where queue = ? and jms_message_id = ?")
                    .bind(0, queue)
                    .bind(1, deliveryId)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    private void withdraw(String queue, String deliveryId) {
        station.store().useTransaction(handle -> handle.createUpdate(
                        "delete from suspect where queue = ? and jms_message_id = ?")
                .bind(0, queue)
                .bind(1, deliveryId)
                .execute());
    }
}
