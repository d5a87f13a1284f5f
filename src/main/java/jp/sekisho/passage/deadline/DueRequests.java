package jp.sekisho.passage.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.lane.Stored;
import jp.sekisho.passage.legs.Requests;
import org.jdbi.v3.core.Handle;

/** The requests that the watch over deadlines looks for: those that are due, and those that would never be. */
final class DueRequests {
    /** What leads inward goes on waiting for its receiver, and an answer for its counterpart: what is late of it is shown. */
    private static final String OUTWARD =
            "not exists (select 1 from inbound brought where brought.message_id = r.message_id)"
                    + " and not exists (select 1 from inbound asked where asked.answered_by = r.id)"
                    + " and not exists (select 1 from message said where said.id = r.message_id"
                    + " and said.passage = 'DISTRIBUTE')";

    /** What a restore leaves where it waits, though it may have left since the backup was made. */
    private static final String DOUBTFUL = "in_doubt and state in ('FOLLOWING', 'JOINED', 'AWAITING', 'HELD_BACK')";

    private DueRequests() {}

    /** Open requests of a link whose deadline has passed and whose state or epoch cannot be what was written. */
    static List<String> unknown(Handle handle, String link, Instant by, int most) {
        return handle.createQuery(
                        "select id from request where link = ? and open_until <= ? and (state not in (" + Stored.STATES
                                + ") or state <> 'PARKED' and " + Requests.NOBODYS + ") order by open_until limit ?")
                .bind(0, link)
                .bind(1, by)
                .bind(2, most)
                .mapTo(String.class)
                .list();
    }

    /** Open requests that name a link which does not exist. */
    static List<String> strayed(Handle handle, Set<String> links, int most) {
        List<String> strayed = new ArrayList<>();
        Optional<String> link = linkAfter(handle, "");
        while (link.isPresent()) {
            if (!links.contains(link.get())) {
                strayed.addAll(openBehind(handle, link.get(), Instant.EPOCH, most));
            }
            link = linkAfter(handle, link.get());
        }
        return strayed;
    }

    /** The next link that any request names, by one step in the index. */
    private static Optional<String> linkAfter(Handle handle, String link) {
        return handle.createQuery("select link from request where link > ? order by link limit 1")
                .bind(0, link)
                .mapTo(String.class)
                .findOne();
    }

    /** Those of a link that are not parked and whose deadline is behind a business time. */
    static List<String> openBehind(Handle handle, String link, Instant time, int most) {
        return handle.createQuery("select id from request where link = ? and open_until > ? and state <> 'PARKED'"
                        + " order by open_until limit ?")
                .bind(0, link)
                .bind(1, time)
                .bind(2, most)
                .mapTo(String.class)
                .list();
    }

    /** Those of a link in a state that were due before a business time, and that no person has had sent again since. */
    static List<String> undecided(Handle handle, String link, RequestState state, Instant before, int most) {
        return handle.createQuery("select id from request r where link = ? and open_until < ? and state = ?"
                        + " and (decided_at is null or decided_at < ?) and " + OUTWARD + " order by open_until limit ?")
                .bind(0, link)
                .bind(1, before)
                .bind(2, state.name())
                .bind(3, before)
                .bind(4, most)
                .mapTo(String.class)
                .list();
    }

    /** Those of a link that wait outside of its lane since before a restore, and were due before a business time: they may have left. */
    static List<String> doubtful(Handle handle, String link, Instant before, int most) {
        return handle.createQuery("select id from request where link = ? and open_until < ? and " + DOUBTFUL
                        + " order by open_until limit ?")
                .bind(0, link)
                .bind(1, before)
                .bind(2, most)
                .mapTo(String.class)
                .list();
    }

    /** Those of these ids that wait on a link, and were due at a business time. */
    static List<String> waiting(Handle handle, String link, Collection<String> ids, Instant by) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "select id from request where id = any(cast(? as varchar array)) and link = ?"
                                + " and open_until <= ? and state in ('WAITING', 'FOLLOWING', 'JOINED', 'AWAITING', 'HELD_BACK') order by id")
                .bindArray(0, String.class, ids)
                .bind(1, link)
                .bind(2, by)
                .mapTo(String.class)
                .list();
    }

    /**
     * A request whose deadline has passed.
     *
     * @param alone whether it is the only line of its message
     * @param numbered whether it was sent under a number that its counterpart counts
     */
    record Due(String id, String messageId, boolean alone, boolean numbered) {}

    /**
     * What kind of request may be due.
     *
     * @param interfaceId empty for those of every interface
     */
    record Kind(RequestState state, Optional<String> interfaceId) {}

    /** Those of a link and a kind whose deadline was not after a business time, the earliest deadlines first. */
    static List<Due> due(Handle handle, String link, Kind kind, Instant by, int most) {
        return handle.createQuery("select r.id, r.message_id, coalesce(m.line_count, 0) as lines,"
                        + " r.counted_number is not null as numbered"
                        + " from request r left join message m on m.id = r.message_id"
                        + " where r.link = :link and r.open_until <= :by and r.state = :state and not (" + DOUBTFUL
                        + ") and "
                        + OUTWARD
                        + (kind.interfaceId.isPresent() ? " and r.interface_id = :interface" : "")
                        + " order by r.open_until limit :most")
                .bind("link", link)
                .bind("by", by)
                .bind("state", kind.state.name())
                .bindMap(kind.interfaceId.map(id -> Map.of("interface", id)).orElse(Map.of()))
                .bind("most", most)
                .map((row, context) -> new Due(
                        row.getString("id"),
                        row.getString("message_id"),
                        row.getInt("lines") == 1,
                        row.getBoolean("numbered")))
                .list();
    }
}
