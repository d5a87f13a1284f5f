package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.LINK;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;

/**
 * One walk: deeds are done with the real legs on real tables, and after each the tables must say what the model says. When
 * the gateway dies, what was not committed did not happen, and a process of a higher epoch takes over; whatever the one
 * before it still does changes nothing.
 */
final class Walk {
    private static final Set<String> UNTIL_SENT = Set.of("SENDING", "PARKED");
    private static final String DIGEST = "0".repeat(64);

    private final PassageFixture fixture;
    private final Defect defect;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Answers.Matched> matched = new ArrayList<>();
    private final Set<String> witnessed = new TreeSet<>();
    private WalkModel model = new WalkModel();
    private Optional<Waypoint> dies = Optional.empty();
    private Station before;
    private Station now;

    /** The process is gone. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What came to a door; {@code cancels} is the message that it takes back, if it is a cancellation. */
    private record Delivery(Arrival arrival, List<String> lines, int persons, Optional<String> cancels) {}

    Walk(PassageFixture fixture, Defect defect) {
        this.fixture = fixture;
        this.defect = defect;
        fixture.empty();
        this.now = begin();
        this.before = now;
    }

    private Station begin() {
        return fixture.station(waypoint -> {
            if (dies.filter(waypoint::equals).isPresent()) {
                throw new Death();
            }
        });
    }

    /** Where it died, that a late process was stopped, and how the messages ended. */
    Set<String> witnessed() {
        model.heard
                .values()
                .forEach(all -> all.forEach(heard -> {
                    witnessed.add(heard.substring(0, heard.indexOf(' ')));
                    witnessed.addAll(heard.contains(" again ") ? Set.of("again") : Set.of());
                }));
        return witnessed;
    }

