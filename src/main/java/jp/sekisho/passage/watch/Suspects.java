package jp.sekisho.passage.watch;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.Station;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After an unclean end, finds what kills the gateway: the first deliveries that each door finds, and what was under way on
 * every other leg (requests being sent, outcomes being handed over, answers), are worked on one at a time in the whole
 * process, each announced in a row of its own before work begins, and only a crash while alone counts against one. Nothing
 * else moves before that is done, so that nobody dies beside an innocent message. JMS does not tell: after a crash a
 * delivery looks like the first.
 *
 * <p>Thread safe.
 */
public final class Suspects {
    private static final Logger LOG = LoggerFactory.getLogger(Suspects.class);
    private static final int WINDOW = 10;
    private static final int CRASHES_UNTIL_REFUSED = 3;

    private final Station station;
    private final ReentrantLock alone = new ReentrantLock(true);
    /** The doors and legs still being looked through, and how many more of each are to be worked on alone. */
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

    /** Has another leg looked through, until it says that there is {@link #nothingMore}. To be said before it moves. */
    public void watchLeg(String leg) {
        if (over.getCount() > 0) {
            left.put(leg, Integer.MAX_VALUE);
        }
    }

    /** Whether a door or a leg is still to work alone. */
    public boolean watches(String queue) {
        return left.containsKey(queue);
    }

    /** Does something while everybody else who is looked through waits. */
    public void quietly(Runnable work) {
        alone.lock();
        try {
            work.run();
        } finally {
            alone.unlock();
        }
    }

    /**
     * Nothing more lies in the queue of a door, or was under way: what comes later did not kill the earlier process. What
     * was announced there and is not found any more is forgotten: it came to its end.
     */
    public void nothingMore(String queue) {
        if (watches(queue)) {
            forget(queue);
            passOver(queue);
        }
    }

    /** What was under way cannot be looked at now: it kills nobody before it moves. */
    public void passOver(String queue) {
        left.remove(queue);
        endIfThrough();
    }

    private void forget(String queue) {
        try {
            station.store()
                    .useTransaction(handle -> handle.createUpdate("delete from suspect where queue = ? and epoch < ?")
                            .bind(0, queue)
                            .bind(1, station.epoch())
                            .execute());
        } catch (RuntimeException e) {
            LOG.warn("Announcements could not be forgotten. queue={} fault={}", queue, Faults.name(e));
        }
    }

    /** Whether all doors and legs have been looked through. */
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** As {@link #isOver}, or comes to be so while the caller waits. */
    public boolean isOverWithin(Duration time) throws InterruptedException {
        return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until all doors and legs have been looked through; one that does not get on is given up after so long. To be
     * called when all are being watched.
     */
    public void awaitOver(Duration longest) throws InterruptedException {
        allDoorsKnown = true;
        endIfThrough();
        if (!isOverWithin(longest)) {
            LOG.warn("Not everything was looked through in time. left={}", left.keySet());
            giveUp();
        }
    }

    /** Ends it: nobody is suspected any more, nor is it held against anybody who is being worked on if the process ends now. */
    public void giveUp() {
        if (over.getCount() > 0) {
            discount();
        }
        left.clear();
        over.countDown();
    }

    /** What the next run would count is taken off beforehand, since others move beside it from now on. */
    private void discount() {
        try {
            station.store().useTransaction(handle -> handle.createUpdate(
                            "update suspect set crashes = crashes - 1 where epoch = ?")
                    .bind(0, station.epoch())
                    .execute());
        } catch (RuntimeException e) {
            LOG.warn("Announcements could not be discounted. fault={}", Faults.name(e));
        }
    }

    private void endIfThrough() {
        if (allDoorsKnown && left.isEmpty()) {
            over.countDown();
        }
    }

    /** The work on one delivery, or on whatever else is announced by its id. Begun and closed by the same thread. */
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

        /** How often the process died while it worked on this alone. */
        public int crashes() {
            return crashes;
        }

        /** Whether it died often enough to blame it. */
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

    /** Begins the work on a delivery: alone, while its door or leg is being looked through. */
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
