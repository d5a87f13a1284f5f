package jp.sekisho.passage.inward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.deadline.QuestionDeadlines;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.Seal;
import jp.sekisho.store.RandomId;
import jp.sekisho.transport.TransportError;

/** A counterpart that asks and a system that answers, around the real legs: each step is done when it is called. Mutable. */
final class QuestionBench {
    static final String QUESTIONS = "out." + PassageFixture.SYSTEM + ".question";
    static final String RESULTS = "out." + PassageFixture.SYSTEM + ".answer-result";
    static final String DOOR = "in." + PassageFixture.SYSTEM + ".answer";
    static final String PERSON = "000000000000019";

    private static final Interfaces ASKED = id -> id.equals("answer")
            ? new Interfaces.Handling(
                    "answer-result",
                    Passage.TELL,
                    NextAfter.RECEIPT,
                    InwardEnd.HANDED,
                    Optional.empty(),
                    Optional.of("question"))
            : new Interfaces.Handling(id, Passage.OFFER, NextAfter.RECEIPT, InwardEnd.ANSWERED);

    final PassageFixture fixture;
    /** What the counterpart has been told, in order: its id and how that ended. */
    final List<String> told = new ArrayList<>();
    /** What the counterpart has got as answers, by the id that it gave. */
    final Map<String, String> answered = new TreeMap<>();
    /** How many messages lie at the door of answers. */
    final Map<String, Long> lying = new HashMap<>(Map.of(DOOR, 0L));
    /** What lies in the system's queue, by the id under which it has it. */
    final Map<String, String> queue = new LinkedHashMap<>();

    private final Map<String, Claim> claims = new HashMap<>();
    private Station station;

    QuestionBench(PassageFixture fixture) {
        this.fixture = fixture;
        this.station = begun(Waypoints.UNWATCHED);
    }

    Station station() {
        return station;
    }

    /** The process begins anew, and has nothing in its memory. */
    void rise(Waypoints waypoints) {
        claims.clear();
        station = begun(waypoints);
    }

    private Station begun(Waypoints waypoints) {
        Station next = PassageFixture.under(fixture.station(waypoints), ASKED);
        List.of(QUESTIONS, RESULTS).forEach(new Outbox(next)::open);
        return next;
    }

    void ask(String theirId) {
        ask(theirId, PassageFixture.SYSTEM);
    }

    /** @param receiver empty if nobody may be asked */
    InwardLeg.Taken ask(String theirId, String receiver) {
        return new InwardLeg(station)
                .take(new Brought(
                        PassageFixture.LINK,
                        theirId,
                        "question",
                        receiver,
                        List.of(PERSON),
                        "information=i",
                        "i",
                        Priority.NORMAL,
                        PassageFixture.MORNING.plus(Duration.ofDays(1)),
                        PassageFixture.CATALOGUE,
                        question(theirId).getBytes(UTF_8)));
    }

    static String question(String theirId) {
        return "<question>" + theirId + "</question>";
    }

    /** Claims whatever waits. */
    void claim() {
        DispatchLeg leg = leg();
        for (String id : fixture.query("select id from request where state in ('WAITING', 'SENDING') order by id")) {
            if (!claims.containsKey(id)) {
                leg.claim(List.of(entry(id))).claims().forEach(claim -> claims.put(id, claim));
            }
        }
    }

    /** What is claimed goes on: a question into the outbox, an answer to the counterpart. */
    void send() {
        List<DispatchLeg.Sent> sent = new ArrayList<>();
        claims.forEach((id, claim) ->
                sent.add(claim.request().passage() == Passage.OFFER ? handover(claim) : delivered(claim)));
        if (!sent.isEmpty()) {
            leg().sent(sent);
        }
        claims.clear();
    }

    private static DispatchLeg.Sent handover(Claim claim) {
        OutgoingMessage message = new OutgoingMessage(Map.of(), CorrelationId.NONE, false, claim.content());
        return new DispatchLeg.Sent(
                claim, claim.request().id(), Optional.of(new DispatchLeg.Handover(QUESTIONS, message)));
    }

    private DispatchLeg.Sent delivered(Claim claim) {
        String theirId = answers().asked(claim.request()).theirId();
        answered.putIfAbsent(theirId, new String(claim.content(), UTF_8));
        return new DispatchLeg.Sent(claim, "no. " + claim.request().id());
    }

    /** The counterpart will never take the answers that wait. */
    void reject() {
        claim();
        claims.values().forEach(claim -> leg().rejected(claim, Finding.of(TransportError.REJECTED, "status", "409")));
        claims.clear();
    }

