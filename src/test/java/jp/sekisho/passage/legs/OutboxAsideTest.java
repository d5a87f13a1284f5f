package jp.sekisho.passage.legs;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import jp.sekisho.Patience;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Flipped;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.watch.Census;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever one row of the outbox is, those behind it are handed over, in their order, on both databases. */
class OutboxAsideTest {
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";
    private static final Remark WHY = new Remark("console:operator", "checked");

    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void rowsThatCannotBeReadAreSetAsideAndTheOthersGoInTheirOrder(TestDatabases database) throws Exception {
        PassageFixture fixture = filled(database, 6);
        Flipped.in(fixture.store, "outbox", "properties", "number = 1");
        Flipped.in(fixture.store, "outbox", "properties", "number = 3");
        Flipped.in(fixture.store, "body", "content", "owner_id = (select id from outbox where number = 4)");
        Broker broker = new Broker(letters -> false);

        try (OutboxSender sender = started(fixture, broker)) {
            allGone(fixture);

            assertThat(broker.taken).containsExactly("m-1", "m-4", "m-5");
            assertThat(sender.aside().list(100))
                    .extracting(AsideOutcomes.Aside::reason)
                    .containsExactly("ASIDE-001", "ASIDE-001", "ASIDE-001");
        }

        assertThat(fixture.query("select reason from ledger where event = 'PARKED'"))
                .hasSize(3)
                .containsOnly("ASIDE-001");
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).whole()).isTrue();
        assertThat(new Census(fixture.store)
                        .outbox(OUT, java.time.Instant.EPOCH)
                        .unmarked())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatABrokerThatIsWellDoesNotTakeIsSetAsideAfterThreeAttempts(TestDatabases database) throws Exception {
        PassageFixture fixture = filled(database, 5);
        Broker broker = new Broker(letters -> letters.contains("m-2"));

        try (OutboxSender sender = started(fixture, broker)) {
            allGone(fixture);

            assertThat(broker.taken).containsExactly("m-0", "m-1", "m-3", "m-4");
            assertThat(broker.refused).filteredOn("m-2"::equals).hasSize(3);
            assertThat(sender.aside().list(100)).singleElement().satisfies(aside -> assertThat(aside.reason())
                    .isEqualTo("ASIDE-002"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileTheBrokerIsAwayNothingCountsAgainstARow(TestDatabases database) throws Exception {
        PassageFixture fixture = filled(database, 3);
        AtomicInteger faults = new AtomicInteger(5);
        Broker broker = new Broker(letters -> faults.getAndDecrement() > 0);
        broker.well = false;

        try (OutboxSender sender = started(fixture, broker)) {
            allGone(fixture);

            assertThat(sender.aside().list(100)).isEmpty();
        }
        assertThat(broker.taken).containsExactly("m-0", "m-1", "m-2");
    }

    @ParameterizedTest
    @EnumSource
    void aPersonHasWhatWasSetAsideHandedOverOrDiscardsIt(TestDatabases database) throws Exception {
        PassageFixture fixture = filled(database, 4);
        AtomicInteger refusals = new AtomicInteger(6);
        Broker broker = new Broker(letters ->
                letters.stream().anyMatch(List.of("m-0", "m-1")::contains) && refusals.getAndDecrement() > 0);

        try (OutboxSender sender = started(fixture, broker)) {
            allGone(fixture);
            AsideOutcomes aside = sender.aside();
            assertThat(aside.count()).isEqualTo(2);
            assertThat(aside.list(1)).hasSize(1);
            List<String> ids =
                    aside.list(100).stream().map(AsideOutcomes.Aside::id).toList();

            aside.putBack(ids.get(0), WHY);
            aside.requireHeld(ids.get(1));
            fixture.store.useTransaction(handle -> aside.discard(handle, ids.get(1), WHY));

            Patience.await().until(() -> broker.taken.size() == 3);
            assertThat(broker.taken).containsExactly("m-2", "m-3", "m-0");
            assertThat(aside.list(100)).isEmpty();
            assertThat(aside.count()).isZero();
            assertThatThrownBy(() -> aside.putBack(ids.get(1), WHY)).isInstanceOf(SekishoException.class);
            assertThatThrownBy(() -> aside.requireHeld(ids.get(1))).isInstanceOf(SekishoException.class);
        }
        assertThat(fixture.query("select event || ' ' || user_name || ' ' || remark from ledger"
                        + " where remark <> '' order by at, seq"))
                .containsExactly("PUT_BACK console:operator checked", "DISCARDED console:operator checked");
    }

    @ParameterizedTest
    @CsvSource({"H2, number", "POSTGRESQL, number", "H2, pending", "POSTGRESQL, pending"})
    void aPlaceThatIsNotTheOneThatWasWrittenHoldsNothingUp(TestDatabases database, String column) throws Exception {
        PassageFixture fixture = filled(database, 3);
        fixture.store.useTransaction(
                handle -> handle.execute("update outbox set " + column + " = 1000000 where number = 2"));
        Broker broker = new Broker(letters -> false);

        try (OutboxSender sender = started(fixture, broker)) {
            allGone(fixture);
            refuse(fixture, 3);
            sender.wake();
            allGone(fixture);
        }

        assertThat(broker.taken).containsExactlyInAnyOrder("m-0", "m-1", "m-2", "m-3");
    }

    @ParameterizedTest
    @EnumSource
    void aCounterThatIsLostOrHasFallenBehindIsMadeAnew(TestDatabases database) {
        PassageFixture fixture = filled(database, 3);
        fixture.store.useTransaction(handle -> handle.execute("update out_queue set next_number = 1"));
        refuse(fixture, 3);
        fixture.store.useTransaction(handle -> handle.execute("update out_queue set queue = queue || '~'"));
        refuse(fixture, 4);

        assertThat(fixture.query("select number from outbox order by number")).containsExactly("1", "2", "3", "4", "5");
    }

    private static void refuse(PassageFixture fixture, int number) {
        long now = Long.parseLong(
                fixture.query("select max(epoch) from incarnation").get(0));
        new DoorLeg(fixture.of(now, Waypoints.UNWATCHED))
                .refuse(fixture.arrival("m-" + number, "body"), List.of(Finding.of(DoorError.BAD_PRIORITY)), CATALOGUE);
    }

    private PassageFixture filled(TestDatabases database, int outcomes) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        for (int i = 0; i < outcomes; i++) {
            door.refuse(fixture.arrival("m-" + i, "body"), List.of(Finding.of(DoorError.BAD_PRIORITY)), CATALOGUE);
        }
        return fixture;
    }

    private static OutboxSender started(PassageFixture fixture, Broker broker) {
        Station station = fixture.station();
        OutboxSender sender = new OutboxSender(
                station, OUT, broker, () -> false, new Suspects(station, false), PassageFixture.NOTHING_IS_BROUGHT);
        sender.start();
        return sender;
    }

    private static void allGone(PassageFixture fixture) {
        Patience.await().until(() -> fixture.query("select id from outbox where pending is not null")
                .isEmpty());
    }

    /** Takes what it is not told to refuse, by the ids of the senders. */
    private static final class Broker implements OutboxSender.Mailbox {
        private final List<String> taken = new CopyOnWriteArrayList<>();
        private final List<String> refused = new CopyOnWriteArrayList<>();
        private final Predicate<List<String>> refuses;
        private volatile boolean well = true;

        Broker(Predicate<List<String>> refuses) {
            this.refuses = refuses;
        }

        @Override
        public void put(String queue, List<OutboxSender.Letterbox> letters) {
            List<String> ids = new ArrayList<>();
            letters.forEach(letter -> ids.add(letter.message().properties().get(OutgoingMessage.IN_REPLY_TO)));
            if (refuses.test(ids)) {
                refused.addAll(ids);
                throw new IllegalStateException("it is not taken");
            }
            taken.addAll(ids);
        }

        @Override
        public boolean isWell() {
            return well;
        }

        @Override
        public void close() {}
    }
}
