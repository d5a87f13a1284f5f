package jp.sekisho.passage.inward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.deadline.DistributionDeadlines;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.link.Resend;
import org.jspecify.annotations.Nullable;

/**
 * One walk of what is said once to two receivers: a sender that says its things as often as it likes and takes one back, a gateway that
 * does one step at a time and dies wherever it is told to, a broker that remembers the ids that it has had, a deadline, and a person
 * who gives up. What receivers and sender have seen is judged by nothing of the gateway's. Mutable; used by one thread.
 */
final class DistributionWalk {
    /** What can happen next. */
    enum Deed {
        SAY_A,
        SAY_B,
        CLAIM_ONE,
        CLAIM_OTHER,
        HAND_OVER,
        PUT,
        MARK,
        DEADLINE,
        CANCEL_A,
        OBJECT,
        GIVE_UP,
        KILL,
        DIE_BEFORE_COMMIT,
        DIE_AFTER_COMMIT,
        RESTORE
    }

    private static final String SENDER = PassageFixture.SYSTEM;
    private static final List<String> RECEIVERS = List.of("one", "other");
    private static final String TO_SENDER = "out." + SENDER + ".change-result";
    private static final String OF_CANCELS = "out." + SENDER + ".cancel-result";
    private static final String PERSON = "000000000000019";
    private static final Interfaces SAID = id -> switch (id) {
        case "change" -> new Interfaces.Handling("change-result", Passage.DISTRIBUTE, NextAfter.RECEIPT);
        case "feed" -> new Interfaces.Handling("feed", Passage.FEED, NextAfter.RECEIPT);
        default -> new Interfaces.Handling(id + "-result", Passage.ASK, NextAfter.RECEIPT);
    };
    private static final Set<Waypoint> BEFORE = Set.of(Waypoint.DOOR_BEFORE_COMMIT, Waypoint.HANDOVER_BEFORE_COMMIT);
    private static final Set<Waypoint> AFTER = Set.of(Waypoint.DOOR_COMMITTED, Waypoint.HANDOVER_COMMITTED);
    private static final Endings.End GIVEN_UP = new Endings.End(
            RequestEvent.GIVEN_UP,
            LedgerEvent.FAILED,
            Ending.FAILED,
            Finding.of(PassageError.GIVEN_UP),
            Optional.of(new Remark("console:operator", "why")));

    private final PassageFixture fixture;
    private final Set<String> witnessed = new TreeSet<>();
    /** The broker: what lies in each queue, by the id under which it was put: what comes again under it is dropped. */
    private final Map<String, Map<String, OutgoingMessage>> queues = new TreeMap<>();

    private final Set<String> said = new TreeSet<>();
    /** In the memory of the process. */
    private final Map<String, Claim> claims = new HashMap<>();

    private final Map<String, List<Outbox.Row>> put = new TreeMap<>();
    private Set<Waypoint> deadly = Set.of();
    private Station station;
    private int cancels;
    private boolean isRestored;

    DistributionWalk(PassageFixture fixture) {
        this.fixture = fixture;
        fixture.empty();
        this.station = begun();
    }

    /** What came about on the way. */
    Set<String> witnessed() {
        return witnessed;
    }

    void go(List<Deed> deeds) {
        for (Deed deed : deeds) {
            try {
                happen(deed);
            } catch (Death e) {
                witnessed.add("died");
                rise();
            }
            judge();
        }
        settle();
    }

    private void happen(Deed deed) {
        switch (deed) {
            case SAY_A -> say("a");
            case SAY_B -> say("b");
            case CLAIM_ONE -> claim("one");
            case CLAIM_OTHER -> claim("other");
            case HAND_OVER -> handOver();
            case PUT -> put();
            case MARK -> mark();
            case DEADLINE -> deadline();
            case CANCEL_A -> cancel();
            case OBJECT -> object();
            case GIVE_UP -> giveUp();
            case KILL -> throw new Death();
            case DIE_BEFORE_COMMIT -> deadly = BEFORE;
            case DIE_AFTER_COMMIT -> deadly = AFTER;
            case RESTORE -> restore();
        }
    }