    /** Does them all, then whatever is left, and holds the tables against the model after each. */
    void go(List<Deed> deeds) {
        deeds.forEach(this::go);
        takeOver();
        lines.stream().filter(line -> !model.state(line).isEmpty()).forEach(line -> finish(line, lines.indexOf(line)));
        compare(deed(Deed.Kind.TAKE_OVER, 0));
        assertThat(fixture.query("select id from request where state <> 'ENDED'"))
                .isEmpty();
        assertThat(fixture.query("select id from message where open_lines <> 0"))
                .isEmpty();
        assertThat(fixture.query("select id from message m where not exists"
                        + " (select 1 from outcome o where o.message_id = m.id)"))
                .isEmpty();
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    private void finish(String line, int which) {
        if (model.state(line).equals("WAITING")) {
            step(deed(Deed.Kind.CLAIM, which));
        }
        if (!model.state(line).equals("ENDED")) {
            step(deed(Deed.Kind.ANSWER, which));
        }
        if (!model.state(line).equals("ENDED")) { // that answer was refused as changed, since another had been seen
            step(new Deed(Deed.Kind.ANSWER, which, 2, Optional.empty(), false));
        }
    }

    private static Deed deed(Deed.Kind kind, int which) {
        return new Deed(kind, Math.max(which, 0), 1, Optional.empty(), false);
    }

    private void go(Deed deed) {
        step(deed);
        compare(deed);
    }

    private void step(Deed deed) {
        boolean late = deed.late() && before != now;
        WalkModel next = model.copy();
        dies = late ? Optional.empty() : deed.dies();
        try {
            act(deed, late ? before : now, late ? model.copy() : next, late);
            model = late ? model : next;
        } catch (Death death) {
            witnessed.add(dies.orElseThrow().name());
            model = dies.filter(at -> at.name().endsWith("_COMMITTED")).isPresent() ? next : model;
            takeOver();
        } catch (SekishoException e) {
            assertThat(late).as("%s: %s", deed, e.getMessage()).isTrue();
            assertThat(e.code().wire()).as("%s", deed).isEqualTo("LEDGER-001");
            witnessed.add("LEDGER-001");
        }
        dies = Optional.empty();
        defect.afterwards(fixture, now);
    }

    private void takeOver() {
        dies = Optional.empty();
        before = now;
        now = begin();
        before = defect.superseded(fixture, before, now);
    }

    private void act(Deed deed, Station station, WalkModel next, boolean late) {
        switch (deed.kind()) {
            case SEND -> deliver(newMessage(deed), station, next);
            case SEND_AGAIN -> known(deed).ifPresent(first -> deliver(again(first, false), station, next));
            case SEND_OTHER_BODY -> known(deed).ifPresent(first -> deliver(again(first, true), station, next));
            case CANCEL -> deliver(cancellation(deed), station, next);
            case REDELIVER -> one(deliveries, deed).ifPresent(delivery -> deliver(delivery, station, next));
            case CLAIM, WITHDRAW -> one(lines, deed).ifPresent(line -> claim(deed, line, station, next));
            case RECEIPT, TURN_AWAY, DOUBT, REJECT ->
                one(claims, deed).ifPresent(claim -> after(deed.kind(), claim, station, next));
            case ANSWER -> one(lines, deed).ifPresent(line -> answer(deed, line, station, next, late));
            case TAKE_AGAIN -> one(matched, deed).ifPresent(answer -> take(answer, station, next, late));
            case DAY_PASSES -> {
                next.dayPasses();
                fixture.time.updateAndGet(time -> late ? time : time.plus(Duration.ofDays(1)));
                leg(station, Optional.empty()).expire(1_000, id -> {});
            }
            case TAKE_OVER -> takeOver();
        }
    }

    private static <T> Optional<T> one(List<T> all, Deed deed) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(deed.which() % all.size()));
    }

    private Delivery newMessage(Deed deed) {
        int number = deliveries.size();
        List<String> ids = IntStream.rangeClosed(1, deed.many())
                .mapToObj(line -> "r-" + number + "-" + line)
                .toList();
        lines.addAll(ids);
        return remembered(new Delivery(
                fixture.arrival("m-" + number, "body " + number), ids, deed.which() % 4, Optional.empty()));
    }

    private Optional<Delivery> known(Deed deed) {
        return one(deliveries.stream().filter(each -> each.cancels.isEmpty()).toList(), deed);
    }

    private Delivery again(Delivery first, boolean otherBody) {
        String body = new String(first.arrival.body(), UTF_8) + (otherBody ? " changed" : "");
        List<String> ids =
                first.lines.stream().map(line -> line + "-" + deliveries.size()).toList();
        lines.addAll(ids);
        return remembered(
                new Delivery(fixture.arrival(first.arrival.senderId(), body), ids, first.persons, Optional.empty()));
    }

    private Delivery cancellation(Deed deed) {
        String target = known(deed).map(each -> each.arrival.senderId()).orElse("m-nothing");
        String id = "ID:c-" + deliveries.size();
        Arrival arrival = new Arrival(
                SYSTEM,
                "cancel",
                "in." + SYSTEM + ".cancel",
                id,
                id,
                "c-" + deliveries.size(),
                "",
                new byte[0],
                false,
                target,
                false);
        return remembered(new Delivery(arrival, List.of(), 0, Optional.of(target)));
    }

    private Delivery remembered(Delivery delivery) {
        deliveries.add(delivery);
        return delivery;
    }

    private void deliver(Delivery delivery, Station station, WalkModel next) {
        Arrival arrival = delivery.arrival;
        Door door = new Door(station);
        if (delivery.cancels.isPresent()) {
            next.cancels(arrival.deliveryId(), arrival.senderId(), delivery.cancels.get());
            door.cancel(arrival, CATALOGUE);
            return;
        }
        next.comes(arrival.deliveryId(), arrival.senderId(), new String(arrival.body(), UTF_8), delivery.lines);
        List<Submission.Line> submitted = new ArrayList<>();
        for (int i = 0; i < delivery.lines.size(); i++) {
            int person = delivery.persons + i;
            String[] persons = person % 2 == 0
                    ? new String[] {"person-" + person % 5}
                    : new String[] {"person-" + person % 5, "other-" + i};
            submitted.add(PassageFixture.line(delivery.lines.get(i), persons));
        }
        Instant deadline = fixture.time.get().plus(Duration.ofDays(2));
        door.accept(arrival, new Submission(LINK, "inquiry", Priority.NORMAL, deadline, CATALOGUE, submitted));
    }

    private void claim(Deed deed, String line, Station station, WalkModel next) {
        boolean withdrawn = deed.kind() == Deed.Kind.WITHDRAW;
        dies = withdrawn ? Optional.empty() : dies; // it is two transactions, of which the first writes nothing
        DispatchLeg leg = leg(station, withdrawn ? Optional.of(Finding.of(DoorError.BAD_PRIORITY)) : Optional.empty());
        boolean waited = next.state(line).equals("WAITING");
        if (withdrawn && waited) {
            next.ends(line, Set.of("WAITING"), "REFUSED");
        } else {
            next.moves(line, Set.of("WAITING"), "SENDING");
        }
        DispatchLeg.Claimed claimed = leg.claim(List.of(new LaneEntry(new LaneOrder.Row(
                line, SYSTEM, Priority.NORMAL, 1, "person-1", RequestState.WAITING, PassageFixture.MORNING))));
        claimed.objected().forEach(leg::withdraw);
        assertThat(claimed.claims()).allMatch(claim -> claim.resumed() != waited);
        claims.addAll(claimed.claims());
    }

    private DispatchLeg leg(Station station, Optional<Finding> objection) {
        return new DispatchLeg(station, () -> new Recheck.Judge() {
            @Override
            public Optional<Finding> objection(Request request) {
                return objection;
            }

            @Override
            public String catalogue() {
                return CATALOGUE;
            }
        });
    }

    private void after(Deed.Kind kind, Claim claim, Station station, WalkModel next) {
        DispatchLeg leg = leg(station, Optional.empty());
        String line = claim.request().id();
        switch (kind) {
            case RECEIPT -> {
                next.moves(line, UNTIL_SENT, "SENT");
                leg.sent(List.of(new DispatchLeg.Sent(claim, "receipt of " + line)));
            }
            case TURN_AWAY -> {
                next.moves(line, Set.of("SENDING"), "WAITING");
                leg.turnedAway(claim, Finding.of(PassageError.LINK_CLOSED));
            }
            case DOUBT -> {
                next.moves(line, Set.of("SENDING"), "PARKED");
                leg.doubtful(claim);
            }
            default -> {
                next.ends(line, Set.of("SENDING"), "FAILED");
                leg.rejected(claim, Finding.of(PassageError.WRONG_RECEIPT));
            }
        }
    }

    /** 1 a good answer, 2 a second good one of another id, 3 one for another request, 4 another under the first one's id. */
    private void answer(Deed deed, String line, Station station, WalkModel next, boolean late) {
        String id = "a-" + line + (deed.many() == 2 ? "-2" : "");
        String digest = (deed.many() == 4 ? "2" : "1").repeat(64);
        boolean ofThisRequest = deed.many() != 3;
        if (next.state(line).isEmpty()) {
            return; // refused at the door, or not committed: the platform has never heard of it
        }
        String expected = next.answers(id, line, ofThisRequest, digest);
        Letter letter = new Letter(
                new Head(
                        "demo",
                        LINK,
                        "gateway",
                        "inquiry-result",
                        id,
                        Optional.of(line),
                        Optional.of(ofThisRequest ? DIGEST : "f".repeat(64)),
                        Instant.EPOCH),
                new byte[0],
                digest);
        Answers answers = new Answers(station, LINK);
        expect(expected, late, () -> {
            if (answers.ended(letter).isPresent()) {
                return false;
            }
            matched.add(answers.match(letter));
            return answers.take(
                    matched.get(matched.size() - 1), PassageFixture.result("answer " + line), "", CATALOGUE);
        });
    }

    private void take(Answers.Matched answer, Station station, WalkModel next, boolean late) {
        Letter letter = answer.letter();
        String line = answer.line().request().id();
        String expected = next.answers(letter.head().messageId(), line, true, letter.bodyDigest());
        expect(expected, late, () -> new Answers(station, LINK)
                .take(answer, PassageFixture.result("answer " + line), "", CATALOGUE));
    }

    private static void expect(String expected, boolean late, java.util.function.BooleanSupplier taking) {
        String said;
        try {
            said = taking.getAsBoolean() ? "taken" : "taken before";
        } catch (SekishoException e) {
            said = e.code().wire();
        }
        if (late && expected.equals("taken")) {
            assertThat(said).isIn("LEDGER-001", "ANSWER-007"); // fenced by the bucket, or by the request's own row
        } else {
            assertThat(said).isEqualTo(expected);
        }
    }

    private void compare(Deed deed) {
        Map<String, String> states = new TreeMap<>();
        Map<String, String> outcomes = new TreeMap<>();
        model.messages.forEach((id, message) -> {
            message.lines.forEach((line, at) -> states.put(line, (at.state() + " " + at.ending()).strip()));
            if (!message.outcome.isEmpty()) {
                outcomes.put(id, message.outcome);
            }
        });
        assertThat(pairs("select id || '=' || state || ' ' || coalesce(ending, '') from request"))
                .as("states after %s", deed)
                .isEqualTo(states);
        assertThat(pairs("select m.sender_id || '=' || o.kind from outcome o join message m on m.id = o.message_id"))
                .as("outcomes after %s", deed)
                .isEqualTo(outcomes);
        assertThat(heard()).as("what was heard after %s", deed).isEqualTo(model.heard);
        numbered("request_person", "bucket");
        numbered("outbox", "queue");
    }

    private Map<String, String> pairs(String sql) {
        return fixture.query(sql).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> pair[1].strip(), (a, b) -> a + " and " + b, TreeMap::new));
    }

    private void numbered(String table, String by) {
        assertThat(fixture.query("select " + by + " from " + table + " group by " + by
                        + " having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)"))
                .as("gaps in %s", table)
                .isEmpty();
    }

    private Map<String, List<String>> heard() {
        Outbox outbox = new Outbox(now);
        return Stream.of("inquiry-result", "cancel-result")
                .map(interfaceId -> "out." + SYSTEM + "." + interfaceId)
                .flatMap(queue ->
                        fixture.store.inTransaction(handle -> outbox.unmarked(handle, queue, 0, 100_000)).stream())
                .map(Outbox.Row::message)
                .collect(Collectors.groupingBy(
                        message -> message.properties().get(OutMessage.IN_REPLY_TO),
                        TreeMap::new,
                        Collectors.mapping(Walk::written, Collectors.toList())));
    }

    private static String written(OutMessage message) {
        Function<String, String> property = name -> message.properties().getOrDefault(name, "");
        String of = property.apply(OutMessage.LINES).isEmpty() ? "" : " of " + property.apply(OutMessage.LINES);
        String cancelled = property.apply(OutMessage.LINES_CANCELLED);
        String ended = property.apply(OutMessage.LINES_ENDED);
        return property.apply(OutMessage.OUTCOME)
                + property.apply(OutMessage.STATUS)
                + (cancelled.isEmpty() ? "" : " cancelled " + cancelled)
                + (ended.isEmpty() ? "" : " " + ended)
                + of
                + (property.apply(OutMessage.DUPLICATE).equals("true") ? " again" : "")
                + " | "
                + records(new String(message.body(), UTF_8));
    }

    /** The reasons in records without an answer are another test's. */
    private static String records(String body) {
        return body.startsWith("body ")
                ? body
                : Arrays.stream(body.split("\n"))
                        .map(record -> Arrays.stream(record.split(" ")).limit(2).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(","));
    }
}
