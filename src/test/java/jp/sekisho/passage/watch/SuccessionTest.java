package jp.sekisho.passage.watch;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.store.Sessions;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.TestDatabases;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One gateway after another on the same tables, never two. */
class SuccessionTest {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final List<Tenure.Loss> losses = new CopyOnWriteArrayList<>();

    @Test
    void aSecondGatewayIsRefusedWhileTheFirstLives() {
        Shared shared = new Shared();
        try (Process first = shared.process("a:/data");
                Process second = shared.process("b:/data")) {
            Tenure tenure = first.live();

            assertThatThrownBy(() -> second.begin(false))
                    .hasMessageStartingWith("PASSAGE-011")
                    .hasMessageContaining("a:/data");

            assertThat(tenure.isSure()).isTrue();
            assertThat(losses).isEmpty();
        }
    }

    @Test
    void aGatewayThatIsToldToTakesOverFromOneThatLives() {
        Shared shared = new Shared();
        try (Process first = shared.process("a:/data");
                Process second = shared.process("b:/data")) {
            Tenure tenure = first.live();

            Incarnation next = second.begin(true);

            assertThat(next.epoch()).isEqualTo(2);
            await().untilAsserted(() -> assertThat(losses).containsExactly(Tenure.Loss.SUPERSEDED));
            assertThat(tenure.isSure()).isFalse();
        }
    }

    @Test
    void ofTwoThatStartTogetherOneBegins() throws Exception {
        Shared shared = new Shared();
        try (Process dead = shared.process("z:/data")) {
            dead.begin(false);
            dead.store.useTransaction(handle -> handle.execute("update heartbeat set at = at - interval '16' second"));
        }
        CountDownLatch begun = new CountDownLatch(2);
        try (Process first = shared.process("a:/data");
                Process second = shared.process("b:/data")) {
            List<CompletableFuture<Boolean>> both = Stream.of(first, second)
                    .map(each -> CompletableFuture.supplyAsync(() -> {
                        begun.countDown();
                        reached(begun);
                        return each.livesUnlessRefused(MADE.incrementAndGet());
                    }))
                    .toList();

            assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        }
        assertThat(losses).isEmpty();
    }

