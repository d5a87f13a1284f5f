package jp.sekisho.passage.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import org.jdbi.v3.core.Handle;

/**
 * Which links are held, and by whom released: in the tables, so that a restart changes nothing, and in the ledger. Thread
 * safe.
 */
public final class Holds {
    /** Why every link is held after a restore, until an operator has accepted the reconciliation. */
    public static final String RESTORED = "tables restored from a backup; reconcile, then accept";

    private final Station station;
    private final Map<String, Gate> gates;

    public Holds(Station station, Map<String, Gate> gates) {
        this.station = station;
        this.gates = Map.copyOf(gates);
    }

    /** Holds the links that the tables name; to be called before anything moves. */
    public void restore() {
        Map<String, String> held = station.store()
                .inTransaction(handle -> handle.createQuery("select link, reason from held_link")
                        .map((row, context) -> Map.entry(row.getString("link"), row.getString("reason")))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
        held.forEach((link, reason) -> {
            Gate gate = gates.get(link);
            if (gate != null) {
                gate.hold(reason);
            }
        });
    }

    /** Holds every link. */
    public void holdAll(String reason, String by) {
        gates.forEach((link, gate) -> {
            gate.hold(reason);
            station.store().useTransaction(handle -> {
                delete(handle, link);
                handle.createUpdate("insert into held_link (link, reason, since) values (?, ?, ?)")
                        .bind(0, link)
                        .bind(1, reason)
                        .bind(2, station.now())
                        .execute();
                record(handle, LedgerEvent.HELD, link, new Remark(by, reason));
            });
        });
    }

    /** Lets every held link go on; the ledger names who did it, and why. */
    public Collection<String> releaseAll(Remark remark) {
        List<String> released = new ArrayList<>();
        gates.forEach((link, gate) -> {
            if (gate.heldBecause().isEmpty()) {
                return;
            }
            station.store().useTransaction(handle -> {
                if (isHeld(handle, link, RESTORED)) {
                    decided(handle, link);
                }
                delete(handle, link);
                record(handle, LedgerEvent.RELEASED, link, remark);
            });
            gate.release();
            released.add(link);
        });
        station.store().useTransaction(Incarnation::accepted);
        return released;
    }

    /** Whether the tables come from a backup that nobody has looked at yet. */
    public boolean restored() {
        return gates.values().stream()
                .anyMatch(gate -> gate.heldBecause().filter(RESTORED::equals).isPresent());
    }

    private void record(Handle handle, LedgerEvent event, String link, Remark remark) {
        station.ledger()
                .record(
                        handle,
                        List.of(LedgerEntry.of(event)
                                .by("gateway", remark.by())
                                .to(link)
                                .remarked(remark.reason())
                                .entry()));
    }

    /** What was due before a person had it go on is asked for again before it is a person's to decide. */
    private void decided(Handle handle, String link) {
        Instant now = station.businessNow();
        handle.createUpdate("update request set decided_at = ? where link = ? and open_until <= ?")
                .bind(0, now)
                .bind(1, link)
                .bind(2, now)
                .execute();
    }

    private static boolean isHeld(Handle handle, String link, String because) {
        return handle.createQuery("select count(*) from held_link where link = ? and reason = ?")
                        .bind(0, link)
                        .bind(1, because)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static void delete(Handle handle, String link) {
        handle.createUpdate("delete from held_link where link = ?")
                .bind(0, link)
                .execute();
    }
}
