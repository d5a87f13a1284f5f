package jp.sekisho.passage;

import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.store.Store;

/** Counts what is where, from the tables. For reconciliation and operators, not for the message path. Thread safe. */
public final class Census {
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
        return store.inTransaction(handle -> handle.createQuery("select count(*) from outbox where marked_at is null")
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

    /** Requests that have not left or whose leaving is in doubt, by business system. */
    public Map<String, Integer> waitingBySystem(String link) {
        return store.inTransaction(handle -> handle.createQuery("select system, count(*) as waiting from request"
                        + " where state in ('WAITING','SENDING','PARKED') and link = ? group by system")
                .bind(0, link)
                .reduceRows(new TreeMap<String, Integer>(), (all, row) -> {
                    all.put(row.getColumn("system", String.class), row.getColumn("waiting", Integer.class));
                    return all;
                }));
    }

    /** Requests without an outcome. */
    public int unanswered(String link) {
        return store.inTransaction(handle -> handle.createQuery("select count(*) from request"
                        + " where state in ('WAITING','SENDING','PARKED','SENT') and link = ?")
                .bind(0, link)
                .mapTo(Integer.class)
                .one());
    }
}
