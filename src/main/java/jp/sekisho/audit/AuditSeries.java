package jp.sekisho.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Events that somebody else keeps in an order of their own, and that are each written once, whatever ends in between: the address
 * of an event begins with its place there. Thread safe.
 */
public final class AuditSeries {
    private final Store store;
    private final String places;

    /** @param places how the place of an event begins, such as {@code line-} */
    public AuditSeries(Store store, String places) {
        this.store = store;
        this.places = places;
    }

    /** An event, and when it was. */
    public record Dated(Instant at, SecurityEvent event) {}

    /** Writes what follows. @param after given the address of the last event that was written, answers those after it */
    public void extend(Function<Optional<String>, List<Dated>> after) {
        store.useTransaction(handle -> {
            PreparedBatch rows = handle.prepareBatch(JdbiSecurityAudit.INSERT);
            for (Dated each : after.apply(last(handle))) {
                SecurityEvent event = each.event;
                rows.add(
                        OffsetDateTime.ofInstant(each.at, ZoneOffset.UTC),
                        event.user(),
                        event.remoteAddress(),
                        event.what().name(),
                        event.address(),
                        1L);
            }
            if (rows.size() > 0) {
                rows.execute();
            }
        });
    }

    private Optional<String> last(Handle handle) {
        return handle.createQuery("select address from security_audit where address like ? order by id desc limit 1")
                .bind(0, places + "%")
                .mapTo(String.class)
                .findOne();
    }
}
