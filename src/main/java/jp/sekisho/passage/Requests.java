package jp.sekisho.passage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.Buckets;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of requests, moved only by the state table and fenced by the epoch. */
final class Requests {
    private static final String SELECT =
            "select r.id, message_id, link, operation, system, priority, state, person_count,"
                    + " purpose, local_number, content_digest, attempts from request r ";

    /** Joins what is wanted by id, however many that are, in a statement that stays the same. */
    private static final String WANTED = "join unnest(cast(? as varchar array)) as wanted (id) on wanted.id = ";

    private static final Map<RequestEvent, String> MOVES = moves();

    private final Station station;

    Requests(Station station) {
        this.station = station;
    }

    /** One row for each line of each message, which has the id at its place; all wait. */
    void insert(Handle handle, List<String> messageIds, List<Door.Entry> entries) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into request (id, message_id, line, link, operation, system, priority, state, epoch,"
                        + " person_count, purpose, local_number, content_digest, open_until, attempts)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)");
        for (int i = 0; i < messageIds.size(); i++) {
            add(
                    batch,
                    messageIds.get(i),
                    entries.get(i).arrival().system(),
                    entries.get(i).submission());
        }
        batch.execute();
    }

    private void add(PreparedBatch batch, String messageId, String system, Submission submission) {
        int number = 0;
        for (Submission.Line line : submission.lines()) {
            byte[] localNumber = line.localNumber().getBytes(StandardCharsets.UTF_8);
            batch.bind(0, line.requestId())
                    .bind(1, messageId)
                    .bind(2, ++number)
                    .bind(3, submission.link())
                    .bind(4, submission.operation())
                    .bind(5, system)
                    .bind(6, submission.priority().name())
                    .bind(7, RequestState.WAITING.name())
                    .bind(8, station.epoch())
                    .bind(9, line.persons().size())
                    .bind(10, line.purpose())
                    .bind(11, station.vault().close(column(line.requestId()), localNumber))
                    .bind(12, line.contentDigest())
                    .bind(13, submission.deadline())
                    .add();
        }
    }

    /** Puts each line into the order of each of its persons; {@code numbers} are in the order of lines and persons. */
    void order(Handle handle, List<Submission.Line> lines, List<Long> numbers) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into request_person (bucket, number, request_id, person) values (?, ?, ?, ?)");
        Iterator<Long> number = numbers.iterator();
        for (Submission.Line line : lines) {
            for (String person : line.persons()) {
                batch.bind(0, Buckets.of(person))
                        .bind(1, number.next())
                        .bind(2, line.requestId())
                        .bind(3, person)
                        .add();
            }
        }
        batch.execute();
    }

    Optional<Request> find(Handle handle, String id) {
        return find(handle, List.of(id)).stream().findFirst();
    }

    /** Those that there are, in no order. */
    List<Request> find(Handle handle, List<String> ids) {
        return handle.createQuery(SELECT + WANTED + "r.id")
                .bindArray(0, String.class, ids)
                .map((row, context) -> read(row))
                .list();
    }

    /** The lines of a message that still wait, in the order in which rows of requests are locked. */
    List<Request> waiting(Handle handle, String messageId) {
        return handle
                .createQuery(SELECT + "where message_id = ? and state = ?")
                .bind(0, messageId)
                .bind(1, RequestState.WAITING.name())
                .map((row, context) -> read(row))
                .stream()
                .sorted(Comparator.comparing(Request::id))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A line that has ended; without a reason if it has an answer. */
    record EndedLine(int line, Ending ending, Reason reason) {}

    /** The lines of a message that have ended, in order. */
    List<EndedLine> ended(Handle handle, String messageId) {
        return handle.createQuery("select line, ending, coalesce(reason, '') as reason,"
                        + " coalesce(reason_text, '') as reason_text from request"
                        + " where message_id = ? and state = ? order by line")
                .bind(0, messageId)
                .bind(1, RequestState.ENDED.name())
                .map((row, context) -> new EndedLine(
                        row.getInt("line"),
                        Ending.valueOf(row.getString("ending")),
                        new Reason(row.getString("reason"), row.getString("reason_text"))))
                .list();
    }

    /** Remembers why requests ended without an answer. */
    void because(Handle handle, List<Request> ended, Reason reason) {
        PreparedBatch batch = handle.prepareBatch("update request set reason = ?, reason_text = ? where id = ?");
        ended.forEach(request -> batch.bind(0, reason.code())
                .bind(1, reason.sentence())
                .bind(2, request.id())
                .add());
        batch.execute();
    }

    List<String> persons(Handle handle, String id) {
        return persons(handle, List.of(id)).getOrDefault(id, List.of());
    }

    /** The persons of each request, by its id. */
    Map<String, List<String>> persons(Handle handle, List<String> ids) {
        Map<String, List<String>> persons = new HashMap<>();
        handle.createQuery("select p.request_id, p.person from request_person p " + WANTED
                        + "p.request_id order by p.bucket, p.number")
                .bindArray(0, String.class, ids)
                .map((row, context) -> Map.entry(row.getString("request_id"), row.getString("person")))
                .forEach(row -> persons.computeIfAbsent(row.getKey(), id -> new ArrayList<>())
                        .add(row.getValue()));
        return persons;
    }

    /** Moves one request as the state table says; false if the event means nothing where the request is. */
    boolean move(Handle handle, String id, RequestEvent event) {
        return !move(handle, List.of(id), event).isEmpty();
    }

    /** Moves requests, in the order given; answers those that moved. */
    Set<String> move(Handle handle, List<String> ids, RequestEvent event) {
        PreparedBatch batch = handle.prepareBatch(MOVES.get(event));
        ids.forEach(id -> add(batch, event, id, null));
        return moved(ids, batch.execute());
    }

    /** Moves requests that have their receipts, in the order given. A request that does not move has it kept, too. */
    void receive(Handle handle, List<Receipt> receipts) {
        PreparedBatch batch = handle.prepareBatch(MOVES.get(RequestEvent.RECEIPT));
        receipts.forEach(receipt -> add(batch, RequestEvent.RECEIPT, receipt.id, receipt.number));
        Set<String> moved = moved(receipts.stream().map(Receipt::id).toList(), batch.execute());
        receipts.stream().filter(receipt -> !moved.contains(receipt.id)).forEach(receipt -> handle.createUpdate(
                        "update request set receipt = ? where id = ?")
                .bind(0, receipt.number)
                .bind(1, receipt.id)
                .execute());
    }

    /** The counterpart's receipt of a request. */
    record Receipt(String id, String number) {}

    private void add(PreparedBatch batch, RequestEvent event, String id, @Nullable String receipt) {
        StateTable.Step step = StateTable.stepsOf(event).get(0);
        batch.bind("to", step.to().name())
                .bind("ending", step.ending().map(Ending::name).orElse(null))
                .bind("receipt", receipt)
                .bind("attempt", event == RequestEvent.CLAIMED || event == RequestEvent.RESUMED ? 1 : 0)
                .bind("epoch", station.epoch())
                .bind("id", id)
                .add();
    }

    private static Set<String> moved(List<String> ids, int[] counts) {
        return IntStream.range(0, counts.length)
                .filter(index -> counts[index] == 1)
                .mapToObj(ids::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A statement for each event. One: between two, the request could step from a state that is still to be asked into one
     * that was asked already.
     */
    private static Map<RequestEvent, String> moves() {
        Map<RequestEvent, String> moves = new EnumMap<>(RequestEvent.class);
        for (RequestEvent event : RequestEvent.values()) {
            List<StateTable.Step> steps = StateTable.stepsOf(event);
            String from = steps.stream().map(step -> "'" + step.from() + "'").collect(Collectors.joining(", "));
            moves.put(
                    event,
                    "update request set state = :to, ending = coalesce(:ending, ending),"
                            + " receipt = coalesce(:receipt, receipt), attempts = attempts + :attempt, epoch = :epoch"
                            + (steps.get(0).to() == RequestState.ENDED ? ", open_until = null" : "")
                            + " where id = :id and state in (" + from + ") and epoch <= :epoch");
        }
        return moves;
    }

    /** Ids in a state whose deadline has passed. */
    List<String> pastDeadline(Handle handle, RequestState state, int most) {
        return new ArrayList<>(handle.createQuery(
                        "select id from request where open_until <= ? and state = ? order by open_until limit ?")
                .bind(0, station.businessNow())
                .bind(1, state.name())
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
