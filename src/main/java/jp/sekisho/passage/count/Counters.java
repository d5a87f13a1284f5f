package jp.sekisho.passage.count;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.passage.Station;
import org.jdbi.v3.core.Handle;

/**
 * The numbers that counterparts count: which was the last, and which request has the next. In a transaction the rows of requests come
 * before those of counters. Thread safe.
 */
public final class Counters {
    /** Nobody has taken the tables over. */
    private static final String CURRENT = "not exists (select 1 from incarnation run where run.epoch > ?)";

    private final Station station;

    public Counters(Station station) {
        this.station = station;
    }

    /**
     * How a counter stands.
     *
     * @param known whether {@code last} is what the counterpart has counted last
     * @param holder the request that has the number after it
     */
    record Standing(long last, boolean known, Optional<String> holder) {}

    /** Empty if nothing was ever counted here. */
    Optional<Standing> find(Handle handle, Counter counter) {
        return handle.createQuery("select c.last_number, c.known, r.id as holder from counter c left join request r"
                        + " on r.id = c.request_id and r.counted_number is not null and r.open_until is not null"
                        + " where c.link = ? and c.interface_id = ? and c.person = ?")
                .bind(0, counter.link())
                .bind(1, counter.interfaceId())
                .bind(2, counter.person())
                .map((row, context) -> new Standing(
                        row.getLong("last_number"),
                        row.getBoolean("known"),
                        Optional.ofNullable(row.getString("holder"))))
                .findOne();
    }

    /** Of interfaces whose messages share a number, those of which a request has it now, with its id. */
    public Map<String, String> holders(Handle handle, String link, Set<String> interfaceIds) {
        Map<String, String> holders = new HashMap<>();
        for (String interfaceId : interfaceIds) {
            find(handle, new Counter(link, interfaceId, ""))
                    .flatMap(Standing::holder)
                    .ifPresent(holder -> holders.put(interfaceId, holder));
        }
        return holders;
    }

    /** Whether another request may have a number of it that these tables do not know: before that is settled nobody gets one. */
    boolean isClouded(Handle handle, Counter counter, String requestId) {
        return counter.isShared()
                && handle.createQuery("select count(*) from request where link = ? and interface_id = ?"
                                        + " and open_until is not null and in_doubt and counted_number is null"
                                        + " and id <> ?")
                                .bind(0, counter.link())
                                .bind(1, counter.interfaceId())
                                .bind(2, requestId)
                                .mapTo(Integer.class)
                                .one()
                        > 0;
    }

    /** Gives a request the number after the last. @throws IllegalStateException if the counter does not stand so any more */
    void take(Handle handle, Counter counter, long last, String requestId) {
        int taken = handle.createUpdate("update counter set request_id = ? where link = ? and interface_id = ?"
                        + " and person = ? and last_number = ? and known and (request_id is null or not exists"
                        + " (select 1 from request r where r.id = counter.request_id and r.id <> ?"
                        + " and r.counted_number is not null and r.open_until is not null))")
                .bind(0, requestId)
                .bind(1, counter.link())
                .bind(2, counter.interfaceId())
                .bind(3, counter.person())
                .bind(4, last)
                .bind(5, requestId)
                .execute();
        if (taken != 1) {
            throw new IllegalStateException("a number was given to another request at the same time");
        }
    }

    /** A request has been taken under a number, as the counterpart says; whether it has counted others since has to be asked. */
    void heldBy(Handle handle, Counter counter, String requestId, long number) {
        int updated = handle.createUpdate("update counter set last_number = ?, known = false, request_id = ?"
                        + " where link = ? and interface_id = ? and person = ?")
                .bind(0, number - 1)
                .bind(1, requestId)
                .bind(2, counter.link())
                .bind(3, counter.interfaceId())
                .bind(4, counter.person())
                .execute();
        if (updated == 0) {
            insert(handle, counter, number - 1, false, Optional.of(requestId));
        }
    }

    /** The counterpart says which number it has counted last. What is known already stays. */
    public void told(Handle handle, Counter counter, long last) {
        handle.createUpdate("update counter set last_number = ?, known = true where link = ? and interface_id = ?"
                        + " and person = ? and not known and " + CURRENT)
                .bind(0, last)
                .bind(1, counter.link())
                .bind(2, counter.interfaceId())
                .bind(3, counter.person())
                .bind(4, station.epoch())
                .execute();
        if (find(handle, counter).isEmpty()) {
            insert(handle, counter, last, true, Optional.empty());
        }
    }

    private void insert(Handle handle, Counter counter, long last, boolean known, Optional<String> requestId) {
        handle.createUpdate("insert into counter (link, interface_id, person, last_number, known, request_id)"
                        + " select cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as bigint),"
                        + " cast(? as boolean), cast(? as varchar) where " + CURRENT)
                .bind(0, counter.link())
                .bind(1, counter.interfaceId())
                .bind(2, counter.person())
                .bind(3, last)
                .bind(4, known)
                .bind(5, requestId.orElse(null))
                .bind(6, station.epoch())
                .execute();
    }

    /** The counterpart has counted the number that a request has. */
    public void used(Handle handle, String requestId, long number) {
        handle.createUpdate("update counter set last_number = ?, request_id = null where request_id = ?")
                .bind(0, number)
                .bind(1, requestId)
                .execute();
    }

    /** The counterpart has decided against a request: it has not counted its number, and is asked for the last before the next. */
    public void unused(Handle handle, String requestId) {
        handle.createUpdate("update request set counted_number = null where id = ?")
                .bind(0, requestId)
                .execute();
        doubt(handle, requestId);
    }

    /** Has the counterpart asked for its last number before another request gets the one that this request had. */
    public void doubt(Handle handle, String requestId) {
        handle.createUpdate("update counter set known = false where request_id = ?")
                .bind(0, requestId)
                .execute();
    }
}