    private void say(String id) {
        said.add(id);
        Arrival arrival = fixture.toDoor("change", id, content(id));
        List<Submission.Line> lines = RECEIVERS.stream()
                .map(receiver -> new Submission.Line(
                        new InwardLeg(station).lineId(arrival, 1, receiver),
                        receiver,
                        List.of(PERSON),
                        "",
                        "",
                        "氏名 住所",
                        Optional.empty(),
                        content(id).getBytes(UTF_8),
                        "0".repeat(64)))
                .toList();
        Submission submission = new Submission(
                "feed",
                Priority.NORMAL,
                PassageFixture.MORNING.plus(Duration.ofDays(1)),
                PassageFixture.CATALOGUE,
                lines);
        DoorLeg.Reception reception = new DoorLeg(station).accept(arrival, submission);
        if (reception != DoorLeg.Reception.ACCEPTED) {
            witnessed.add("said again");
        }
    }

    private void claim(String receiver) {
        for (String id : fixture.query(
                "select id from request where state in ('WAITING', 'SENDING') and link = ? order by id", receiver)) {
            if (!claims.containsKey(id)) {
                leg().claim(List.of(entry(id, receiver))).claims().forEach(claim -> claims.put(id, claim));
            }
        }
    }

    private void handOver() {
        List<DispatchLeg.Sent> sent = new ArrayList<>();
        claims.forEach((id, claim) -> sent.add(new DispatchLeg.Sent(
                claim,
                id,
                Optional.of(new DispatchLeg.Handover(
                        queue(claim.request().link()),
                        new OutgoingMessage(Map.of(), CorrelationId.NONE, false, claim.content()))))));
        claims.clear();
        if (!sent.isEmpty()) {
            leg().sent(sent);
        }
    }

    private void put() {
        queues.forEach((queue, there) -> {
            List<Outbox.Row> rows =
                    station.store().inTransaction(handle -> new Outbox(station).unmarked(handle, queue, 0, 10));
            put.put(queue, rows);
            for (Outbox.Row row : rows) {
                OutgoingMessage message = row.message().orElseThrow();
                if (queue.equals(TO_SENDER)) {
                    judgeOutcome(message);
                }
                if (there.putIfAbsent(row.id(), message) != null) {
                    witnessed.add("dropped");
                }
            }
        });
    }

    /** As many receivers as the sender is told of have it: told too many, it would not care for the others. */
    private void judgeOutcome(OutgoingMessage outcome) {
        String delivered = outcome.properties().get(OutgoingMessage.LINES_DELIVERED);
        String content = content(String.valueOf(outcome.properties().get(OutgoingMessage.IN_REPLY_TO)));
        long have = RECEIVERS.stream()
                .filter(receiver -> times(receiver, content) > 0)
                .count();
        assertThat(have).as("receivers that have it").isGreaterThanOrEqualTo(Long.parseLong(String.valueOf(delivered)));
        if (outcome.properties().get(OutgoingMessage.OUTCOME).equals(Ending.RESULT.name())) {
            assertThat(fixture.query(
                            "select r.link from request r join message m on m.id = r.message_id"
                                    + " where r.open_until is not null and m.sender_id = ?",
                            outcome.properties().get(OutgoingMessage.IN_REPLY_TO)))
                    .as("receivers that may still get it")
                    .isEmpty();
            boolean isPart = outcome.properties().containsKey(OutgoingMessage.REASON);
            witnessed.add(isPart ? "partly" : "result");
            assertThat(delivered).as("delivered").isEqualTo(isPart ? "1" : "2");
        }
    }

    private long times(String receiver, String content) {
        return known(queues.get(queue(receiver))).values().stream()
                .filter(message -> new String(message.body(), UTF_8).equals(content))
                .count();
    }

    private void mark() {
        Map<String, List<Outbox.Row>> rows = new LinkedHashMap<>(put);
        put.clear();
        rows.forEach((queue, some) -> {
            if (!some.isEmpty()) {
                station.store().useTransaction(handle -> {
                    new Outbox(station).mark(handle, some);
                    new HandoverLeg(station, () -> PassageFixture.CATALOGUE, ended -> {})
                            .arrived(
                                    handle,
                                    some.stream()
                                            .flatMap(row -> row.requestId().stream())
                                            .toList());
                });
            }
        });
    }

