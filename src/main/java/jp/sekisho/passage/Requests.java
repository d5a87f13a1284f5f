package jp.sekisho.passage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.ledger.Buckets;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of requests, moved only by the state table and fenced by the epoch. */
final class Requests {
    private static final String SELECT =
            "select id, message_id, link, operation, system, priority, state, person_count,"
                    + " purpose, local_number, content_digest, attempts from request where ";

    private final Station station;

    Requests(Station station) {
        this.station = station;
    }

    void insert(Handle handle, String id, String messageId, String system, Submission submission) {
        handle.createUpdate(
                        "insert into request (id, message_id, line, link, operation, system, priority, state, epoch,"
                                + " person_count, purpose, local_number, content_digest, deadline_at, attempts)"
                                + " values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                .bind(0, id)
                .bind(1, messageId)
                .bind(2, submission.link())
                .bind(3, submission.operation())
                .bind(4, system)
                .bind(5, submission.priority().name())
                .bind(6, RequestState.WAITING.name())
                .bind(7, station.epoch())
                .bind(8, submission.persons().size())
                .bind(9, submission.purpose())
                .bind(
                        10,
                        station.vault()
                                .close(column(id), submission.localNumber().getBytes(StandardCharsets.UTF_8)))
                .bind(11, submission.contentDigest())
                .bind(12, submission.deadline())
                .execute();
    }

    /** Puts the request into the order of each of its persons; {@code numbers} are in the order of the persons. */
    void order(Handle handle, String id, List<String> persons, List<Long> numbers) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into request_person (bucket, number, request_id, person) values (?, ?, ?, ?)");
        for (int i = 0; i < persons.size(); i++) {
            batch.bind(0, Buckets.of(persons.get(i)))
                    .bind(1, numbers.get(i))
                    .bind(2, id)
                    .bind(3, persons.get(i))
                    .add();
        }
        batch.execute();
    }

    Optional<Request> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "id = ?")
                .bind(0, id)
                .map((row, context) -> read(row))
                .findOne();
    }

    Optional<Request> ofMessage(Handle handle, String messageId) {
        return handle.createQuery(SELECT + "message_id = ?")
                .bind(0, messageId)
                .map((row, context) -> read(row))
                .findFirst();
    }

    List<String> persons(Handle handle, String id) {
        return handle.createQuery("select person from request_person where request_id = ? order by bucket, number")
                .bind(0, id)
                .mapTo(String.class)
                .list();
    }

    /**
     * Moves the request as the state table says; false if the event means nothing where the request is. In one statement:
     * between two, the request could step from a state that is still to be asked into one that was asked already.
     */
    boolean move(Handle handle, String id, RequestEvent event) {
        StateTable.Step step = StateTable.stepsOf(event).get(0);
        List<String> from = StateTable.stepsOf(event).stream()
                .map(each -> each.from().name())
                .toList();
        return handle.createUpdate("update request set state = :to, ending = coalesce(:ending, ending), epoch = :epoch"
                                + " where id = :id and state in (<from>) and epoch <= :epoch")
                        .bind("to", step.to().name())
                        .bind("ending", step.ending().map(Ending::name).orElse(null))
                        .bind("epoch", station.epoch())
                        .bind("id", id)
                        .bindList("from", from)
                        .execute()
                == 1;
    }

    void countAttempt(Handle handle, String id) {
        handle.createUpdate("update request set attempts = attempts + 1 where id = ?")
                .bind(0, id)
                .execute();
    }

    void receipt(Handle handle, String id, String receipt) {
        handle.createUpdate("update request set receipt = ? where id = ?")
                .bind(0, receipt)
                .bind(1, id)
                .execute();
    }

    /** Ids in a state whose deadline has passed. */
    List<String> pastDeadline(Handle handle, RequestState state, int most) {
        return new ArrayList<>(handle.createQuery(
                        "select id from request where state = ? and deadline_at <= ? order by deadline_at limit ?")
                .bind(0, state.name())
                .bind(1, station.businessNow())
                .bind(2, most)
                .mapTo(String.class)
                .list());
    }

    private Request read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte[] localNumber = station.vault().open(column(id), row.getBytes("local_number"));
        return new Request(
                id,
                row.getString("message_id"),
                row.getString("link"),
                row.getString("operation"),
                row.getString("system"),
                Priority.valueOf(row.getString("priority")),
                RequestState.valueOf(row.getString("state")),
                row.getString("purpose"),
                new String(localNumber, StandardCharsets.UTF_8),
                row.getString("content_digest"),
                row.getInt("attempts"));
    }

    private static String column(String id) {
        return "request.local_number/" + id;
    }
}
