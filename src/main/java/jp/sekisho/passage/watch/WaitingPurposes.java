package jp.sekisho.passage.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import jp.sekisho.store.Store;

/** What requests that have not left yet are for, from the tables. Thread safe. */
public final class WaitingPurposes {
    private final Store store;

    public WaitingPurposes(Store store) {
        this.store = store;
    }

    /** @param purpose as the door wrote it */
    public record Waiting(String id, String system, String interfaceId, String purpose) {}

    /** All that wait in the lanes of these links, those first whose deadline is nearest. */
    public List<Waiting> of(Collection<String> links) {
        return links.stream().flatMap(link -> of(link).stream()).toList();
    }

    private List<Waiting> of(String link) {
        return store.ask(handle -> handle.createQuery("select id, system, interface_id, purpose from request"
                        + " where link = ? and open_until > ? and state = 'WAITING' order by open_until, id")
                .bind(0, link)
                .bind(1, Instant.EPOCH)
                .map((row, context) -> new Waiting(
                        row.getString("id"),
                        row.getString("system"),
                        row.getString("interface_id"),
                        row.getString("purpose")))
                .list());
    }
}