    private void deadline() {
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(1)));
        try (DistributionDeadlines deadlines =
                new DistributionDeadlines(station, () -> PassageFixture.CATALOGUE, () -> true, queue -> {})) {
            deadlines.look();
        }
        if (!fixture.query("select message_id from outcome where kind = 'EXPIRED'")
                .isEmpty()) {
            witnessed.add("overdue");
        }
    }

    private void cancel() {
        boolean cancelled = !new DoorLeg(station)
                .cancel(fixture.cancellation("cancel-" + ++cancels, "a"), PassageFixture.CATALOGUE)
                .isEmpty();
        if (cancelled) {
            witnessed.add("cancelled");
        }
    }

    /** The permit has ended: it waits for a person. */
    private void object() {
        claims.values().stream().findFirst().ifPresent(claim -> {
            claims.remove(claim.request().id());
            leg().recalled(claim, Finding.of(PassageError.UNSENDABLE, "cause", "permit"));
            witnessed.add("parked");
        });
    }

    private void giveUp() {
        for (String id : fixture.query("select id from request where state = 'PARKED' order by id")) {
            station.store().useTransaction(handle -> new Endings(station).end(handle, id, GIVEN_UP));
            witnessed.add("given up");
        }
    }

    /** The tables are put back to when nothing had been said; the broker stays as it is, and the sender says everything again. */
    private void restore() {
        fixture.store.useTransaction(handle -> {
            for (String table : List.of(
                    "outcome",
                    "outbox_aside",
                    "outbox",
                    "body",
                    "distribution",
                    "delivery",
                    "request_person",
                    "request",
                    "message")) {
                handle.execute("delete from " + table);
            }
        });
        isRestored = true;
        witnessed.add("restored");
        throw new Death();
    }

    /** Everything that can still move does; then each has all that was not taken back or given up, and the sender its outcomes. */
    private void settle() {
        deadly = Set.of();
        rise();
        said.forEach(this::say);
        for (int turn = 0; turn < 3; turn++) {
            giveUp();
            RECEIVERS.forEach(this::claim);
            handOver();
            put();
            mark();
        }
        judge();
        assertThat(fixture.query("select state from request where state <> 'ENDED'"))
                .isEmpty();
        assertThat(fixture.query("select id from outbox where pending is not null"))
                .isEmpty();
        assertThat(fixture.query("select message_id from distribution")).isEmpty();
        said.forEach(id -> assertThat(outcomes(id)).as("outcomes of " + id).isPositive());
        for (String row : fixture.query("select m.sender_id || ' ' || r.link from request r"
                + " join message m on m.id = r.message_id where r.ending = 'RESULT'")) {
            String[] words = row.split(" ");
            assertThat(times(words[1], content(words[0]))).as(row).isEqualTo(1);
        }
        assertThat(fixture.query("select id from request where ending not in ('RESULT', 'FAILED', 'CANCELLED')"))
                .isEmpty();
    }

    /** Nothing lies in a receiver's queue twice, and no sender has two outcomes; one that forgot may tell it anew. */
    private void judge() {
        for (String id : List.of("a", "b")) {
            RECEIVERS.forEach(receiver ->
                    assertThat(times(receiver, content(id))).as("copies").isLessThanOrEqualTo(1));
            if (!isRestored) {
                assertThat(outcomes(id)).as("outcomes of " + id).isLessThanOrEqualTo(1);
            }
        }
    }

    private long outcomes(String id) {
        return known(queues.get(TO_SENDER)).values().stream()
                .filter(message -> id.equals(message.properties().get(OutgoingMessage.IN_REPLY_TO)))
                .filter(message -> !message.properties().containsKey(OutgoingMessage.DUPLICATE))
                .count();
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private void rise() {
        claims.clear();
        put.clear();
        deadly = Set.of();
        station = begun();
    }

    private Station begun() {
        Station next = PassageFixture.under(
                fixture.station(waypoint -> {
                    if (deadly.contains(waypoint)) {
                        throw new Death();
                    }
                }),
                SAID);
        List<String> all = new ArrayList<>(List.of(TO_SENDER, OF_CANCELS));
        RECEIVERS.forEach(receiver -> all.add(queue(receiver)));
        all.forEach(queue -> {
            queues.computeIfAbsent(queue, none -> new LinkedHashMap<>());
            new Outbox(next).open(queue);
        });
        return next;
    }

    private DispatchLeg leg() {
        return new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
    }

    private static String queue(String receiver) {
        return "out." + receiver + ".feed";
    }

    private static String content(String id) {
        return "change " + id;
    }

    private static LaneEntry entry(String id, String receiver) {
        return new LaneEntry(new LaneOrder.Row(
                id, SENDER, "feed", Priority.NORMAL, 1, PERSON, RequestState.WAITING, PassageFixture.MORNING));
    }

    /** Where the process would have died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
