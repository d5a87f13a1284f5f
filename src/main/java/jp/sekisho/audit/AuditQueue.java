package jp.sekisho.audit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.sekisho.audit.SecurityEvent.What;

/**
 * Refused attempts that are not written yet. Attempts of one kind (the same login, host, event and queue) share one entry with a
 * count. At most {@link #MOST} kinds wait; further kinds are only counted. Thread safe; waits for nothing but its own lock.
 */
final class AuditQueue {
    /** Kinds that wait at a time. A flood of made-up names is counted beyond that. */
    static final int MOST = 100;

    /** @param firstAt when the first of these came */
    record Attempts(OffsetDateTime firstAt, SecurityEvent event, long times) {
        Attempts plus(Attempts others) {
            return new Attempts(firstAt, event, times + others.times);
        }
    }

    private final Map<SecurityEvent, Attempts> waiting = new LinkedHashMap<>();
    private boolean closed;

    synchronized void add(OffsetDateTime at, SecurityEvent event) {
        put(new Attempts(at, event, 1));
        notifyAll();
    }

    /** What has waited, the oldest first; it waits no more. */
    synchronized List<Attempts> take() {
        List<Attempts> all = new ArrayList<>(waiting.values());
        waiting.clear();
        return all;
    }

    /** What was taken and could not be written: it waits again, before what came meanwhile. */
    synchronized void putBack(List<Attempts> taken) {
        List<Attempts> later = take();
        taken.forEach(this::put);
        later.forEach(this::put);
    }

    /** @return false once nothing more will come */
    synchronized boolean awaitSome() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return !closed;
    }

    /** Returns before the time is over if nothing more will come. */
    synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void put(Attempts attempts) {
        SecurityEvent kind = kind(attempts.event());
        if (waiting.size() < MOST || waiting.containsKey(kind)) {
            waiting.merge(kind, attempts, Attempts::plus);
        } else {
            SecurityEvent others = SecurityEvent.of(null, null, What.AND_OTHERS, "");
            waiting.merge(others, new Attempts(attempts.firstAt(), others, attempts.times()), Attempts::plus);
        }
    }

    /** A host has as many ports as it likes. */
    private static SecurityEvent kind(SecurityEvent event) {
        String host = event.remoteAddress().replaceFirst(":[0-9]+$", "");
        return new SecurityEvent(event.user(), host, event.what(), event.address());
    }
}
