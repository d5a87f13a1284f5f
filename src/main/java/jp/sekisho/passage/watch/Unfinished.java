package jp.sekisho.passage.watch;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.boundary.Passage;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.lane.Stored;
import jp.sekisho.store.Store;

/**
 * What was accepted and has not come to its end, from the tables: open requests, and outcomes that the broker does not have. A
 * row that is not what was written counts as nothing: it is set aside on its way, and must not keep the others from theirs.
 * Thread safe.
 */
public final class Unfinished {
    private static final String OPEN = "r.open_until is not null and r.passage in (" + Stored.PASSAGES + ")";

    private final Store store;

    public Unfinished(Store store) {
        this.store = store;
    }

    /**
     * What requests were accepted under that their files said, and that they need to come to their end.
     *
     * @param isToBeTaken whether the system to which it was brought is to say that it has it
     * @param isAnswer whether it answers what a counterpart asked
     */
    public record Terms(
            String system, String interfaceId, String link, Passage passage, boolean isToBeTaken, boolean isAnswer) {}

    /** The terms under which open requests were accepted. */
    public List<Terms> open() {
        return store.ask(handle -> handle.createQuery("select distinct r.system, r.interface_id, r.link, r.passage,"
                        + " coalesce(i.ends, '') = 'TAKEN' as taken,"
                        + " exists (select 1 from inbound q where q.answered_by = r.id) as answers"
                        + " from request r left join inbound i on i.message_id = r.message_id where " + OPEN
                        + " order by r.system, r.interface_id, r.link, r.passage, taken, answers")
                .map((row, context) -> new Terms(
                        row.getString("system"),
                        row.getString("interface_id"),
                        row.getString("link"),
                        Stored.passage(row),
                        row.getBoolean("taken"),
                        row.getBoolean("answers")))
                .list());
    }

    /**
     * What is being distributed, and its sender waits for its outcome.
     *
     * @param open how many messages
     */
    public record Distributed(String system, String interfaceId, long open) {}

    /** Whose messages are being distributed, by which interface. */
    public List<Distributed> distributed() {
        return store.ask(handle -> handle.createQuery("select m.system, m.interface_id, count(*) as messages"
                        + " from distribution d join message m on m.id = d.message_id"
                        + " group by m.system, m.interface_id order by m.system, m.interface_id")
                .map((row, context) -> new Distributed(
                        row.getString("system"), row.getString("interface_id"), row.getLong("messages")))
                .list());
    }

    /** How many requests are open under these terms, by the ledger, too. */
    public long count(Terms terms) {
        return store.ask(handle -> handle.createQuery("select count(*) from request r where " + OPEN
                        + " and r.system = :system and r.interface_id = :interface and r.link = :link"
                        + " and r.passage = :passage and exists (select 1 from ledger l where l.message_id = r.id"
                        + " and l.event = :accepted and l.system = :system and l.interface_id = :interface"
                        + " and l.recipient = :link)")
                .bind("system", terms.system)
                .bind("interface", terms.interfaceId)
                .bind("link", terms.link)
                .bind("passage", terms.passage.name())
                .bind("accepted", LedgerEvent.ACCEPTED.name())
                .mapTo(Long.class)
                .one());
    }

    /** How many outcomes of each {@code out.} queue the broker does not have: they go next, or wait for a person. */
    public SortedMap<String, Long> outcomes() {
        return store.ask(handle -> handle.createQuery("select q.queue,"
                        + " (select count(*) from outbox o where o.queue = q.queue and (o.pending > 0 or o.held_for is not null))"
                        + " + (select count(*) from outbox_aside a where a.queue = q.queue and a.discarded_at is null)"
                        + " as outcomes from out_queue q")
                .reduceRows(new TreeMap<>(), (all, row) -> {
                    long outcomes = row.getColumn("outcomes", Long.class);
                    if (outcomes > 0) {
                        all.put(row.getColumn("queue", String.class), outcomes);
                    }
                    return all;
                }));
    }

    /** How many messages are held until their number's turn, by the door that they go through then. */
    public SortedMap<String, Long> early() {
        return store.ask(handle -> handle.createQuery(
                        "select system, interface_id, count(*) as messages from early group by system, interface_id")
                .reduceRows(new TreeMap<>(), (all, row) -> {
                    all.put(
                            QueueNames.door(
                                    row.getColumn("system", String.class), row.getColumn("interface_id", String.class)),
                            row.getColumn("messages", Long.class));
                    return all;
                }));
    }

    /** The queues that still have something put into them, or will have once what is open has ended. */
    public Set<String> queues() {
        Set<String> queues = new TreeSet<>(outcomes().keySet());
        queues.addAll(early().keySet());
        List<String> known = store.ask(handle -> handle.createQuery("select queue from out_queue")
                .mapTo(String.class)
                .list());
        List<String> promised = store.ask(handle -> handle.createQuery(
                        "select distinct case when m.passage in (" + Stored.INWARD + ") then r.link else m.system end"
                                + " as reader, m.answer from request r join message m on m.id = r.message_id where "
                                + OPEN)
                .map((row, context) -> QueueNames.out(row.getString("reader"), row.getString("answer")))
                .list());
        promised.stream().filter(known::contains).forEach(queues::add);
        return queues;
    }
}
