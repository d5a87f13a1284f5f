package jp.sekisho.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.audit.AuditQueue.Attempts;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refused attempts into the table {@code security_audit}, by a thread of its own: whoever records one, a thread of
 * the broker that serves others too, never waits for the database.
 *
 * <p>The first is written at once, those that follow together, at most once a second, and more rarely while there is a
 * flood of them: attempts of one kind are one row that says how many. While the database cannot be written they wait; what
 * still waits at the end is counted in the log. Thread safe.
 */
public final class JdbiSecurityAudit implements SecurityAudit, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbiSecurityAudit.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);
    static final String INSERT =
            "insert into security_audit (recorded_at, username, remote_address, event, address, times)"
                    + " values (?, ?, ?, ?, ?, ?)";

    private final Store store;
    private final Clock clock;
    private final AuditQueue queue = new AuditQueue();
    private final Map<What, Long> counts = new ConcurrentHashMap<>();
    private final Thread writer;

    /** Owned by the writer. */
    private Duration pause = SHORTEST_PAUSE;

    private JdbiSecurityAudit(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.writer = new Thread(this::writeOn, "security-audit");
        writer.setDaemon(true);
    }

    /** Starts its thread, which ends when this is closed. */
    public static JdbiSecurityAudit start(Store store, Clock clock) {
        JdbiSecurityAudit audit = new JdbiSecurityAudit(store, clock);
        audit.writer.start();
        return audit;
    }

    @Override
    public void record(SecurityEvent event) {
        counts.merge(event.what(), 1L, Long::sum);
        queue.add(OffsetDateTime.now(clock), event);
    }

    /** How many of each event there were since this process started. */
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> all = new TreeMap<>();
        counts.forEach((what, times) -> all.put(what.name(), times));
        return all;
    }

    private void writeOn() {
        try {
            while (queue.awaitSome()) {
                pause = writeWhatWaits() ? SHORTEST_PAUSE : longer(pause);
                queue.pause(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeWhatWaits();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** @return false if it could not be written, or if there is a flood */
    private boolean writeWhatWaits() {
        List<Attempts> taken = queue.take();
        try {
            write(taken);
            return taken.size() < AuditQueue.MOST;
        } catch (JdbiException e) {
            queue.putBack(taken);
            LOG.error(
                    "Refused attempts could not be written, and wait. kinds={} fault={}",
                    taken.size(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private void write(List<Attempts> attempts) {
        store.useTransaction(h -> {
            PreparedBatch rows = h.prepareBatch(INSERT);
            for (Attempts some : attempts) {
                SecurityEvent event = some.event();
                rows.add(
                        some.firstAt(),
                        event.user(),
                        event.remoteAddress(),
                        event.what().name(),
                        event.address(),
                        some.times());
            }
            rows.execute();
        });
    }

    /** Writes what waits once more, for a few seconds at most. */
    @Override
    public void close() {
        queue.close(); // an interrupt would close the file of the database under it
        try {
            writer.join(LAST_WRITE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long lost = queue.take().stream().mapToLong(Attempts::times).sum();
        if (lost > 0) {
            LOG.error("Refused attempts are not in the audit. attempts={}", lost);
        }
    }
}