    /** Two people decide about a question. */
    void decide(String theirId, RequestEvent event, LedgerEvent record, Ending ending) {
        String id = fixture.query(
                        "select r.id from request r join message m on m.id = r.message_id where m.sender_id = ?",
                        theirId)
                .get(0);
        Finding why = Finding.of(PassageError.GIVEN_UP);
        station.store().useTransaction(handle -> {
            handle.execute("update request set state = 'PARKED' where id = ?", id);
            Endings.End end = new Endings.End(event, record, ending, why, Optional.of(new Remark("two", "why")));
            assertThat(new Endings(station).end(handle, id, end)).isTrue();
        });
    }

    /** The broker gets what is for the system; whether that is known afterwards, {@code marked} says. */
    void hand(boolean marked) {
        station.store().useTransaction(handle -> {
            Outbox outbox = new Outbox(station);
            List<Outbox.Row> rows = outbox.unmarked(handle, QUESTIONS, 0, 10);
            rows.forEach(row -> queue.putIfAbsent(
                    row.id(), new String(row.message().orElseThrow().body(), UTF_8)));
            if (marked) {
                outbox.mark(handle, rows);
                new HandoverLeg(station, () -> PassageFixture.CATALOGUE, ended -> {})
                        .arrived(
                                handle,
                                rows.stream()
                                        .flatMap(row -> row.requestId().stream())
                                        .toList());
            }
        });
    }

    /** A question in the system's queue; the id under which it has it. */
    String asked(String theirId) {
        ask(theirId);
        claim();
        send();
        hand(true);
        return queue.entrySet().stream()
                .filter(each -> each.getValue().equals(question(theirId)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    boolean answer(String senderId, String outcomeId, String body) {
        return answer(senderId, outcomeId, body, PERSON);
    }

    /** Whether it counts. */
    boolean answer(String senderId, String outcomeId, String body, String person) {
        byte[] bytes = body.getBytes(UTF_8);
        Arrival arrival = new Arrival(
                PassageFixture.SYSTEM,
                "answer",
                DOOR,
                "ID:" + RandomId.next(),
                "ID:1",
                senderId,
                CorrelationId.NONE,
                bytes,
                false,
                outcomeId,
                false);
        Submission.Line line = new Submission.Line(
                RandomId.next(),
                PassageFixture.LINK,
                List.of(person),
                "1",
                "information=i",
                "i",
                Optional.of(bytes),
                bytes,
                Seal.canonicalDigest(bytes));
        Submission submission = new Submission(
                "answer",
                Priority.NORMAL,
                PassageFixture.MORNING.plus(Duration.ofDays(1)),
                PassageFixture.CATALOGUE,
                List.of(line));
        Optional<Request> ended = answers().accept(new DoorLeg.Entry(arrival, submission));
        ended.ifPresent(question -> claims.remove(question.id()));
        return ended.isPresent();
    }

    private Answers answers() {
        return new Answers(station, new DoorLeg(station));
    }

    /** Two days later. */
    void late() {
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(2)));
    }

    void look() {
        deadlines(() -> PassageFixture.CATALOGUE).look();
    }

    QuestionDeadlines deadlines(Supplier<String> catalogue) {
        return new QuestionDeadlines(
                station,
                new QuestionDeadlines.Parts(
                        catalogue,
                        () -> true,
                        (system, asked) -> Set.of(DOOR),
                        () -> lying,
                        ended -> claims.remove(ended.id())));
    }

    void tell() {
        new Telling(
                        station,
                        PassageFixture.LINK,
                        all -> all.forEach(each ->
                                told.add(each.theirId() + " " + (each.isDealtWith() ? "DEALT_WITH" : each.said()))))
                .tell();
    }

    List<String> outcomes() {
        return station.store().ask(handle -> new Outbox(station)
                .unmarked(handle, RESULTS, 0, 100).stream()
                        .map(row -> row.message().orElseThrow().properties())
                        .map(each -> each.get(OutgoingMessage.IN_REPLY_TO) + " " + each.get(OutgoingMessage.OUTCOME)
                                + Optional.ofNullable(each.get(OutgoingMessage.REASON))
                                        .map(reason -> " " + reason)
                                        .orElse("")
                                + (each.containsKey(OutgoingMessage.DUPLICATE) ? " again" : ""))
                        .toList());
    }

    List<String> states() {
        return fixture.query("select interface_id || ' ' || state || coalesce(' ' || ending, '') from request"
                + " order by interface_id desc, id");
    }

    private DispatchLeg leg() {
        return new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
    }

    private static LaneEntry entry(String id) {
        return new LaneEntry(new LaneOrder.Row(
                id,
                PassageFixture.LINK,
                "question",
                Priority.NORMAL,
                1,
                PERSON,
                RequestState.WAITING,
                PassageFixture.MORNING));
    }
}
