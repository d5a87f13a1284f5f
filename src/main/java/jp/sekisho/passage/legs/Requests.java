package jp.sekisho.passage.legs;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.boundary.Passage;
import jp.sekisho.ledger.Buckets;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.StateTable;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.chain.Awaited;
import jp.sekisho.passage.chain.Chains;
import jp.sekisho.passage.lane.Parts;
import jp.sekisho.passage.lane.Stored;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of requests, moved only by the state table and fenced by the epoch. */
public final class Requests {
    private static final String SELECT =
            "select r.id, message_id, link, interface_id, passage, system, priority, state, person_count,"
                    + " purpose, items, content_digest, open_until, attempts, in_doubt, receipt, counted_number from request r ";

    /** Joins what is wanted by id, however many that are, in a statement that stays the same. */
    private static final String WANTED = "join unnest(cast(? as varchar array)) as wanted (id) on wanted.id = ";

    /** An epoch that no gateway has had: a successor's it cannot be. */
    public static final String NOBODYS = "epoch > (select max(run.epoch) from incarnation run)";

    private static final Set<RequestState> WAITS_FOR_A_PERSON = Set.of(RequestState.PARKED, RequestState.HELD_BACK);
    private static final Map<RequestEvent, String> MOVES = moves();

    private final Station station;
    private final EchoedDigests digests;

    public Requests(Station station) {
        this.station = station;
        this.digests = new EchoedDigests(station.vault());
    }

    /** As {@link #insert(Handle, List, List, Set)}, where no room is to learn anything first. */
    public void insert(Handle handle, List<String> messageIds, List<DoorLeg.Entry> entries) {
        insert(handle, messageIds, entries, Set.of());
    }

