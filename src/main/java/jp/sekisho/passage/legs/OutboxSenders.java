package jp.sekisho.passage.legs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * One sender for each {@code out.} queue that a file names, and for each that no file names any more while it has something to
 * hand over, so that no outcome waits where nobody looks. Thread safe; started and closed once.
 */
public final class OutboxSenders implements AutoCloseable {
    private final SortedMap<String, OutboxSender> byQueue = new ConcurrentSkipListMap<>();
    private final Function<String, OutboxSender> make;
    private boolean started;

    /** @param make the sender of a queue, not started yet */
    public OutboxSenders(Function<String, OutboxSender> make) {
        this.make = make;
    }

    /** Has these queues served from now on, if they are not yet. */
    public synchronized void serve(Collection<String> queues) {
        for (String queue : queues) {
            if (!byQueue.containsKey(queue)) {
                OutboxSender sender = make.apply(queue);
                byQueue.put(queue, sender);
                if (started) {
                    sender.start();
                }
            }
        }
    }

    public synchronized void start() {
        started = true;
        byQueue.values().forEach(OutboxSender::start);
    }

    /** Those that there are, in the order of their queues. */
    public List<OutboxSender> all() {
        return List.copyOf(byQueue.values());
    }

    /** Says that something was committed for a queue. Any thread. */
    public void wake(String queue) {
        Optional.ofNullable(byQueue.get(queue)).ifPresent(OutboxSender::wake);
    }

    @Override
    public synchronized void close() {
        started = false;
        byQueue.values().forEach(OutboxSender::close);
    }
}
