package jp.sekisho.passage;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.sekisho.Patience;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneFeed;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.Reception;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.passage.legs.Requests;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.transport.TransportError;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The legs' transactions by themselves, on both databases. */
class LegsTest {
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";

    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void theBrokersRedeliveryIsNoDuplicate(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        Arrival arrival = fixture.arrival("m-1", "body");
        assertThat(door.accept(arrival, submission(fixture, "r-1"))).isEqualTo(Reception.ACCEPTED);

        assertThat(door.accept(arrival, submission(fixture, "r-2"))).isEqualTo(Reception.REDELIVERED);
        assertThat(door.refuse(arrival, List.of(Finding.of(DoorError.NO_ID)), CATALOGUE))
                .isEqualTo(Reception.REDELIVERED);

        assertThat(fixture.query("select event from ledger")).containsExactly("ACCEPTED");
        assertThat(fixture.query("select id from outbox")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRedeliveredRefusalIsRefusedOnce(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        Arrival nameless = fixture.arrival("", "body");

        assertThat(door.refuse(nameless, List.of(Finding.of(DoorError.NO_ID)), CATALOGUE))
                .isEqualTo(Reception.REFUSED);
        assertThat(door.refuse(nameless, List.of(Finding.of(DoorError.NO_ID)), CATALOGUE))
                .isEqualTo(Reception.REDELIVERED);

        assertThat(fixture.query("select id from outbox")).hasSize(1);
        assertThat(fixture.query("select event from ledger")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimWhoseCommitWasNotHeardOfIsResumedAndNotForgotten(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station).accept(fixture.arrival("m-1", "body"), submission(fixture, "r-1"));
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        LaneEntry entry = entry("r-1");
        assertThat(leg.claim(List.of(entry)).claims()).hasSize(1); // and the dispatcher hears of a fault

        List<Claim> again = leg.claim(List.of(entry)).claims();

        assertThat(again).singleElement().matches(Claim::inDoubt);
        assertThat(fixture.query("select state from request")).containsExactly("SENDING");
    }

    /** A resumed request: its answer is there already while the receipt is only being written down. */
    @ParameterizedTest
    @EnumSource
    void anAnswerThatMeetsTheReceiptIsNotTooLate(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station).accept(fixture.arrival("m-1", "body"), submission(fixture, "r-1"));
        new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE).claim(List.of(entry("r-1")));
        Requests requests = new Requests(station);
        ExecutorService poller = Executors.newSingleThreadExecutor();
        CountDownLatch answering = new CountDownLatch(1);

        Future<Boolean> answered = station.store().inTransaction(receipt -> {
            assertThat(requests.move(receipt, "r-1", RequestEvent.RECEIPT)).isTrue();
            Future<Boolean> answer = poller.submit(() -> station.store().inTransaction(handle -> {
                answering.countDown();
                return requests.move(handle, "r-1", RequestEvent.ANSWER);
            }));
            assertThat(reached(answering)).isTrue();
            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return answer;
        });

        assertThat(answered.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        poller.shutdown();
    }

    /** Nor by a fetch that began meanwhile, whenever it ended: nobody knows when that was. */
    @ParameterizedTest
    @EnumSource
    void noDeadlinePassesByAClockThatHasLeapt(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station).accept(fixture.arrival("m-1", "body"), submission(fixture, "r-waiting"));
        new DoorLeg(station).accept(fixture.arrival("m-2", "body"), submission(fixture, "r-sent"));
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        leg.sent(List.of(new DispatchLeg.Sent(
                leg.claim(List.of(entry("r-sent"))).claims().get(0), "receipt")));
        DeadlineLeg deadlines = PassageFixture.deadlines(station);
        fixture.sure.set(false);
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(6)));
        Fetches.Known meanwhile = PassageFixture.fetched(new Fetches(station).begin());

        deadlines.pass(PassageFixture.fetchedNow(station), 10, ended -> {});
        assertThat(states(fixture)).containsExactly("r-sent SENT", "r-waiting WAITING");

        fixture.sure.set(true);
        deadlines.pass(meanwhile, 10, ended -> {});
        assertThat(states(fixture)).containsExactly("r-sent SENT", "r-waiting ENDED");