    /**
     * One row for each line of each message, which has the id at its place; all wait.
     *
     * @param awaiting the ids of lines for which a room is to learn something first
     */
    void insert(Handle handle, List<String> messageIds, List<DoorLeg.Entry> entries, Set<String> awaiting) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into request (id, message_id, line, link, interface_id, passage, system, priority, state, epoch,"
                        + " person_count, purpose, local_number, items, content_digest, open_until, open_part,"
                        + " attempts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)");
        for (int i = 0; i < messageIds.size(); i++) {
            add(
                    batch,
                    messageIds.get(i),
                    entries.get(i).arrival().system(),
                    entries.get(i).submission(),
                    awaiting);
        }
        batch.execute();
    }

    private void add(
            PreparedBatch batch, String messageId, String system, Submission submission, Set<String> awaiting) {
        int number = 0;
        for (Submission.Line line : submission.lines()) {
            byte[] localNumber = line.localNumber().getBytes(StandardCharsets.UTF_8);
            String interfaceId = submission.interfaceOf(line);
            Passage passage = station.interfaces().of(interfaceId).passage();
            batch.bind(0, line.requestId())
                    .bind(1, messageId)
                    .bind(2, ++number)
                    .bind(3, line.link())
                    .bind(4, interfaceId)
                    .bind(5, passage.name())
                    .bind(6, system)
                    .bind(7, submission.priority().name())
                    .bind(8, (awaiting.contains(line.requestId()) ? RequestState.AWAITING : Chains.first(line)).name())
                    .bind(9, station.epoch())
                    .bind(10, line.persons().size())
                    .bind(11, line.purpose())
                    .bind(12, station.vault().close(column(line.requestId()), localNumber))
                    .bind(13, line.items())
                    .bind(14, digests.ofContent(line.requestId(), line.contentDigest()))
                    .bind(15, submission.deadline())
                    .bind(16, Parts.lowest(line.persons(), line.requestId()))
                    .add();
        }
    }

    /** Puts each line into the order of each of its persons; {@code numbers} are in the order of lines and persons. */
    public void order(Handle handle, List<Submission.Line> lines, List<Long> numbers) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into request_person (bucket, number, request_id, person, ordinal) values (?, ?, ?, ?, ?)");
        Iterator<Long> number = numbers.iterator();
        for (Submission.Line line : lines) {
            int ordinal = 0;
            for (String person : line.persons()) {
                ordinal++;
                batch.bind(0, Buckets.of(person))
                        .bind(1, number.next())
                        .bind(2, line.requestId())
                        .bind(3, person)
                        .bind(4, ordinal)
                        .add();
            }
        }
        batch.execute();
    }

    public Optional<Request> find(Handle handle, String id) {
        return find(handle, List.of(id)).stream().findFirst();
    }

    /** Where one is that there is. */
    RequestState state(Handle handle, String id) {
        return find(handle, id).map(Request::state).orElseThrow(Opening::missing);
    }

    /** Those that there are, in no order. */
    public List<Request> find(Handle handle, List<String> ids) {
        return handle.createQuery(SELECT + WANTED + "r.id")
                .bindArray(0, String.class, ids)
                .map((row, context) -> read(row))
                .list();
    }

    /** The number by which the sender named the person. */
    public String localNumber(Handle handle, String id) {
        byte[] closed = handle.createQuery("select local_number from request where id = ?")
                .bind(0, id)
                .mapTo(byte[].class)
                .one();
        return new String(station.vault().open(column(id), closed), StandardCharsets.UTF_8);
    }

    /**
     * The lines of a message that can be cancelled, in the order in which rows of requests are locked; none that may have left before the
     * tables were put back.
     */
    public List<Request> cancellable(Handle handle, String messageId) {
        return handle
                .createQuery(SELECT + "where message_id = ? and state = any(cast(? as varchar array))"
                        + " and (not in_doubt or state = 'WAITING')")
                .bind(0, messageId)
                .bindArray(
                        1,
                        String.class,
                        StateTable.stepsOf(RequestEvent.CANCEL).stream()
                                .map(step -> step.from().name())
                                .toList())
                .map((row, context) -> read(row))
                .stream()
                .sorted(Comparator.comparing(Request::id))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A line that has ended, how as it is stored; without a reason if it has an answer. */
    record EndedLine(int line, String stored, Reason reason) {
        Ending ending() {
            return Stored.ending(stored);
        }
    }

    /** The lines of a message that have ended, in order. */
    List<EndedLine> ended(Handle handle, String messageId) {
        return handle.createQuery("select line, coalesce(ending, '') as ending, coalesce(reason, '') as reason,"
                        + " coalesce(reason_text, '') as reason_text from request"
                        + " where message_id = ? and state = ? order by line")
                .bind(0, messageId)
                .bind(1, RequestState.ENDED.name())
                .map((row, context) -> new EndedLine(
                        row.getInt("line"),
                        row.getString("ending"),
                        new Reason(row.getString("reason"), row.getString("reason_text"))))
                .list();
    }

    /** Remembers why requests ended without an answer. */
    void because(Handle handle, Collection<String> ids, Reason reason) {
        PreparedBatch batch = handle.prepareBatch("update request set reason = ?, reason_text = ? where id = ?");
        ids.forEach(id -> batch.bind(0, reason.code())
                .bind(1, reason.sentence())
                .bind(2, id)
                .add());
        batch.execute();
    }

    /** Whom it concerns, of whom there has to be one. */
    List<String> concerned(Handle handle, String id) {
        return Optional.ofNullable(persons(handle, List.of(id)).get(id)).orElseThrow(Opening::missing);
    }

    List<String> persons(Handle handle, String id) {
        return persons(handle, List.of(id)).getOrDefault(id, List.of());
    }

    /** The persons of each request, by its id: first the one that it is about. */
    public Map<String, List<String>> persons(Handle handle, List<String> ids) {
        Map<String, List<String>> persons = new HashMap<>();
        handle.createQuery("select p.request_id, p.person from request_person p " + WANTED
                        + "p.request_id order by p.ordinal, p.bucket, p.number")
                .bindArray(0, String.class, ids)
                .map((row, context) -> Map.entry(row.getString("request_id"), row.getString("person")))
                .forEach(row -> persons.computeIfAbsent(row.getKey(), id -> new ArrayList<>())
                        .add(row.getValue()));
        return persons;
    }

    /** What the lines of a message ask for, and about whom. */
    public List<Asked> asked(Handle handle, String messageId) {
        return handle.createQuery("select p.person, r.items from request r"
                        + " join request_person p on p.request_id = r.id where r.message_id = ?")
                .bind(0, messageId)
                .map((row, context) -> new Asked(row.getString("person"), row.getString("items")))
                .list();
    }

    /**
     * Remembers under which number a request goes, and what goes under it.
     *
     * @param onTheWire digest of that, as {@link Submission.Line#contentDigest}
     */
    void number(Handle handle, String id, long number, String onTheWire) {
        handle.createUpdate("update request set counted_number = ?, content_digest = ? where id = ?")
                .bind(0, number)
                .bind(1, digests.ofContent(id, onTheWire))
                .bind(2, id)
                .execute();
    }

    /** Moves one request as the state table says; false if the event means nothing where the request is. */
    public boolean move(Handle handle, String id, RequestEvent event) {
        return !move(handle, List.of(id), event).isEmpty();
    }

    /** Moves requests, in the order given; answers those that moved. */
    public Set<String> move(Handle handle, List<String> ids, RequestEvent event) {
        return move(handle, ids, event, Optional.empty());
    }

    /** As {@link #move(Handle, List, RequestEvent)}, and remembers why. */
    public Set<String> move(Handle handle, List<String> ids, RequestEvent event, Optional<Reason> why) {
        PreparedBatch batch = handle.prepareBatch(MOVES.get(event));
        ids.forEach(id -> add(batch, event, id, null, why));
        Set<String> moved = moved(ids, batch.execute());
        Awaited.left(handle, event, moved);
        return moved;
    }

    /** Moves each by an event of its own, in the ascending order in which rows of requests are locked; answers those that moved. */
    public SortedSet<String> move(Handle handle, SortedMap<String, RequestEvent> events) {
        SortedSet<String> moved = new TreeSet<>();
        List<String> together = new ArrayList<>();
        Iterator<Map.Entry<String, RequestEvent>> each = events.entrySet().iterator();
        Optional<RequestEvent> last = Optional.empty();
        while (each.hasNext()) {
            Map.Entry<String, RequestEvent> next = each.next();
            if (last.filter(event -> event != next.getValue()).isPresent()) {
                moved.addAll(move(handle, together, last.get()));
                together.clear();
            }
            last = Optional.of(next.getValue());
            together.add(next.getKey());
        }
        last.ifPresent(event -> moved.addAll(move(handle, together, event)));
        return moved;
    }

    /**
     * Moves requests that have their receipts, in the order given; answers those that moved. A request that does not move has
     * its receipt kept, too.
     */
    Set<String> receive(Handle handle, List<Receipt> receipts) {
        Set<String> moved = new HashSet<>();
        int from = 0;
        for (int to = 1; to <= receipts.size(); to++) {
            if (to == receipts.size() || receipts.get(to).event != receipts.get(from).event) {
                moved.addAll(receive(handle, receipts.get(from).event, receipts.subList(from, to)));
                from = to;
            }
        }
        receipts.stream().filter(receipt -> !moved.contains(receipt.id)).forEach(receipt -> handle.createUpdate(
                        "update request set receipt = ? where id = ?")
                .bind(0, receipt.number)
                .bind(1, receipt.id)
                .execute());
        return moved;
    }

    private Set<String> receive(Handle handle, RequestEvent event, List<Receipt> receipts) {
        PreparedBatch batch = handle.prepareBatch(MOVES.get(event));
        receipts.forEach(receipt -> add(batch, event, receipt.id, receipt.number, Optional.empty()));
        return moved(receipts.stream().map(Receipt::id).toList(), batch.execute());
    }

    /**
     * The counterpart's receipt of a request.
     *
     * @param event whether its answer is still to come, or that was all
     */
    record Receipt(String id, String number, RequestEvent event) {}

    private void add(
            PreparedBatch batch, RequestEvent event, String id, @Nullable String receipt, Optional<Reason> why) {
        StateTable.Step step = StateTable.stepsOf(event).get(0);
        batch.bind("to", step.to().name())
                .bind("ending", step.ending().map(Ending::name).orElse(null))
                .bind("receipt", receipt)
                .bind("reason", why.map(Reason::code).orElse(null))
                .bind("sentence", why.map(Reason::sentence).orElse(null))
                .bind("attempt", event == RequestEvent.CLAIMED || event == RequestEvent.RESUMED ? 1 : 0)
                .bind("doubt", doubt(event))
                .bind("decided", isDecision(event) ? station.businessNow() : null)
                .bind("parked", WAITS_FOR_A_PERSON.contains(step.to()) ? station.now() : null)
                .bind("epoch", station.epoch())
                .bind("id", id)
                .add();
    }

    /** Whether by it a person has a request go on: the time until a person decides again begins anew. */
    private static boolean isDecision(RequestEvent event) {
        return event == RequestEvent.RETRIED || event == RequestEvent.RELEASED;
    }

    /** What an event says of whether the counterpart may have the request unsaid; null if nothing: what was being sent may. */
    private static @Nullable Boolean doubt(RequestEvent event) {
        return switch (event) {
            case RESUMED, FAULT, DOUBT, UNDECIDED, RETRIED -> true;
            case TURNED_AWAY, RELEASED, RECALLED, RECEIPT, TAKEN -> false;
            default -> null;
        };
    }

    /** Whether by it the counterpart does not have the request, and never will under its present number. */
    private static boolean freesNumber(RequestEvent event) {
        return switch (event) {
            case TURNED_AWAY, REJECTED, RELEASED, RECALLED -> true;
            default -> false;
        };
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
                            + " reason = :reason, reason_text = :sentence, parked_at = cast(:parked as timestamp with time zone),"
                            + " decided_at = coalesce(cast(:decided as timestamp with time zone), decided_at),"
                            + " in_doubt = coalesce(cast(:doubt as boolean), in_doubt or state = 'SENDING' or state not in ("
                            + Stored.STATES + ")),"
                            + " receipt = "
                            + (event == RequestEvent.RELEASED
                                    ? "cast(:receipt as varchar)"
                                    : "coalesce(:receipt, receipt)")
                            + (freesNumber(event) ? ", counted_number = null" : "")
                            + ", attempts = attempts + :attempt, epoch = :epoch"
                            + (steps.get(0).to() == RequestState.ENDED ? ", open_until = null, open_part = null" : "")
                            + " where id = :id and " + mayMove(event, from));
        }
        return moves;
    }

    /** Where a state cannot be read, or the epoch is one that nobody has had, it can only be set aside. */
    private static String mayMove(RequestEvent event, String from) {
        return event == RequestEvent.SET_ASIDE
                ? "(state in (" + from + ") or state not in (" + Stored.STATES + ")) and (epoch <= :epoch or " + NOBODYS
                        + ")"
                : "state in (" + from + ") and epoch <= :epoch";
    }

    private Request read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Request(
                id,
                row.getString("message_id"),
                row.getString("link"),
                row.getString("interface_id"),
                Stored.passage(row),
                row.getString("system"),
                Stored.priority(row),
                Stored.state(row),
                row.getString("purpose"),
                row.getString("items"),
                row.getBytes("content_digest"),
                Optional.ofNullable(row.getObject("open_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("attempts"),
                row.getBoolean("in_doubt"),
                Optional.ofNullable(row.getString("receipt")),
                Optional.ofNullable(row.getObject("counted_number", Long.class)));
    }

    private static String column(String id) {
        return "request.local_number/" + id;
    }
}
