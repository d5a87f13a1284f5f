package jp.sekisho.passage.inward;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.gate.Gate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the lane of a business system that does not read what was handed over to it: nothing is lost, and no one else waits. Outcomes
 * never wait in lanes, and go on. Thread safe; started and closed once.
 */
public final class Unread implements AutoCloseable {
    /** So many unread messages in one queue stop the lane; with a tenth less it goes on. */
    public static final long MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Unread.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long GOES_ON_BELOW = MOST - MOST / 10;

    private final Supplier<Map<String, Long>> depths;
    private final List<Receiver> receivers;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "unread"));

    /**
     * A system to which something leads.
     *
     * @param system its id
     */
    public record Receiver(String system, Gate gate) {}

    /** @param depths how many messages lie in each queue of the broker */
    public Unread(Supplier<Map<String, Long>> depths, List<Receiver> receivers) {
        this.depths = depths;
        this.receivers = List.copyOf(receivers);
    }

    public void start() {
        if (!receivers.isEmpty()) {
            watch.scheduleWithFixedDelay(this::lookSafely, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        watch.shutdown();
    }

    private void lookSafely() {
        try {
            look();
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn("Nobody knows how much is unread. fault={}", Faults.name(e));
        }
    }

    void look() {
        Map<String, Long> now = depths.get();
        for (Receiver receiver : receivers) {
            long most = now.entrySet().stream()
                    .filter(queue -> QueueNames.readerOf(queue.getKey()).equals(receiver.system))
                    .mapToLong(Map.Entry::getValue)
                    .max()
                    .orElse(0);
            boolean isFull = receiver.gate.isFull();
            if (!isFull && most >= MOST) {
                receiver.gate.full(true);
                LOG.warn("A system does not read; its lane stops. system={} unread={}", receiver.system, most);
            } else if (isFull && most < GOES_ON_BELOW) {
                receiver.gate.full(false);
                LOG.info("A system reads again; its lane goes on. system={} unread={}", receiver.system, most);
            }
        }
    }
}