    @Test
    void whoeverBeginsAfterAnotherHasLookedIsSeen() {
        Shared shared = new Shared();
        try (Process first = shared.process("a:/data");
                Process second = shared.process("b:/data")) {
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch looked = new CountDownLatch(1);
            CompletableFuture<Incarnation> begun = CompletableFuture.supplyAsync(() -> {
                Incarnation run = first.store.inTransaction(handle -> {
                    handle.execute("lock table incarnation in share row exclusive mode");
                    Incarnation next = Incarnation.begin(handle, Clock.systemUTC(), LastSeen.NOTHING, first.place());
                    locked.countDown();
                    reached(looked);
                    return next;
                });
                new Tenure(first.store, run, Clock.systemUTC(), FOR_EVER, losses::add).start();
                return run;
            });
            reached(locked);
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> second.livesUnlessRefused(7));
            await().until(() -> first.waiting() > 0);

            looked.countDown();

            assertThat(other.join()).isFalse();
            assertThat(begun.join().epoch()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsChangedWhileAnotherLives() {
        Shared shared = new Shared();
        try (Process first = shared.process("a:/data");
                Process second = shared.process("b:/data")) {
            first.live();

            assertThatThrownBy(() -> second.succession().prepare(false)).hasMessageStartingWith("PASSAGE-011");
        }
    }

    @Test
    void whatADeadOneHasLockedKeepsNoMigrationWaiting() {
        Shared shared = new Shared();
        try (Process frozen = shared.process("a:/data");
                Process next = shared.process("b:/data")) {
            frozen.begin(false);
            frozen.store.useTransaction(
                    handle -> handle.execute("update heartbeat set at = at - interval '16' second"));
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch thawed = new CountDownLatch(1);
            CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> frozen.store.useTransaction(handle -> {
                handle.execute("update bucket set next_number = 77");
                locked.countDown();
                reached(thawed);
            }));
            reached(locked);

            next.succession().prepare(false);
            next.store.useTransaction(handle -> {
                handle.execute("set local lock_timeout = '5s'");
                handle.execute("alter table bucket add column added int");
            });

            thawed.countDown();
            assertThatThrownBy(holder::join).hasRootCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void tablesThatAreNotThereYetHaveNobodyOnThem() {
        String url = TestDatabases.POSTGRESQL.url("succession_" + MADE.incrementAndGet());
        try (Process first = new Process(url, "a:/data")) {
            first.succession().prepare(false);
            first.succession().prepare(true);
        }
    }

    @Test
    void whoeverDiedOnTheSameMachineIsNotWaitedFor() {
        Shared shared = new Shared();
        try (Process first = shared.process("a:/data")) {
            first.begin(false);
        }
        try (Process again = shared.process("a:/data")) {
            assertThat(again.begin(false).epoch()).isEqualTo(2);
        }
    }

    @Test
    void whoeverHasNotBeenHeardOfForTheLeaseHasLostTheTablesAndItsLocks() {
        Shared shared = new Shared();
        try (Process frozen = shared.process("a:/data");
                Process next = shared.process("b:/data")) {
            frozen.begin(false);
            frozen.store.useTransaction(
                    handle -> handle.execute("update heartbeat set at = at - interval '16' second"));
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch thawed = new CountDownLatch(1);
            Thread holder = new Thread(() -> {
                try {
                    frozen.store.useTransaction(handle -> {
                        handle.execute("update bucket set next_number = 77");
                        locked.countDown();
                        reached(thawed);
                    });
                } catch (JdbiException e) {
                    losses.add(Tenure.Loss.SUPERSEDED); // its session is gone
                }
            });
            holder.start();
            reached(locked);

            Incarnation begun = next.begin(false);

            assertThat(begun.epoch()).isEqualTo(2);
            thawed.countDown();
            await().untilAsserted(() -> assertThat(losses).containsExactly(Tenure.Loss.SUPERSEDED));
            assertThat(next.store.<Integer>inTransaction(
                            handle -> handle.createQuery("select count(*) from bucket where next_number = 77")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesThatLackWhatThisRunHasWrittenWerePutBack(TestDatabases database) {
        Store store = database.fresh();
        Incarnation run = PassageFixture.begin(store, 0);
        Tenure tenure = new Tenure(store, run, Clock.systemUTC(), FOR_EVER, losses::add);
        tenure.beat();
        tenure.beat();
        assertThat(losses).isEmpty();

        store.useTransaction(handle -> handle.execute("update heartbeat set beats = beats - 1"));
        tenure.beat();

        assertThat(losses).containsExactly(Tenure.Loss.PUT_BACK);
        assertThat(tenure.isSure()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void tablesThatDoNotKnowThisRunWerePutBackAndWhoeverIsNextMustAsk(TestDatabases database) {
        Store store = database.fresh();
        PassageFixture.begin(store, 0);
        Incarnation run = PassageFixture.begin(store, 0);
        Tenure tenure = new Tenure(store, run, Clock.systemUTC(), FOR_EVER, losses::add);
        tenure.beat();

        store.useTransaction(handle -> {
            handle.execute("delete from heartbeat where incarnation_id = ?", run.id());
            handle.execute("delete from incarnation where id = ?", run.id());
        });
        tenure.beat();
        Tenure.markPutBack(store);

        assertThat(losses).containsExactly(Tenure.Loss.PUT_BACK);
        assertThat(PassageFixture.begin(store, 0).restored()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void tablesThatComeFromABackupOfTheVeryRunBeforeAreKnownByItsBeats(TestDatabases database) {
        Store store = database.fresh();
        Incarnation run = PassageFixture.begin(store, 0);
        LastSeen remembered = new LastSeen(run.epoch(), 20);
        store.useTransaction(handle -> handle.execute("update heartbeat set beats = 20"));
        assertThat(begun(store, remembered).restored())
                .as("as they were when it ended")
                .isFalse();

        store.useTransaction(handle -> {
            handle.execute("delete from heartbeat where incarnation_id <> ?", run.id());
            handle.execute("delete from incarnation where id <> ?", run.id());
            handle.execute("update heartbeat set beats = 19");
        });
        assertThat(begun(store, remembered).restored()).as("put back").isTrue();
    }

    private static Incarnation begun(Store store, LastSeen seen) {
        return store.inTransaction(
                handle -> Incarnation.begin(handle, Clock.systemUTC(), seen, new Incarnation.Place("here", "none")));
    }

    private static void reached(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server's database that several processes reach. */
    private final class Shared {
        private final String url = TestDatabases.POSTGRESQL.url("succession_" + MADE.incrementAndGet());

        Shared() {
            try (HikariDataSource dataSource = new Tables(url, "postgres", "postgres", 3).open()) {
                Tables.migrate(dataSource, TestDatabases.ROOMS);
            }
        }

        Process process(String home) {
            return new Process(url, home);
        }
    }

    /** What a gateway process has of the database. */
    private final class Process implements AutoCloseable {
        private final String sessionName = Sessions.newName();
        private final HikariDataSource dataSource;
        private final Store store;
        private final String home;

        Process(String url, String home) {
            this.dataSource = new Tables(url, "postgres", "postgres", 3).open(sessionName);
            this.store = new Store(dataSource);
            this.home = home;
        }

        Incarnation begin(boolean takesOver) {
            return succession().begin(LastSeen.NOTHING, takesOver);
        }

        Succession succession() {
            return new Succession(store, Clock.systemUTC(), home, sessionName);
        }

        Incarnation.Place place() {
            return new Incarnation.Place(home, sessionName);
        }

        /** How many statements of anybody wait for a lock. */
        int waiting() {
            return store.inTransaction(handle -> handle.createQuery(
                            "select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock'")
                    .mapTo(Integer.class)
                    .one());
        }

        /** Whether it began; then it lives on. Installations have not all seen the same epoch. */
        boolean livesUnlessRefused(long lastSeen) {
            try {
                Incarnation run = succession().begin(new LastSeen(lastSeen, 0), false);
                new Tenure(store, run, Clock.systemUTC(), FOR_EVER, losses::add).start();
                return true;
            } catch (SekishoException e) {
                assertThat(e.code()).isEqualTo(PassageError.TABLES_IN_USE);
                return false;
            }
        }

        Tenure live() {
            Tenure tenure = new Tenure(store, begin(false), Clock.systemUTC(), FOR_EVER, losses::add);
            tenure.start();
            return tenure;
        }

        @Override
        public void close() {
            dataSource.close();
        }
    }
}
