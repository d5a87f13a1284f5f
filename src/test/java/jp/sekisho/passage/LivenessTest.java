package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.dispatch.Carried;
import jp.sekisho.passage.dispatch.Lane;
import jp.sekisho.passage.dispatch.Numbers;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.passage.dispatch.Sending;
import jp.sekisho.passage.dispatch.Undecided;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Whatever a counterpart does with some requests or fails to do, all others end within their time, and every one ends at last:
 * with its outcome, or parked, where it is listed with a reason and a person's decision ends it. With the real legs; the clock
 * is stepped.
 */
class LivenessTest {
    private static final Remark WHY = new Remark("local:kinoshita", "相手に電話で確かめた");
    private static final Duration STEP = Duration.ofHours(6);
    private static final int STEPS_A_DAY = 4;
    private static final int DEADLINE_DAYS = 5;
    private static final int DEADLINES_BETWEEN_SENDS = 4;
    private static final Logger SENDS = (Logger) LoggerFactory.getLogger(Sending.class);

    @TempDir
    Path secrets;

    /** Twenty thousand failures are in the script: to say each would take longer than the rest. */
    @BeforeAll
    static void sayNoFailures() {
        SENDS.setLevel(Level.ERROR);
    }

    @AfterAll
    static void sayThemAgain() {
        SENDS.setLevel(null);
    }

    static List<Arguments> ways() {
        List<Arguments> ways = new ArrayList<>();
        for (TestDatabases database : TestDatabases.values()) {
            for (Resend resend : Resend.values()) {
                ways.add(Arguments.of(database, resend, true));
                ways.add(Arguments.of(database, resend, false));
            }
        }
        return ways;
    }

    /** @param fetched whether the counterpart lets the answers to inquiries be fetched whole, as it does all others */
    @ParameterizedTest
    @MethodSource("ways")
    void whateverACounterpartDoesOthersEndInTimeAndAllEndAtLast(
            TestDatabases database, Resend resend, boolean fetched) {
        Town town = new Town(database, resend);
        List<String> well = new ArrayList<>();
        List<String> badly = new ArrayList<>();
        for (Conduct conduct : Conduct.values()) {
            for (Conduct.Asked asked : Conduct.Asked.values()) {
                badly.add(town.send(conduct, asked));
                well.add(town.sendWell());
            }
        }

        String other = town.sendOther(Conduct.TAKES_IT_AND_NEVER_ANSWERS);

        town.live(2, true);
        assertThat(well).allMatch(id -> town.standing(id).equals("ENDED RESULT"));

        town.live(DEADLINE_DAYS * STEPS_A_DAY, fetched);
        assertThat(town.standing(other)).isEqualTo("ENDED EXPIRED");
        List<String> behind = badly.stream().map(town::sendBehind).toList();
        town.live((DEADLINE_DAYS + 4) * STEPS_A_DAY, fetched);

        assertThat(badly).allMatch(id -> town.standing(id).matches("ENDED .*|PARKED"));
        assertThat(behind).allMatch(id -> town.standing(id).startsWith("ENDED"));
        Set<String> listed = new HashSet<>();
        town.parked.list(10_000).forEach(waiting -> {
            assertThat(waiting.reason()).isNotEmpty();
            assertThat(waiting.sentence()).isNotEmpty();
            listed.add(waiting.requestId());
        });
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        town.fixture.query("select id from request where state = 'PARKED'"));
        assertThat(town.parked.count().all()).isEqualTo(listed.size());

        town.decide(listed);
        town.live(1, fetched);
        assertThat(town.retried).noneMatch(id -> town.standing(id).equals("PARKED"));
        town.live((DEADLINE_DAYS + 4) * STEPS_A_DAY, fetched);
        town.parked
                .list(10_000)
                .forEach(waiting -> TwoPeople.giveUp(town.station, town.parked, waiting.requestId(), WHY));