        deadlines.pass(PassageFixture.fetched(new Fetches(station).begin()), 10, ended -> {});
        assertThat(states(fixture)).containsExactly("r-sent ENDED", "r-waiting ENDED");
    }

    /** It may have left after the backup: only a person, or the counterpart, can say. */
    @ParameterizedTest
    @EnumSource
    void whatWaitedOutsideOfItsLaneWhenTheTablesWerePutBackIsNotHeldForNeverSent(TestDatabases database) {
        for (RequestState state : EnumSet.of(
                RequestState.FOLLOWING, RequestState.JOINED, RequestState.AWAITING, RequestState.HELD_BACK)) {
            PassageFixture fixture = new PassageFixture(database, secrets);
            Station station = fixture.station();
            DoorLeg door = new DoorLeg(station);
            door.accept(fixture.arrival("m-1", "body"), submission(fixture, "r-doubtful"));
            door.accept(fixture.arrival("m-2", "body"), submission(fixture, "r-sure"));
            station.store().useTransaction(handle -> {
                handle.execute("update request set state = ?", state.name());
                handle.execute("update request set in_doubt = true where id = 'r-doubtful'");
            });

            assertThat(door.cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE))
                    .isEmpty();

            DeadlineLeg deadlines = PassageFixture.deadlines(station);
            fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(6)));
            deadlines.pass(PassageFixture.fetchedNow(station), 10, ended -> {});
            assertThat(states(fixture)).containsExactly("r-doubtful " + state, "r-sure ENDED");

            fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(9)));
            deadlines.pass(PassageFixture.fetchedNow(station), 10, ended -> {});
            assertThat(states(fixture)).containsExactly("r-doubtful PARKED", "r-sure ENDED");
        }
    }

    /** What cannot be fetched keeps open what it may answer, and nothing else. */
    @ParameterizedTest
    @EnumSource
    void anOperationThatCannotBeFetchedKeepsOpenTheRequestsOfItsOwnInterface(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        send(fixture, station, "inquiry", "r-inquiry");
        send(fixture, station, PassageFixture.OTHER, "r-other");
        DeadlineLeg deadlines = PassageFixture.deadlines(station);
        Fetches fetches = new Fetches(station);
        fetches.expect("inquiry-results", Set.of("inquiry"));
        fetches.expect("other-results", Set.of(PassageFixture.OTHER));
        fetches.ended("inquiry-results", new Fetches.Whole(fetches.begin(), Set.of()));

        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(6)));
        deadlines.pass(fetches.known(), 10, ended -> {});
        assertThat(states(fixture)).containsExactly("r-inquiry SENT", "r-other SENT"); // that fetch began too early

        fetches.ended("inquiry-results", new Fetches.Whole(fetches.begin(), Set.of()));
        deadlines.pass(fetches.known(), 10, ended -> {});
        assertThat(states(fixture)).containsExactly("r-inquiry ENDED", "r-other SENT");

        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(8)));
        deadlines.pass(fetches.known(), 10, ended -> {});
        assertThat(states(fixture)).containsExactly("r-inquiry ENDED", "r-other PARKED");
        assertThat(fixture.query("select reason from request where state = 'PARKED'"))
                .containsExactly("PASSAGE-008");
    }

    private static void send(PassageFixture fixture, Station station, String interfaceId, String id) {
        Submission submission = new Submission(
                interfaceId,
                Priority.NORMAL,
                PassageFixture.MORNING.plus(Duration.ofDays(5)),
                CATALOGUE,
                List.of(PassageFixture.line(id, "of-" + id)));
        new DoorLeg(station).accept(fixture.toDoor(interfaceId, "m-" + id, "body"), submission);
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        leg.sent(List.of(
                new DispatchLeg.Sent(leg.claim(List.of(entry(id))).claims().get(0), "receipt")));
    }

    private static List<String> states(PassageFixture fixture) {
        return fixture.query("select id || ' ' || state from request order by id");
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTurnedAwayUnheardIsClaimedAnew(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station).accept(fixture.arrival("m-1", "body"), submission(fixture, "r-1"));
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        LaneEntry entry = entry("r-1");
        Claim claim = leg.claim(List.of(entry)).claims().get(0);
        leg.turnedAway(claim, Finding.of(TransportError.CLOSED));

        assertThat(leg.claim(List.of(entry)).claims()).singleElement().matches(next -> !next.inDoubt());
    }

    @ParameterizedTest
    @EnumSource
    void anEndedOrCancelledRequestIsNotClaimed(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.accept(fixture.arrival("m-1", "body"), submission(fixture, "r-1"));
        List<Request> cancelled = door.cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE);
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);

        assertThat(cancelled).hasSize(1);
        assertThat(leg.claim(List.of(entry("r-1"))).claims()).isEmpty();
        assertThat(leg.claim(List.of(entry("unknown"))).claims()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCancellationUnderAUsedIdOfAnotherMessageIsRefused(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        door.accept(fixture.arrival("m-1", "one"), submission(fixture, "r-1"));
        door.accept(fixture.arrival("m-2", "two"), submission(fixture, "r-2"));

        assertThat(door.cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE)).hasSize(1);
        assertThat(door.cancel(fixture.cancellation("c-1", "m-2"), CATALOGUE)).isEmpty();

        assertThat(fixture.query("select reason from ledger where event = 'REFUSED'"))
                .containsExactly("DOOR-003");
        assertThat(fixture.query("select state from request order by id")).containsExactly("ENDED", "WAITING");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCancelledWhileRestoredTablesMayNotKnowWhatHasLeft(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.accept(fixture.arrival("m-1", "body"), submission(fixture, "r-1"));
        station.store().useTransaction(handle -> handle.execute("update incarnation set restored = true"));

        assertThat(door.cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE)).isEmpty();
        assertThat(fixture.query("select reason from ledger where event = 'REFUSED'"))
                .containsExactly("PASSAGE-007");

        station.store().useTransaction(Incarnation::accepted);
        assertThat(door.cancel(fixture.cancellation("c-2", "m-1"), CATALOGUE)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedReceiptIsRecordedOnceForEachCause(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station).accept(fixture.arrival("m-1", "body"), submission(fixture, "r-1"));
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        Claim claim = leg.claim(List.of(entry("r-1"))).claims().get(0);

        for (int i = 0; i < 3; i++) {
            leg.receiptRefused(claim.request(), Finding.of(PassageError.WRONG_RECEIPT));
        }

        assertThat(fixture.query("select reason from ledger where event = 'ANSWER_REFUSED'"))
                .containsExactly("SEND-004");
        assertThat(fixture.query("select state from request")).containsExactly("SENDING");
    }

    @ParameterizedTest
    @EnumSource
    void aSupersededGatewayChangesNothing(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station old = fixture.station();
        DoorLeg door = new DoorLeg(old);
        door.accept(fixture.arrival("m-1", "body"), submission(fixture, "r-1"));
        fixture.station();

        assertThatThrownBy(() -> door.accept(fixture.arrival("m-2", "body"), submission(fixture, "r-2")))
                .isInstanceOf(SekishoException.class)
                .hasMessageStartingWith("LEDGER-001");
        assertThat(fixture.query("select sender_id from message")).containsExactly("m-1");
        assertThat(fixture.query("select queue from delivery")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void numbersHaveTheOrderOfCommitsWithoutGapsAndTheLaneMissesNothing(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);
        LaneOrder order = new LaneOrder(system -> 1, interfaceId -> false);
        ExecutorService doors = Executors.newFixedThreadPool(4);
        List<Future<?>> accepted = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int number = i;
            Arrival arrival = fixture.arrival("m-" + i, "body");
            accepted.add(doors.submit(() -> door.accept(
                    arrival,
                    fixture.submission(
                            "r-" + number, Priority.NORMAL, "person-" + number % 7, "other-" + number % 5))));
        }
        while (accepted.stream().anyMatch(each -> !each.isDone())) {
            feed.feed(order);
        }
        for (Future<?> each : accepted) {
            each.get();
        }
        feed.feed(order);
        doors.shutdown();

        assertThat(IntStream.range(0, 120)).allMatch(i -> order.knows("r-" + i));
        for (String bucket : fixture.query("select distinct bucket from request_person")) {
            List<String> numbers = fixture.query(
                    "select number from request_person where bucket = ? order by number", Integer.parseInt(bucket));
            assertThat(numbers)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                            .mapToObj(Integer::toString)
                            .toList());
        }
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theOutboxKeepsTheOrderOfCommitsAndHandsOutWhatIsNotMarked(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        for (int i = 0; i < 5; i++) {
            door.refuse(fixture.arrival("m-" + i, "body " + i), List.of(Finding.of(DoorError.BAD_PRIORITY)), CATALOGUE);
        }
        Outbox outbox = new Outbox(station);
        List<Outbox.Row> rows = fixture.store.inTransaction(handle -> outbox.unmarked(handle, OUT, 0, 10));
        fixture.store.useTransaction(handle -> outbox.mark(handle, rows.subList(0, 2)));

        List<Outbox.Row> left = fixture.store.inTransaction(handle -> outbox.unmarked(handle, OUT, 0, 10));
        List<Outbox.Row> afterTheThird = fixture.store.inTransaction(handle -> outbox.unmarked(handle, OUT, 3, 1));

        assertThat(rows).extracting(Outbox.Row::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(rows)
                .extracting(row -> row.message().orElseThrow().properties().get(OutgoingMessage.IN_REPLY_TO))
                .containsExactly("m-0", "m-1", "m-2", "m-3", "m-4");
        assertThat(left).extracting(Outbox.Row::number).containsExactly(3L, 4L, 5L);
        assertThat(afterTheThird).extracting(Outbox.Row::number).containsExactly(4L);
    }

    @ParameterizedTest
    @EnumSource
    void anOutboxSenderHandsUnsureRowsOverOneByOneAndThenInBatches(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        List<List<String>> handed = new CopyOnWriteArrayList<>();
        AtomicInteger faults = new AtomicInteger(1);
        for (int i = 0; i < 3; i++) {
            door.refuse(fixture.arrival("m-" + i, "body"), List.of(Finding.of(DoorError.BAD_PRIORITY)), CATALOGUE);
        }
        OutboxSender.Mailbox broker = new OutboxSender.Mailbox() {
            @Override
            public void put(String queue, List<OutboxSender.Letterbox> letters) {
                if (faults.getAndDecrement() == 0) {
                    throw new IllegalStateException("the broker is away");
                }
                handed.add(letters.stream()
                        .map(letter -> letter.message().properties().get(OutgoingMessage.IN_REPLY_TO))
                        .toList());
            }

            @Override
            public boolean isWell() {
                return false;
            }

            @Override
            public void close() {}
        };
        try (OutboxSender sender = new OutboxSender(
                station, OUT, broker, () -> false, new Suspects(station, false), PassageFixture.NOTHING_IS_BROUGHT)) {
            sender.start();
            Patience.await().until(() -> fixture.query("select id from outbox where marked_at is null")
                    .isEmpty());
        }

        assertThat(handed).allMatch(batch -> batch.size() == 1);
        assertThat(handed.stream().flatMap(List::stream).toList()).containsExactly("m-0", "m-1", "m-2");
    }

    @ParameterizedTest
    @EnumSource
    void onlyCrashesWhileAloneCountAgainstADelivery(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        for (int crashes = 0; crashes < 3; crashes++) {
            Suspects.Examination examination = afterACrash(fixture.station()).begin("in.q", "ID:killer");
            assertThat(examination.crashes()).isEqualTo(crashes);
            assertThat(examination.proven()).isFalse();
            // the process dies here: nobody closes it
        }

        Suspects last = afterACrash(fixture.station());
        try (Suspects.Examination examination = last.begin("in.q", "ID:killer")) {
            assertThat(examination.proven()).isTrue();
        }
        try (Suspects.Examination examination = last.begin("in.q", "ID:innocent")) {
            assertThat(examination.crashes()).isZero();
        }
        assertThat(fixture.query("select jms_message_id from suspect")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutACrashNobodyIsSuspected(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Suspects suspects = new Suspects(fixture.station(), false);

        Suspects.Examination examination = suspects.begin("in.q", "ID:1");

        assertThat(examination.proven()).isFalse();
        assertThat(fixture.query("select jms_message_id from suspect")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void afterTheFirstWindowDeliveriesAreReadTogetherAgain(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Suspects suspects = afterACrash(fixture.station());
        for (int i = 0; i < 10; i++) {
            assertThat(suspects.watches("in.q")).isTrue();
            suspects.begin("in.q", "ID:" + i).close();
        }

        suspects.begin("in.q", "ID:eleventh");

        assertThat(suspects.watches("in.q")).isFalse();
        assertThat(fixture.query("select jms_message_id from suspect")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseMovesBeforeEveryDoorHasBeenLookedThrough(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Suspects suspects = afterACrash(fixture.station());
        suspects.watch("in.r");
        suspects.nothingMore("in.q");
        assertThat(suspects.isOver()).isFalse();
        ExecutorService movement = Executors.newSingleThreadExecutor();
        Future<?> moved = movement.submit(() -> {
            suspects.awaitOver(Patience.LONG);
            return null;
        });

        Suspects.Examination examination = suspects.begin("in.r", "ID:1");
        assertThatThrownBy(() -> moved.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        examination.close();
        suspects.nothingMore("in.r");

        moved.get(Patience.SECONDS, TimeUnit.SECONDS);
        assertThat(suspects.isOver()).isTrue();
        suspects.watch("in.q");
        suspects.begin("in.q", "ID:2");
        assertThat(fixture.query("select jms_message_id from suspect")).isEmpty();
        movement.shutdown();
    }

    @ParameterizedTest
    @EnumSource
    void aDoorThatDoesNotGetOnHoldsNobodyForEver(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Suspects suspects = afterACrash(fixture.station());

        assertThat(suspects.isOverWithin(Duration.ofMillis(10))).isFalse();

        suspects.awaitOver(Duration.ofMillis(50));

        assertThat(suspects.isOverWithin(Duration.ZERO)).isTrue();
        assertThat(suspects.watches("in.q")).isFalse();
    }

    private static Suspects afterACrash(Station station) {
        Suspects suspects = new Suspects(station, true);
        suspects.watch("in.q");
        return suspects;
    }

    private static LaneEntry entry(String requestId) {
        return new LaneEntry(new LaneOrder.Row(
                requestId,
                SYSTEM,
                "inquiry",
                Priority.NORMAL,
                1,
                "person-1",
                RequestState.WAITING,
                PassageFixture.MORNING));
    }

    private static Submission submission(PassageFixture fixture, String requestId) {
        return fixture.submission(requestId, Priority.NORMAL, "person-1");
    }
}
