package jp.sekisho.passage.chain;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Submission;
import org.jdbi.v3.core.Handle;

/**
 * A message that corrects an earlier one of its sender: each line of that which is held back waits from now on for the line of this that does,
 * about the same person, what was not done. In its door's transaction.
 *
 * @param arrival which names the other message as what it is about
 */
public record Correction(Arrival arrival, Submission submission) {
    /** A line that is held back, and what it waits for. */
    private record Held(String id, String interfaceId, String person) {}

    /** Has it waited for; if it corrects nothing, answers why, and has changed nothing. */
    public Optional<Finding> in(Handle handle) {
        Optional<String> corrected = handle.createQuery("select id from message where system = ? and sender_id = ?")
                .bind(0, arrival.system())
                .bind(1, arrival.about())
                .mapTo(String.class)
                .findOne();
        if (corrected.isEmpty()) {
            return Optional.of(Finding.of(ChainError.NOTHING_TO_CORRECT, "corrects", arrival.about()));
        }
        Map<String, Submission.Line> instead = new LinkedHashMap<>();
        for (Held held : held(handle, corrected.get())) {
            submission.lines().stream()
                    .filter(line -> does(line, held))
                    .findFirst()
                    .ifPresent(line -> instead.put(held.id, line));
        }
        if (instead.isEmpty()) {
            return Optional.of(Finding.of(ChainError.NOTHING_HELD_BACK, "corrects", arrival.about()));
        }
        boolean concernsOthers = instead.entrySet().stream().anyMatch(each -> !persons(handle, each.getKey())
                .containsAll(each.getValue().persons()));
        if (concernsOthers) {
            return Optional.of(Finding.of(ChainError.OTHER_PERSONS));
        }
        instead.forEach((held, line) -> handle.createUpdate(
                        "update follower set leader_id = ?, corrected = true where request_id = ?")
                .bind(0, line.requestId())
                .bind(1, held)
                .execute());
        return Optional.empty();
    }

    private boolean does(Submission.Line line, Held held) {
        return submission.interfaceOf(line).equals(held.interfaceId)
                && line.persons().get(0).equals(held.person);
    }

    /** Those whose leader has ended: what waits for a correction that is still on its way goes on waiting for that. */
    private static List<Held> held(Handle handle, String messageId) {
        handle.createQuery("select id from request where message_id = ? and state = ? order by id for update")
                .bind(0, messageId)
                .bind(1, RequestState.HELD_BACK.name())
                .mapTo(String.class)
                .list();
        return handle.createQuery("select r.id, l.interface_id, p.person from request r"
                        + " join follower f on f.request_id = r.id join request l on l.id = f.leader_id"
                        + " join request_person p on p.request_id = l.id and p.ordinal = 1"
                        + " where r.message_id = ? and r.state = ? and l.open_until is null order by r.line")
                .bind(0, messageId)
                .bind(1, RequestState.HELD_BACK.name())
                .map((row, context) ->
                        new Held(row.getString("id"), row.getString("interface_id"), row.getString("person")))
                .list();
    }

    private static Set<String> persons(Handle handle, String requestId) {
        return new HashSet<>(handle.createQuery("select person from request_person where request_id = ?")
                .bind(0, requestId)
                .mapTo(String.class)
                .list());
    }
}
