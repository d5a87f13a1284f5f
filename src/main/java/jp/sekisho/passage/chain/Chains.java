package jp.sekisho.passage.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Submission;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which lines wait for which, and what happens to them when that ends. In a transaction it comes right after the rows of the requests that
 * have moved, and before those of messages. Thread safe.
 */
public final class Chains {
    private final Moves moves;

    /** @param moves by which rows of requests are moved */
    public Chains(Moves moves) {
        this.moves = moves;
    }

    /** Moves rows of requests as the state table says. */
    @FunctionalInterface
    public interface Moves {
        /** Answers those that moved; they come in the order in which rows of requests are locked. */
        Set<String> move(Handle handle, List<String> ids, RequestEvent event, Optional<Reason> why);
    }

    /** Of messages that have just been accepted: which of their lines wait for which. */
    public void open(Handle handle, List<Submission> submissions) {
        PreparedBatch batch =
                handle.prepareBatch("insert into follower (request_id, leader_id, corrected) values (?, ?, false)");
        for (Submission submission : submissions) {
            List<Submission.Line> lines = submission.lines();
            for (Submission.Line line : lines) {
                line.part().filter(part -> part.behind() > 0).ifPresent(part -> batch.bind(0, line.requestId())
                        .bind(1, lines.get(part.behind() - 1).requestId())
                        .add());
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** The state in which a line begins. */
    public static RequestState first(Submission.Line line) {
        return line.part()
                .filter(part -> part.behind() > 0)
                .map(part -> part.isJoined() ? RequestState.JOINED : RequestState.FOLLOWING)
                .orElse(RequestState.WAITING);
    }

    /**
     * Lines have ended, or have left: what waits for them goes on, or is held back.
     *
     * @param how what that means for those that wait
     * @return those that are held back now
     */
    public Set<String> ended(Handle handle, Collection<String> leaders, How how) {
        List<Follower> followers = followers(handle, leaders, how);
        if (followers.isEmpty()) {
            return Set.of();
        }
        Set<String> moved = new TreeSet<>();
        if (how == How.OTHERWISE) {
            TreeMap<String, List<String>> byLeader = new TreeMap<>();
            followers.forEach(each -> byLeader.computeIfAbsent(each.leaderInterface, id -> new ArrayList<>())
                    .add(each.id));
            byLeader.forEach((leader, ids) -> moved.addAll(moves.move(
                    handle,
                    ids,
                    RequestEvent.KEPT_BACK,
                    Optional.of(Reason.of(Finding.of(ChainError.HELD_BACK, "interface", leader))))));
        } else {
            moved.addAll(free(
                    handle,
                    ids(followers),
                    followers.stream()
                            .filter(Follower::inDoubt)
                            .map(Follower::id)
                            .toList()));
        }
        // one that only follows has its place in its lane already, and keeps it
        followers.stream()
                .filter(each -> moved.contains(each.id) && (how != How.OTHERWISE || each.isJoined))
                .forEach(each -> Freed.tell(handle, each.link, each.id));
        return how == How.OTHERWISE ? moved : Set.of();
    }

    /** Lines have what they waited for, in the order in which rows of requests are locked: they may go. */
    public void known(Handle handle, List<String> ids) {
        List<String> inDoubt = handle.createQuery(
                        "select id from request where id = any(cast(? as varchar array)) and in_doubt order by id")
                .bindArray(0, String.class, ids)
                .mapTo(String.class)
                .list();
        free(handle, ids, inDoubt);
        Awaited.left(handle, RequestEvent.FREED, ids); // also of those whose rows say something else by now
    }

    /** @param inDoubt the tables were put back while these waited: they may have left, and only the counterpart can say */
    private Set<String> free(Handle handle, List<String> ids, List<String> inDoubt) {
        Set<String> moved = moves.move(handle, ids, RequestEvent.FREED, Optional.empty());
        List<String> asked = inDoubt.stream().filter(moved::contains).toList();
        moves.move(handle, asked, RequestEvent.RESTORED, Optional.empty());
        return moved;
    }

    /** What has come of a line, for those that wait for it. */
    public enum How {
        /** It has ended well: they go on. */
        WELL(Set.of(RequestState.FOLLOWING, RequestState.JOINED, RequestState.HELD_BACK)),
        /** It has left: what goes with it follows. */
        LEFT(Set.of(RequestState.JOINED)),
        /** It has ended otherwise: they are held back. */
        OTHERWISE(Set.of(RequestState.FOLLOWING, RequestState.JOINED));

        private final Set<RequestState> concerned;

        How(Set<RequestState> concerned) {
            this.concerned = concerned;
        }
    }

    private record Follower(String id, String link, boolean isJoined, boolean inDoubt, String leaderInterface) {}

    private static List<String> ids(List<Follower> followers) {
        return followers.stream().map(Follower::id).toList();
    }

    private static List<Follower> followers(Handle handle, Collection<String> leaders, How how) {
        return handle.createQuery("select r.id, r.link, r.state, r.in_doubt, l.interface_id from follower f"
                        + " join request r on r.id = f.request_id join request l on l.id = f.leader_id"
                        + " where f.leader_id = any(cast(? as varchar array)) and r.state = any(cast(? as varchar array))"
                        + " order by r.id")
                .bindArray(0, String.class, List.copyOf(leaders))
                .bindArray(
                        1,
                        String.class,
                        how.concerned.stream().map(RequestState::name).toList())
                .map((row, context) -> new Follower(
                        row.getString("id"),
                        row.getString("link"),
                        row.getString("state").equals(RequestState.JOINED.name()),
                        row.getBoolean("in_doubt"),
                        row.getString("interface_id")))
                .list();
    }
}