        assertThat(town.fixture.query("select id from request where state <> 'ENDED'"))
                .isEmpty();
        assertThat(town.fixture.query("select id from message m where not exists"
                        + " (select 1 from outcome o where o.message_id = m.id)"))
                .isEmpty();
        assertThat(town.fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
        assertThat(town.lies).isEmpty();
    }

    /** Some people, a gateway's legs, and a counterpart that keeps to a script. */
    private final class Town {
        private final PassageFixture fixture;
        private final Station station;
        private final DispatchLeg leg;
        private final Lane lane;
        private final Sending sending;
        private final DeadlineLeg deadlines;
        private final ReturnLeg answers;
        private final Parked parked;
        private final Resend resend;
        private final Map<String, Conduct> conducts = new HashMap<>();
        private final Map<String, Conduct.Asked> asked = new HashMap<>();
        private final Map<String, Integer> attempts = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final Set<String> allowedAgain = new HashSet<>();
        /** By those that were sent later, the first of the same person. */
        private final Map<String, String> behind = new HashMap<>();

        private Fetches.Known whole = PassageFixture.fetched(Instant.EPOCH);
        private final Set<String> retried = new HashSet<>();
        private int carried;
        private final List<String> lies = new ArrayList<>();
        private int sent;

        Town(TestDatabases database, Resend resend) {
            this.resend = resend;
            fixture = new PassageFixture(database, secrets);
            station = fixture.station();
            Link link = PassageFixture.alwaysOpen(resend);
            Gate gate = PassageFixture.gate(link, fixture);
            leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, resend);
            lane = new Lane(station, link.id(), system -> 1, failures -> 0);
            sending = new Sending(
                    station,
                    resend,
                    gate,
                    new Sending.Ways(claim -> Carried.to(carry(claim)), this::recall, Numbers.NONE),
                    leg);
            deadlines = PassageFixture.deadlines(station);
            answers = new ReturnLeg(station, PassageFixture.LINK);
            parked = new Parked(
                    station,
                    Map.of(
                            PassageFixture.LINK,
                            new Parked.Lane(resend, PassageFixture.dispatcher(station, link, gate))));
        }

        String send(Conduct conduct, Conduct.Asked whenAsked) {
            String id = accept("person-" + sent);
            conducts.put(id, conduct);
            asked.put(id, whenAsked);
            return id;
        }

        /** One whose answer would come by another operation. */
        String sendOther(Conduct conduct) {
            String id = accept(PassageFixture.OTHER, "person-" + sent);
            conducts.put(id, conduct);
            return id;
        }

        String sendWell() {
            return accept("person-" + sent);
        }

        /** One of the same person; the counterpart does with it as it should. */
        String sendBehind(String first) {
            String id = accept(fixture.query("select person from request_person where request_id = ?", first)
                    .get(0));
            behind.put(id, first);
            return id;
        }

        private String accept(String person) {
            return accept("inquiry", person);
        }

        private String accept(String interfaceId, String person) {
            String id = "r-" + sent++;
            Instant deadline = fixture.time.get().plus(Duration.ofDays(DEADLINE_DAYS));
            Submission submission = new Submission(
                    interfaceId, Priority.NORMAL, deadline, CATALOGUE, List.of(PassageFixture.line(id, person)));
            new DoorLeg(station).accept(fixture.toDoor(interfaceId, "m-" + id, "body"), submission);
            return id;
        }

        void live(int steps, boolean fetched) {
            for (int i = 0; i < steps; i++) {
                lane.feed();
                lane.wakeRested(System.nanoTime());
                dispatch();
                Instant began = fixture.time.get();
                answer();
                whole = new Fetches.Known(
                        Map.of("inquiry", fetched ? began : Instant.EPOCH, PassageFixture.OTHER, began), Set.of());
                passDeadlines();
                fixture.time.set(began.plus(STEP));
            }
        }

        private void passDeadlines() {
            while (deadlines.pass(whole, 50, lane::leave)) {}
        }

