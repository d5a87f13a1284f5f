package jp.sekisho.passage;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.LINK;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.Patience;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.dispatch.Carried;
import jp.sekisho.passage.dispatch.Dispatcher;
import jp.sekisho.passage.dispatch.Numbers;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.legs.AsideOutcomes;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kills the process on the way out is found and set aside; nobody else is, and all others go on, on both databases. */
class DeadlyTest {
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";

    private final List<String> went = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<AutoCloseable> dead = new ArrayList<>();

    @TempDir
    Path secrets;

    @AfterEach
    void letTheDeadGo() throws Exception {
        end.countDown();
        for (AutoCloseable each : dead) {
            each.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeThatKillsIsSetAsideAfterThreeCrashesAndTheOthersGo(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        for (int i = 0; i < 4; i++) {
            door.refuse(fixture.arrival("m-" + i, "body"), List.of(Finding.of(DoorError.BAD_PRIORITY)), CATALOGUE);
        }

        for (int life = 0; life < 3; life++) {
            CountDownLatch death = new CountDownLatch(1);
            OutboxSender sender = outbox(fixture, deadlyTo("m-1", death));
            dead.add(sender);
            sender.start();
            assertThat(death.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        try (OutboxSender last = outbox(fixture, deadlyTo("m-1", new CountDownLatch(1)))) {
            last.start();
            Patience.await().until(() -> went.size() == 3);

            assertThat(went).containsExactly("m-0", "m-2", "m-3");
            assertThat(last.aside().list(100))
                    .extracting(AsideOutcomes.Aside::reason)
                    .containsExactly("ASIDE-003");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatKillsSetsAsideNoneAtTheSamePositionOfAnotherOperation(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        ReturnLeg answers = new ReturnLeg(fixture.station(), LINK);
        Finding deadly = Finding.of(AsideError.DEADLY, "crashes", 3);
        ReturnLeg.Place first = new ReturnLeg.Place("inquiry-results", 7);
        ReturnLeg.Place other = new ReturnLeg.Place("replica-results", 7);

        assertThat(answers.refuse(first, ReturnLeg.Refusal.ofAnswer(Optional.empty(), deadly), CATALOGUE))
                .isTrue();

        assertThat(answers.deadly("inquiry-results")).containsExactly(7L);
        assertThat(answers.deadly("replica-results")).isEmpty();
        assertThat(answers.refuse(first, ReturnLeg.Refusal.ofAnswer(Optional.empty(), deadly), CATALOGUE))
                .isFalse();
        assertThat(answers.refuse(other, ReturnLeg.Refusal.ofAnswer(Optional.empty(), deadly), CATALOGUE))
                .as("of another operation, it is the first time")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatKillsIsSetAsideAfterThreeCrashesAndTheOthersGo(TestDatabases database) throws Exception {
        PassageFixture fixture = accepted(database, "r-1", "r-2", "r-3");

        for (int life = 0; life < 3; life++) {
            CountDownLatch death = new CountDownLatch(1);
            Dispatcher dispatcher = lane(fixture, deadlyTo("r-2", death), new ArrayList<>());
            dead.add(dispatcher);
            dispatcher.start();
            assertThat(death.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        List<Suspects> watching = new ArrayList<>();
        try (Dispatcher last = lane(fixture, deadlyTo("r-2", new CountDownLatch(1)), watching)) {
            last.start();
            Patience.await()
                    .until(() -> fixture.query("select id from request where state = 'SENT'")
                                    .size()
                            == 2);
            Patience.await().until(watching.get(0)::isOver);
        }

        assertThat(fixture.query("select state || ' ' || coalesce(reason, '') from request order by id"))
                .containsExactly("SENT ", "PARKED ASIDE-003", "SENT ");
        assertThat(fixture.query("select queue from suspect")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsWorkedOnWhenTheLookIsGivenUpIsNotToBlame(TestDatabases database) throws Exception {
        PassageFixture fixture = accepted(database, "r-1");
        for (int life = 0; life < 5; life++) {
            Suspects suspects = new Suspects(fixture.station(), true);
            suspects.watchLeg("lane");
            Suspects.Examination examination = suspects.begin("lane", "r-1");
            assertThat(examination.proven()).isFalse();
            suspects.awaitOver(Duration.ofMillis(1));
            // the process dies here, of whatever moves beside it by now
        }
    }

    private PassageFixture accepted(TestDatabases database, String... requests) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        for (String request : requests) {
            door.accept(
                    fixture.arrival("m-" + request, "body"),
                    fixture.submission(request, Priority.NORMAL, "person-of-" + request));
        }
        return fixture;
    }

    /** The thread that works on it never comes back; what else the process did stops with it. */
    private Work deadlyTo(String id, CountDownLatch death) {
        return each -> {
            if (each.equals(id)) {
                death.countDown();
                stay();
            }
            went.add(each);
        };
    }

    private void stay() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("dead");
    }

    @FunctionalInterface
    private interface Work {
        void on(String id);
    }

    private static OutboxSender outbox(PassageFixture fixture, Work work) throws InterruptedException {
        Station station = fixture.station();
        Suspects suspects = new Suspects(station, true);
        OutboxSender.Mailbox mailbox = new OutboxSender.Mailbox() {
            @Override
            public void put(String queue, List<OutboxSender.Letterbox> letters) {
                letters.forEach(letter -> work.on(letter.message().properties().get(OutgoingMessage.IN_REPLY_TO)));
            }

            @Override
            public boolean isWell() {
                return false;
            }

            @Override
            public void close() {}
        };
        OutboxSender sender =
                new OutboxSender(station, OUT, mailbox, () -> false, suspects, PassageFixture.NOTHING_IS_BROUGHT);
        known(suspects);
        return sender;
    }

    private static Dispatcher lane(PassageFixture fixture, Work work, List<Suspects> watching) {
        Station station = fixture.station();
        Suspects suspects = new Suspects(station, true);
        Link link = PassageFixture.link(Resend.SAFE, OpeningHours.parse(BusinessCalendar.everyDay(), "always"));
        Gate gate = new Gate(
                link.party(), () -> ZonedDateTime.parse("2026-11-10T10:00:00+09:00[Asia/Tokyo]"), System::nanoTime);
        Dispatcher dispatcher = new Dispatcher(
                station,
                link.party(),
                new Dispatcher.Parts(
                        gate,
                        () -> true,
                        claim -> {
                            work.on(claim.request().id());
                            return Carried.to("receipt");
                        },
                        request -> Optional.empty(),
                        Numbers.NONE,
                        new Fetches(station),
                        PassageFixture.NO_OBJECTION,
                        suspects,
                        Set.of(PassageFixture.LINK),
                        BusinessCalendar::everyDay,
                        system -> 1));
        watching.add(suspects);
        known(suspects);
        return dispatcher;
    }

    /** All that is to be looked through is known; nobody waits for it here. */
    private static void known(Suspects suspects) {
        Thread waiting = new Thread(() -> {
            try {
                suspects.awaitOver(Patience.LONG);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.setDaemon(true);
        waiting.start();
    }
}
