package jp.sekisho.passage.lane;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.RequestState;
import org.jdbi.v3.core.Handle;

/** The queries by which a lane is read from the tables. */
public final class LaneRows {
    private static final String PLACE = "p.bucket, p.number, p.person, p.request_id";
    private static final String WAITER =
            "r.id, r.link, r.interface_id, r.system, r.priority, r.person_count, r.state, m.accepted_at,"
                    + " (select min(held.id) from follower f join request held on held.id = f.request_id"
                    + " where f.leader_id = r.id and f.corrected and held.link = r.link) as passes";

    private LaneRows() {}

    /** The place of a request in the order of a person. */
    record Place(int bucket, long number, String person, String requestId) {
        private static Place read(ResultSet row) throws SQLException {
            return new Place(
                    row.getInt("bucket"), row.getLong("number"), row.getString("person"), row.getString("request_id"));
        }
    }

    /**
     * A request that may hold a place in a lane, for each of its persons one.
     *
     * @param passes the request of the same lane that it corrects, whose persons need not wait behind that
     */
    public record Waiter(
            String requestId,
            String link,
            String interfaceId,
            String system,
            Priority priority,
            int personCount,
            RequestState state,
            Instant acceptedAt,
            Optional<String> passes) {
        private static Waiter read(ResultSet row) throws SQLException {
            return new Waiter(
                    row.getString("id"),
                    row.getString("link"),
                    row.getString("interface_id"),
                    row.getString("system"),
                    Stored.priority(row),
                    row.getInt("person_count"),
                    Stored.state(row),
                    row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getString("passes")));
        }

        /** Its place in the order of a person; of nobody, a place in an order of its own. */
        public LaneOrder.Row at(String person) {
            return new LaneOrder.Row(
                    requestId,
                    system,
                    interfaceId,
                    priority,
                    personCount,
                    Parts.order(person, requestId),
                    state,
                    acceptedAt,
                    passes);
        }
    }

    /** A request at its place. */
    record Placed(Place place, Waiter waiter) {
        LaneOrder.Row row() {
            return waiter.at(place.person);
        }
    }

    /** The last number of each bucket. */
    static SortedMap<Integer, Long> committed(Handle handle) {
        return handle.createQuery("select bucket, next_number - 1 as last from bucket order by bucket")
                .reduceRows(new TreeMap<Integer, Long>(), (all, row) -> {
                    all.put(row.getColumn("bucket", Integer.class), row.getColumn("last", Long.class));
                    return all;
                });
    }

    /** An open request, and the lowest part of its persons. */
    record Open(String requestId, int part) {}

    /** The open requests of a link whose parts are behind one, in the order of their parts, so many at most. */
    static List<Open> open(Handle handle, String link, int behind, int most) {
        return handle.createQuery("select id, open_part from request where link = ? and open_part > ?"
                        + " order by link, open_part limit ?")
                .bind(0, link)
                .bind(1, behind)
                .bind(2, most)
                .map((row, context) -> new Open(row.getString("id"), row.getInt("open_part")))
                .list();
    }

    /** All open requests of a link in one part. */
    static List<Open> open(Handle handle, String link, int part) {
        return handle.createQuery("select id from request where link = ? and open_part = ?")
                .bind(0, link)
                .bind(1, part)
                .map((row, context) -> new Open(row.getString("id"), part))
                .list();
    }

    /** The places of these requests, in no order. */
    static List<Place> places(Handle handle, List<String> requestIds) {
        return handle.createQuery("select " + PLACE + " from unnest(cast(? as varchar array)) as wanted (id)"
                        + " join request_person p on p.request_id = wanted.id")
                .bindArray(0, String.class, requestIds)
                .map((row, context) -> Place.read(row))
                .list();
    }

    /** A request at all of its places. */
    static List<Placed> of(Handle handle, String requestId) {
        return handle.createQuery("select " + PLACE + ", " + WAITER + " from request r"
                        + " join message m on m.id = r.message_id join request_person p on p.request_id = r.id"
                        + " where r.id = ? order by p.bucket, p.number")
                .bind(0, requestId)
                .map((row, context) -> new Placed(Place.read(row), Waiter.read(row)))
                .list();
    }

    /** The requests of a link that a process has tried to send and that are in doubt, the earliest accepted first. */
    public static List<Waiter> underWay(Handle handle, String link) {
        return handle.createQuery("select " + WAITER + " from request r join message m on m.id = r.message_id"
                        + " where r.link = ? and r.open_until is not null and r.state = ? and r.attempts > 0"
                        + " order by m.accepted_at, r.id")
                .bind(0, link)
                .bind(1, RequestState.SENDING.name())
                .map((row, context) -> Waiter.read(row))
                .list();
    }

    /** The places behind the first numbers and up to the last, bucket by bucket in their order. */
    static List<Place> places(
            Handle handle, Collection<Integer> buckets, Collection<Long> behind, Collection<Long> to) {
        return handle.createQuery("select " + PLACE
                        + " from unnest(cast(? as int array), cast(? as bigint array), cast(? as bigint array))"
                        + " as fresh (bucket, low, high) join request_person p"
                        + " on p.bucket = fresh.bucket and p.number > fresh.low and p.number <= fresh.high"
                        + " order by p.bucket, p.number")
                .bindArray(0, Integer.class, buckets)
                .bindArray(1, Long.class, behind)
                .bindArray(2, Long.class, to)
                .map((row, context) -> Place.read(row))
                .list();
    }

    /** Requests by id. */
    static Map<String, Waiter> waiters(Handle handle, List<String> requestIds) {
        Map<String, Waiter> waiters = new HashMap<>();
        handle.createQuery("select " + WAITER + " from unnest(cast(? as varchar array)) as wanted (id)"
                        + " join request r on r.id = wanted.id join message m on m.id = r.message_id")
                .bindArray(0, String.class, requestIds)
                .map((row, context) -> Waiter.read(row))
                .forEach(waiter -> waiters.put(waiter.requestId, waiter));
        return waiters;
    }
}
