package jp.sekisho.passage.legs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import org.jdbi.v3.core.Handle;

/**
 * The outcomes for one {@code out.} queue that could not be handed over, and what a person decides about each. What is
 * decided is recorded in the ledger in the same transaction. Thread safe.
 */
public final class AsideOutcomes {
    private final Station station;
    private final String queue;
    private final Runnable putBack;

    /** @param putBack is told when something is to be handed over that was passed by */
    public AsideOutcomes(Station station, String queue, Runnable putBack) {
        this.station = station;
        this.queue = queue;
        this.putBack = putBack;
    }

    /**
     * An outcome that waits for a person.
     *
     * @param id of its row, as {@code SekishoOutcomeId} names it where it is a message's only outcome
     * @param reason the code of why it was set aside
     */
    public record Aside(String id, String reason, Instant at) {}

    /** How many wait. */
    public int count() {
        return station.store().ask(handle -> handle.createQuery(
                        "select count(*) from outbox_aside where queue = ? and discarded_at is null")
                .bind(0, queue)
                .mapTo(Integer.class)
                .one());
    }

    /** The first of those that wait, in the order of the queue. */
    public List<Aside> list(int most) {
        return station.store().ask(handle -> handle.createQuery("select outbox_id, reason, at from outbox_aside"
                        + " where queue = ? and discarded_at is null order by number limit ?")
                .bind(0, queue)
                .bind(1, most)
                .map((row, context) -> new Aside(
                        row.getString("outbox_id"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list());
    }

    /** Has it handed over after all, before what waits now. */
    public void putBack(String id, Remark remark) {
        station.store().useTransaction(handle -> {
            int there = handle.createUpdate(
                            "delete from outbox_aside" + " where outbox_id = ? and queue = ? and discarded_at is null")
                    .bind(0, id)
                    .bind(1, queue)
                    .execute();
            requireAside(there);
            handle.createUpdate("update outbox set pending = number where id = ?")
                    .bind(0, id)
                    .execute();
            decided(handle, LedgerEvent.PUT_BACK, id, remark);
        });
        putBack.run();
    }

    /**
     * Answers if it waits here.
     *
     * @throws jp.sekisho.error.SekishoException ASIDE-004 if it does not
     */
    public void requireHeld(String id) {
        station.store().inTransaction(handle -> seen(handle, id)).orElseThrow(AsideOutcomes::notAside);
    }

    /**
     * What a decision about an outcome depends on, item by item; its row is locked until the transaction ends.
     *
     * @return empty if it does not wait here
     */
    public Optional<Map<String, String>> seen(Handle handle, String id) {
        return handle.createQuery("select number, reason, at from outbox_aside"
                        + " where outbox_id = ? and queue = ? and discarded_at is null for update")
                .bind(0, id)
                .bind(1, queue)
                .map((row, context) -> Map.of(
                        "queue",
                        queue,
                        "number",
                        Long.toString(row.getLong("number")),
                        "reason",
                        row.getString("reason"),
                        "at",
                        row.getTimestamp("at").toInstant().toString()))
                .findOne();
    }

    /** Two people say that it is never handed over: its sender has been told otherwise. */
    public void discard(Handle handle, String id, Remark remark) {
        int there = handle.createUpdate("update outbox_aside set discarded_at = ?"
                        + " where outbox_id = ? and queue = ? and discarded_at is null")
                .bind(0, station.now())
                .bind(1, id)
                .bind(2, queue)
                .execute();
        requireAside(there);
        decided(handle, LedgerEvent.DISCARDED, id, remark);
    }

    private static void requireAside(int rows) {
        if (rows == 0) {
            throw notAside();
        }
    }

    private static SekishoException notAside() {
        return Finding.of(AsideError.NOT_ASIDE).asException();
    }

    private void decided(Handle handle, LedgerEvent event, String id, Remark remark) {
        station.ledger().record(handle, records(handle, event, id, draft -> draft.by("gateway", remark.by())
                .to(queue)
                .remarked(remark.reason())));
    }

    /** A row for each person whom the outcome is about; one, if it is about nobody who is known. */
    static List<LedgerEntry> records(
            Handle handle, LedgerEvent event, String id, UnaryOperator<LedgerEntry.Draft> what) {
        List<Asked> about = handle.createQuery("select p.person, r.items from outcome o"
                        + " join request r on r.message_id = o.message_id"
                        + " join request_person p on p.request_id = r.id where o.outbox_id = :id"
                        + " union all select l.person, l.items from outcome o"
                        + " join ledger l on l.message_id = o.message_id and l.event = :served where o.outbox_id = :id")
                .bind("id", id)
                .bind("served", LedgerEvent.SERVED.name())
                .map((row, context) -> new Asked(row.getString("person"), row.getString("items")))
                .list();
        return Asked.byPerson(about).stream()
                .map(asked -> what.apply(LedgerEntry.of(event)
                                .by("gateway", "gateway")
                                .about(asked.person())
                                .through("", asked.items())
                                .message(id, ""))
                        .entry())
                .toList();
    }
}
