package jp.sekisho.broker;

import java.time.Clock;
import java.time.OffsetDateTime;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refused attempts into the table {@code security_audit}, each in a transaction of its own.
 *
 * <p>When the database cannot be written, the attempt stays refused and goes into the log instead. Thread safe.
 */
public final class JdbiSecurityAudit implements SecurityAudit {
    private static final Logger LOG = LoggerFactory.getLogger(JdbiSecurityAudit.class);
    private static final String INSERT =
            "insert into security_audit (recorded_at, username, remote_address, event, address) values (?, ?, ?, ?, ?)";

    private final Store store;
    private final Clock clock;

    public JdbiSecurityAudit(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void record(SecurityEvent event) {
        OffsetDateTime at = OffsetDateTime.now(clock);
        try {
            store.useTransaction(h -> h.execute(
                    INSERT,
                    at,
                    event.user(),
                    event.remoteAddress(),
                    event.what().name(),
                    event.address()));
        } catch (JdbiException e) {
            LOG.error(
                    "security audit not written: what={} user={} remote={} address={}",
                    event.what(),
                    event.user(),
                    event.remoteAddress(),
                    event.address(),
                    e);
        }
    }
}