        private void dispatch() {
            List<LaneEntry> picked = lane.pick(EnumSet.allOf(Priority.class), 10_000);
            DispatchLeg.Claimed claimed = leg.claim(picked);
            Map<String, Claim> claims = new HashMap<>();
            claimed.claims().forEach(claim -> claims.put(claim.request().id(), claim));
            for (LaneEntry entry : picked) {
                Claim claim = claims.get(entry.requestId());
                if (claim == null) {
                    lane.notClaimed(
                            entry, Optional.ofNullable(claimed.unclaimed().get(entry.requestId())));
                } else {
                    lane.setOut(entry);
                    lane.settle(entry, sending.send(entry, claim));
                }
            }
        }

        private String carry(Claim claim) {
            String id = claim.request().id();
            if (Optional.ofNullable(behind.get(id)).filter(this::isUnsaid).isPresent()) {
                lies.add(id + " has overtaken " + behind.get(id));
            }
            if (carried++ % DEADLINES_BETWEEN_SENDS == 0) {
                passDeadlines();
            }
            int attempt = attempts.merge(id, 1, Integer::sum) - 1;
            Optional<Conduct> conduct = Optional.ofNullable(conducts.get(id));
            if (conduct.map(Conduct::takes).orElse(true)
                    && !taken.add(id)
                    && resend == Resend.NEVER
                    && !allowedAgain.remove(id)) {
                lies.add(id + " went twice");
            }
            conduct.flatMap(script -> script.failure(attempt)).ifPresent(failure -> {
                throw failure;
            });
            return "receipt";
        }

        /** Whether it is open, and the counterpart has not said that it has it. */
        private boolean isUnsaid(String id) {
            return !fixture.query("select id from request where id = ? and state <> 'ENDED' and receipt is null", id)
                    .isEmpty();
        }

        /** While it takes its time, deadlines pass. */
        private Optional<String> recall(Request request) {
            passDeadlines();
            Instant undecided = Undecided.before(fixture.time.get(), BusinessCalendar.everyDay());
            return asked.getOrDefault(request.id(), Conduct.Asked.SAYS_WHAT_IS_SO)
                    .recall(
                            taken.contains(request.id()),
                            request.deadline().filter(undecided::isAfter).isPresent());
        }

        /** What it should answer it answers. */
        private void answer() {
            fixture.query("select id from request where state = 'SENT'").stream()
                    .filter(id -> !conducts.containsKey(id))
                    .forEach(id -> {
                        answers.take(answers.match(answer(id)), PassageFixture.answer("answer"), CATALOGUE);
                        lane.leave(id);
                    });
        }

        private Letter answer(String id) {
            Head head = new Head(
                    "demo",
                    PassageFixture.LINK,
                    "gateway",
                    "inquiry-result",
                    "a-" + id,
                    Optional.of(id),
                    Optional.of("0".repeat(64)),
                    Instant.EPOCH);
            return new Letter(head, "<answer/>".getBytes(UTF_8), "1".repeat(64));
        }

        /** One after the other is settled, given up, and sent again: on evidence, and where that is harmless without. */
        void decide(Set<String> ids) {
            int which = 0;
            for (String id : ids) {
                switch (which++ % 4) {
                    case 0 -> TwoPeople.settle(station, parked, id, WHY);
                    case 1 -> TwoPeople.giveUp(station, parked, id, WHY);
                    case 2 -> sendAgain(id, true);
                    default -> sendAgain(id, resend == Resend.NEVER);
                }
            }
        }

        private void sendAgain(String id, boolean notTaken) {
            if (notTaken) {
                allowedAgain.add(id);
                TwoPeople.sendAgainNotTaken(station, parked, id, WHY);
            } else {
                retried.add(id);
                parked.sendAgain(id, WHY);
            }
            lane.again(id);
        }

        String standing(String id) {
            return fixture.query("select state || coalesce(' ' || ending, '') from request where id = ?", id)
                    .get(0);
        }
    }
}
