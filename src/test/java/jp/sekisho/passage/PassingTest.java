package jp.sekisho.passage;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.sekisho.HeapUse;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.dispatch.Carried;
import jp.sekisho.passage.dispatch.Dispatcher;
import jp.sekisho.passage.dispatch.Numbers;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.store.RandomId;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.transport.TransportError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever passes one request that is stuck, the process holds no more than before. What passes is taken out of the tables as
 * it goes, so that they do not grow; {@code -Dsekisho.passing=3000000} for three million.
 */
class PassingTest {
    private static final int PASSING = Integer.getInteger("sekisho.passing", 6_000);
    private static final int TOGETHER = 1_000;
    private static final int FORGOTTEN_TOGETHER = 2_000;
    private static final int AHEAD = 2_000;
    private static final String STUCK = RandomId.next();
    private static final long NOTHING_TO_SPEAK_OF = 8_000_000;

    @TempDir
    Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch stuck = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void whatPassesAStuckRequestLeavesNothingBehind(TestDatabases database) throws Exception {
        DataSource tables = tables(database);
        PassageFixture fixture = new PassageFixture(new Store(tables), folder);
        Station station = fixture.station();
        Link link = PassageFixture.alwaysOpen(Resend.SAFE);
        try (Dispatcher dispatcher = dispatcher(station, link, PassageFixture.gate(link, fixture))) {
            dispatcher.pace(new Pace(1_000_000, 1_000_000, 8));
            DoorLeg door = new DoorLeg(station);
            dispatcher.start();
            accept(fixture, door, dispatcher, List.of(STUCK));
            assertThat(stuck.await(3, TimeUnit.MINUTES)).isTrue();

            pass(fixture, door, dispatcher, PASSING / 2);
            long half = HeapUse.now();
            pass(fixture, door, dispatcher, PASSING);

            assertThat(HeapUse.now() - half).isLessThan(NOTHING_TO_SPEAK_OF);
            assertThat(dispatcher.view().waiting()).containsEntry(Priority.NORMAL, 1);
            assertThat(dispatcher.view().sent()).isEqualTo(PASSING);
            end.countDown();
        } finally {
            end.countDown();
        }
    }

    private DataSource tables(TestDatabases database) {
        if (database == TestDatabases.POSTGRESQL) {
            return database.freshDataSource();
        }
        HikariDataSource file =
                new Tables(Tables.embedded(folder) + ";CACHE_SIZE=1024", "sa", "", 8).open(); // in memory it would grow
        Tables.migrate(file, TestDatabases.ROOMS);
        return file;
    }

    private Dispatcher dispatcher(Station station, Link link, Gate gate) {
        return new Dispatcher(
                station,
                link.party(),
                new Dispatcher.Parts(
                        gate,
                        () -> true,
                        this::carry,
                        request -> {
                            throw Finding.of(TransportError.CLOSED).asException();
                        },
                        Numbers.NONE,
                        new Fetches(station),
                        PassageFixture.NO_OBJECTION,
                        new Suspects(station, false),
                        Set.of(link.id()),
                        BusinessCalendar::everyDay,
                        system -> 1));
    }

    private Carried carry(Claim claim) {
        if (claim.request().id().equals(STUCK)) {
            stuck.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Carried.to("receipt");
    }

    private void pass(PassageFixture fixture, DoorLeg door, Dispatcher dispatcher, int upTo) {
        for (long accepted = dispatcher.view().sent(); accepted < upTo; accepted += TOGETHER) {
            accept(
                    fixture,
                    door,
                    dispatcher,
                    IntStream.range(0, TOGETHER).mapToObj(i -> RandomId.next()).toList());
            long least = accepted + TOGETHER - AHEAD;
            awaitSent(dispatcher, least);
            if (accepted > 0 && accepted % FORGOTTEN_TOGETHER == 0) {
                forgetWhatIsSent(fixture.store);
            }
        }
        awaitSent(dispatcher, upTo);
    }

    private static void awaitSent(Dispatcher dispatcher, long least) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> dispatcher.view().sent() >= least);
    }

    private static void accept(PassageFixture fixture, DoorLeg door, Dispatcher dispatcher, List<String> requests) {
        door.accept(requests.stream()
                .map(id -> new DoorLeg.Entry(
                        fixture.arrival(id, "body"), fixture.submission(id, Priority.NORMAL, id.substring(0, 15))))
                .toList());
        dispatcher.wake();
    }

    /** As if it had ended long ago. */
    private static void forgetWhatIsSent(Store store) {
        store.useTransaction(handle -> {
            List<String> sent = handle.createQuery("select id from request where state = 'SENT'")
                    .mapTo(String.class)
                    .list();
            for (String rows : List.of("request_person where request_id", "body where owner_id", "request where id")) {
                handle.createUpdate("delete from " + rows + " = any(cast(? as varchar array))")
                        .bindArray(0, String.class, sent)
                        .execute();
            }
            handle.execute(
                    "delete from message where not exists (select 1 from request where message_id = message.id)");
            handle.execute("delete from delivery");
            handle.execute("delete from ledger");
        });
    }
}
