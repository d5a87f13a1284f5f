package jp.sekisho.passage.legs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.DoorLeg.Reception;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.transport.TransportError;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines of one message that end at one instant or in one transaction, on both databases. */
class LinesTest {
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";
    private static final String CANCEL_OUT = OUT.replace("inquiry", "cancel");

    @TempDir
    Path secrets;

    private final ExecutorService pollers = Executors.newFixedThreadPool(4);

    @ParameterizedTest
    @EnumSource
    void ofTwoLastAnswersAtOneInstantOneMakesTheOutcome(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        ReturnLeg answers = new ReturnLeg(station, PassageFixture.LINK);
        for (int round = 0; round < 25; round++) {
            String first = "r-" + round + "-1";
            String second = "r-" + round + "-2";
            accepted(fixture, station, "m-" + round, first, second);
            sent(station, List.of(first, second));
            CyclicBarrier together = new CyclicBarrier(2);

            List<Future<Boolean>> taken = List.of(first, second).stream()
                    .map(id -> pollers.submit(() -> {
                        ReturnLeg.Matched matched = answers.match(answer(id));
                        together.await();
                        return answers.take(matched, PassageFixture.answer("answer to " + id), CATALOGUE);
                    }))
                    .toList();
            for (Future<Boolean> each : taken) {
                assertThat(each.get()).isTrue();
            }

            List<OutgoingMessage> heard = heardOf(fixture, station, "m-" + round);
            assertThat(heard)
                    .extracting(message -> message.properties().getOrDefault(OutgoingMessage.OUTCOME, "PARTIAL"))
                    .containsExactly("PARTIAL", "RESULT");
            assertThat(new String(heard.get(1).body(), UTF_8))
                    .isEqualTo("answer to " + first + "\nanswer to " + second);
        }
        assertThat(fixture.query("select open_lines from message")).containsOnly("0");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatComesAgainNamesTheRequestThatItEnded(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        ReturnLeg answers = new ReturnLeg(station, PassageFixture.LINK);
        accepted(fixture, station, "m-1", "r-1");
        sent(station, List.of("r-1"));
        assertThat(answers.ended(answer("r-1"))).isEmpty();

        answers.take(answers.match(answer("r-1")), PassageFixture.answer("answer"), CATALOGUE);

        assertThat(answers.ended(answer("r-1"))).contains("r-1");
        assertThat(new ReturnLeg(station, "another").ended(answer("r-1"))).isEmpty();
    }

    /** One leg claims lines in any order while another takes them back and answers end them: nobody waits in a circle. */
    @ParameterizedTest
    @EnumSource
    void claimsAndCancellationsOfTheSameLinesNeverWaitForEachOtherInACircle(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        ReturnLeg answers = new ReturnLeg(station, PassageFixture.LINK);
        Random random = new Random(7);
        for (int round = 0; round < 10; round++) {
            String messageId = "m-" + round;
            List<String> ids = new ArrayList<>(IntStream.range(0, 20)
                    .mapToObj(i -> "r-" + messageId + "-" + i)
                    .toList());
            accepted(fixture, station, messageId, ids.toArray(String[]::new));
            Collections.shuffle(ids, random);
            Arrival cancellation = fixture.cancellation("c-" + round, messageId);

            Future<List<Claim>> claims = pollers.submit(() -> {
                List<Claim> made = new ArrayList<>();
                for (int from = 0; from < ids.size(); from += 5) {
                    made.addAll(leg.claim(entries(ids.subList(from, from + 5))).claims());
                }
                return made;
            });
            Future<List<Request>> cancelled = pollers.submit(() -> door.cancel(cancellation, CATALOGUE));
            List<Future<?>> answered = new ArrayList<>();
            for (Claim claim : claims.get()) {
                leg.sent(List.of(new DispatchLeg.Sent(claim, "receipt")));
                answered.add(pollers.submit(() -> answers.take(
                        answers.match(answer(claim.request().id())), PassageFixture.answer("answer"), CATALOGUE)));
            }
            for (Future<?> each : answered) {
                each.get();
            }

            assertThat(claims.get().size() + cancelled.get().size()).isEqualTo(ids.size());
            assertThat(heardOf(fixture, station, messageId))
                    .filteredOn(message -> message.properties().containsKey(OutgoingMessage.OUTCOME))
                    .hasSize(1);
        }
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyAnswerTheWeightiestEndingIsTheOutcomeAndEachLineIsNamed(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        accepted(fixture, station, "m-1", "r-1", "r-2", "r-3");
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        Claim claim = leg.claim(entries(List.of("r-2"))).claims().get(0);
        leg.rejected(claim, Finding.of(TransportError.REJECTED, "status", 422));

        new DoorLeg(station).cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE);

        OutgoingMessage outcome = heardOf(fixture, station, "m-1").get(1);
        assertThat(outcome.properties())
                .containsEntry(OutgoingMessage.OUTCOME, "FAILED")
                .containsEntry(OutgoingMessage.REASON, "SEND-003")
                .containsEntry(OutgoingMessage.LINES, "3");
        assertThat(new String(outcome.body(), UTF_8)).isEqualTo("body");
        assertThat(heardOf(fixture, station, "c-1").get(0).properties())
                .containsEntry(OutgoingMessage.LINES_CANCELLED, "2");
        assertThat(fixture.query("select coalesce(reason, '-') from request order by line"))
                .containsExactly("PASSAGE-003", "SEND-003", "PASSAGE-003");
    }

    @ParameterizedTest
    @EnumSource
    void aLineThatNobodyCanWriteStaysAndTheOthersExpire(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        accepted(fixture, station, "m-1", PassageFixture.UNWRITABLE, "r-2");
        accepted(fixture, station, "m-2", "r-3");
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(6)));
        List<String> ended = new ArrayList<>();
        PassageFixture.deadlines(station).pass(PassageFixture.fetchedNow(station), 10, ended::add);

