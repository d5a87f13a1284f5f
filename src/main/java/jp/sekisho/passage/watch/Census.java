package jp.sekisho.passage.watch;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.lane.Stored;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;

/** Counts what is where, from the tables. For reconciliation and operators, not for the message path. Thread safe. */
public final class Census {
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Store store;

    public Census(Store store) {
        this.store = store;
    }

    /** How many requests are in each state; states without one are left out. */
    public Map<String, Long> requestsByState() {
        return store.inTransaction(
                handle -> handle.createQuery("select state, count(*) as requests from request group by state")
                        .reduceRows(new TreeMap<String, Long>(), (all, row) -> {
                            all.put(row.getColumn("state", String.class), row.getColumn("requests", Long.class));
                            return all;
                        }));
    }

    /** How many outcomes the broker may not have yet. */
    public long unmarkedOutcomes() {
        return store.inTransaction(handle -> handle.createQuery("select count(*) from outbox where pending is not null")
                .mapTo(Long.class)
                .one());
    }

    /** How many answers were refused because their request is not in the tables. */
    public long unknownAnswers() {
        return store.inTransaction(handle -> handle.createQuery("select count(*) from refused_answer where reason = ?")
                .bind(0, PassageError.ANSWER_UNKNOWN.wire())
                .mapTo(Long.class)
                .one());
    }

    /** How many answers of a link are not opened any more, since the process died of them. */
    public int deadlyAnswers(String link) {
        return store.inTransaction(
                handle -> handle.createQuery("select count(*) from refused_answer where link = ? and reason = ?")
                        .bind(0, link)
                        .bind(1, AsideError.DEADLY.wire())
                        .mapTo(Integer.class)
                        .one());
    }

    /** The versions of the catalogue that the messages of open requests were accepted under. */
    public Set<String> cataloguesNamed() {
        return Set.copyOf(store.inTransaction(handle -> handle.createQuery("select distinct m.catalogue from request r"
                        + " join message m on m.id = r.message_id"
                        + " where r.open_until is not null")
                .mapTo(String.class)
                .list()));
    }

    /** Requests without an outcome. */
    public int unanswered(String link) {
        return store.inTransaction(handle -> handle.createQuery(
                        "select count(*) from request" + " where open_until is not null and link = ?")
                .bind(0, link)
                .mapTo(Integer.class)
                .one());
    }

    /** How many requests of a link wait for what a room is to learn of their persons, by what that is. */
    public Map<String, Integer> awaited(String link) {
        return store.inTransaction(handle -> handle.createQuery(
                        "select fact, count(distinct request_id) as requests from awaited where link = ? group by fact")
                .bind(0, link)
                .reduceRows(new TreeMap<String, Integer>(), (all, row) -> {
                    all.put(row.getColumn("fact", String.class), row.getColumn("requests", Integer.class));
                    return all;
                }));
    }

    /** How many of each system's requests are being sent, await an answer or a person; what has no state that we know, a person. */
    public Map<String, Map<RequestState, Integer>> underWay() {
        return store.inTransaction(handle -> handle.createQuery(
                        "select system, state, count(*) as requests from request"
                                + " where open_until is not null and state <> 'WAITING' group by system, state")
                .reduceRows(new TreeMap<>(), (all, row) -> {
                    all.computeIfAbsent(
                                    row.getColumn("system", String.class), system -> new EnumMap<>(RequestState.class))
                            .merge(
                                    Stored.state(row.getColumn("state", String.class)),
                                    row.getColumn("requests", Integer.class),
                                    Integer::sum);
                    return all;
                }));
    }

    /** The earliest deadline, business time, of the requests that wait for a link. */
    public Optional<Instant> nextDeadline(String link) {
        return store.inTransaction(handle -> handle.createQuery(
                        "select open_until from request"
                                + " where open_until is not null and state = 'WAITING' and link = ? order by open_until limit 1")
                .bind(0, link)
                .mapTo(Instant.class)
                .findOne());
    }

    /** Requests without an outcome whose deadline, business time, has passed. */
    public int overdue(String link, Instant now) {
        return store.inTransaction(
                handle -> handle.createQuery("select count(*) from request where link = ? and open_until <= ?")
                        .bind(0, link)
                        .bind(1, now)
                        .mapTo(Integer.class)
                        .one());
    }

    /**
     * The outbox of one queue.
     *
     * @param unmarked outcomes that the broker may not have yet
     * @param oldest when the first of them was written, real time
     * @param handedOver outcomes that the broker has been given since a point in time
     */
    public record OutboxCount(long unmarked, Optional<Instant> oldest, long handedOver) {}

    /** Counts by the numbers of the rows, which have no gaps and are marked in their order. */
    public OutboxCount outbox(String queue, Instant since) {
        return store.inTransaction(handle -> {
            long last = handle.createQuery("select next_number - 1 from out_queue where queue = ?")
                    .bind(0, queue)
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L);
            long marked = lastMarked(handle, queue, FOREVER);
            long before = lastMarked(handle, queue, since);
            Optional<Instant> oldest = handle.createQuery(
                            "select at from outbox where queue = ? and pending > ? order by pending limit 1")
                    .bind(0, queue)
                    .bind(1, marked)
                    .mapTo(Instant.class)
                    .findOne();
            return new OutboxCount(
                    last - marked - aside(handle, queue, marked, last),
                    oldest,
                    marked - before - aside(handle, queue, before, marked));
        });
    }

    private static long aside(Handle handle, String queue, long after, long last) {
        return handle.createQuery("select count(*) from outbox_aside where queue = ? and number > ? and number <= ?")
                .bind(0, queue)
                .bind(1, after)
                .bind(2, last)
                .mapTo(Long.class)
                .one();
    }

    /** The number of the last row that was marked before a time. */
    private static long lastMarked(Handle handle, String queue, Instant before) {
        return handle.createQuery(
                        "select number from outbox where queue = ? and marked_at < ?" + " order by number desc limit 1")
                .bind(0, queue)
                .bind(1, before)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
