package jp.sekisho.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.passage.watch.Tenure;
import jp.sekisho.store.Sessions;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;

/** A gateway that is refused has changed nothing of the one that lives. */
class StoreWiringTest {
    private static final Clock REAL = Clock.systemUTC();

    @Test
    void tablesOnWhichAnotherLivesAreNotMigrated() {
        Tables tables = new Tables(TestDatabases.POSTGRESQL.url("store_wiring"), "postgres", "postgres", 3);
        tables.migrate(TestDatabases.ROOMS);
        String firstName = Sessions.newName();
        String secondName = Sessions.newName();
        try (HikariDataSource first = tables.open(firstName);
                HikariDataSource second = tables.open(secondName)) {
            Store living = new Store(first);
            Incarnation run = new Succession(living, REAL, "a:/data", firstName).begin(LastSeen.NOTHING, false);
            try (Tenure tenure = new Tenure(living, run, REAL, Duration.ofDays(1), loss -> {})) {
                tenure.start();
                living.useTransaction(handle -> handle.execute("drop table flyway_schema_history"));
                Succession succession = new Succession(new Store(second), REAL, "b:/data", secondName);

                assertThatThrownBy(() -> new StoreWiring()
                                .store(second, tables, succession, new Role("city", TestDatabases.ROOMS), false))
                        .hasMessageStartingWith("PASSAGE-011");

                assertThat(living.<Boolean>inTransaction(
                                handle -> handle.createQuery("select to_regclass('flyway_schema_history') is null")
                                        .mapTo(Boolean.class)
                                        .one()))
                        .isTrue();
            }
        }
    }
}