        assertThat(ended).containsExactlyInAnyOrder("r-2", "r-3");
        assertThat(fixture.query("select state from request where id = 'unwritable'"))
                .containsExactly("WAITING");
        assertThat(fixture.query("select open_lines from message order by sender_id"))
                .containsExactly("1", "0");
    }

    @ParameterizedTest
    @EnumSource
    void theLaneHearsOfThoseThatHaveExpiredThoughOneThatCannotEndComesAfterThem(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        accepted(fixture, station, "m-1", "r-1");
        accepted(fixture, station, "m-2", "r-2");
        sent(station, List.of("r-1", "r-2"));
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(6)));
        DeadlineLeg leg = PassageFixture.deadlines(station);
        List<String> ended = new ArrayList<>();
        fixture.store.useTransaction(handle -> {
            handle.execute("update request set open_until = open_until - interval '1' hour where id = 'r-1'");
            handle.execute("insert into outcome (message_id, kind, outbox_id, at)"
                    + " select message_id, 'RESULT', 'x', current_timestamp from request where id = 'r-2'");
        });

        leg.pass(PassageFixture.fetchedNow(station), 10, ended::add);

        assertThat(ended).containsExactly("r-1");
        assertThat(fixture.query("select state from request order by id")).containsExactly("ENDED", "PARKED");
    }

    @ParameterizedTest
    @EnumSource
    void manyPassTheirDeadlinesTogetherThoseOfTheirLinkOnly(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        List<String> ids = IntStream.range(0, 250).mapToObj(i -> "r-" + i).toList();
        ids.forEach(id -> accepted(fixture, station, "m-" + id, id));
        accepted(fixture, station, "m-two", "r-two-1", "r-two-2");
        accepted(fixture, station, "m-other", "r-other");
        fixture.store.useTransaction(handle ->
                handle.execute("update request set link = ? where id = 'r-other'", PassageFixture.OTHER_LINK));
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(6)));
        List<String> ended = new ArrayList<>();
        DeadlineLeg deadlines = PassageFixture.deadlines(station);

        assertThat(deadlines.pass(PassageFixture.fetchedNow(station), 200, ended::add))
                .isTrue();
        assertThat(deadlines.pass(PassageFixture.fetchedNow(station), 200, ended::add))
                .isFalse();

        assertThat(ended).hasSize(252).containsAll(ids).contains("r-two-1", "r-two-2");
        assertThat(fixture.query("select state from request where id = 'r-other'"))
                .containsExactly("WAITING");
        assertThat(fixture.query("select kind from outcome where kind = 'EXPIRED'"))
                .hasSize(251);
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    private static void accepted(PassageFixture fixture, Station station, String messageId, String... requestIds) {
        List<Submission.Line> lines = List.of(requestIds).stream()
                .map(id -> PassageFixture.line(id, "p-" + id))
                .toList();
        Reception reception = new DoorLeg(station)
                .accept(fixture.arrival(messageId, "body"), fixture.submission(Priority.NORMAL, lines));
        assertThat(reception).isEqualTo(Reception.ACCEPTED);
    }

    private static void sent(Station station, List<String> ids) {
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        leg.claim(entries(ids)).claims().forEach(claim -> leg.sent(List.of(new DispatchLeg.Sent(claim, "receipt"))));
    }

    private static List<LaneEntry> entries(List<String> ids) {
        return ids.stream()
                .map(id -> new LaneEntry(new LaneOrder.Row(
                        id,
                        SYSTEM,
                        "inquiry",
                        Priority.NORMAL,
                        1,
                        "p-" + id,
                        RequestState.WAITING,
                        PassageFixture.MORNING)))
                .toList();
    }

    private static Letter answer(String requestId) {
        Head head = new Head(
                "demo",
                "platform",
                "gateway",
                "inquiry-result",
                "a-" + requestId,
                Optional.of(requestId),
                Optional.of("0".repeat(64)),
                Instant.EPOCH);
        return new Letter(head, new byte[0], "1".repeat(64));
    }

    /** What went to the sender in reply to a message, in order. */
    private static List<OutgoingMessage> heardOf(PassageFixture fixture, Station station, String senderId) {
        Outbox outbox = new Outbox(station);
        return fixture.store.inTransaction(handle -> Stream.of(OUT, CANCEL_OUT)
                .flatMap(queue -> outbox.unmarked(handle, queue, 0, 10_000).stream())
                .flatMap(row -> row.message().stream())
                .filter(message -> senderId.equals(message.properties().get(OutgoingMessage.IN_REPLY_TO)))
                .toList());
    }
}
