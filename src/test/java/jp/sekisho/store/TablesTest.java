package jp.sekisho.store;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the database is reached, and how long anybody waits for it. */
class TablesTest {

    @Test
    void everyWaitForAServerHasABound() {
        Properties properties =
                Tables.pool("jdbc:postgresql://localhost/sekisho").getDataSourceProperties();

        assertThat(properties)
                .containsEntry("connectTimeout", "5")
                .containsEntry("loginTimeout", "10")
                .containsEntry("socketTimeout", "60")
                .containsEntry("tcpKeepAlive", "true");
    }

    @Test
    void theServerEndsAStatementBeforeItsSilenceIsTakenForDeath() {
        Properties properties =
                Tables.pool("jdbc:postgresql://localhost/sekisho").getDataSourceProperties();
        Duration silence = Duration.ofSeconds(Long.parseLong(properties.getProperty("socketTimeout")));

        assertThat(Stream.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"))
                .allSatisfy(bound -> assertThat(seconds(properties, bound)).isLessThan(silence));
    }

    @Test
    void aMigrationTakesAsLongAsItDoes() {
        Properties properties =
                Tables.patient("jdbc:postgresql://localhost/sekisho").getDataSourceProperties();

        assertThat(properties).containsEntry("tcpKeepAlive", "true").doesNotContainKey("socketTimeout");
        assertThat(properties.getProperty("options"))
                .contains("lock_timeout=20s")
                .doesNotContain("statement_timeout", "idle_in_transaction_session_timeout", "enable_seqscan");
    }

    @ParameterizedTest
    @EnumSource
    void migrationsHaveConnectionsOfTheirOwn(TestDatabases database) {
        Tables tables = database == TestDatabases.H2
                ? new Tables(database.url("migrated"), "sa", "", 1)
                : new Tables(database.url("migrated"), "postgres", "postgres", 1);

        tables.migrate(TestDatabases.ROOMS);

        try (HikariDataSource dataSource = tables.open()) {
            assertThat(new Store(dataSource)
                            .<Integer>inTransaction(handle -> handle.createQuery("select count(*) from incarnation")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfAnotherVersionAreRefusedByName(TestDatabases database) {
        Tables tables = database == TestDatabases.H2
                ? new Tables(database.url("foreign_tables"), "sa", "", 1)
                : new Tables(database.url("foreign_tables"), "postgres", "postgres", 1);
        tables.migrate(TestDatabases.ROOMS);
        try (HikariDataSource dataSource = tables.open()) {
            new Store(dataSource)
                    .useTransaction(handle -> handle.execute("update \"flyway_schema_history\" set \"checksum\" = 1"));
        }

        assertThatThrownBy(() -> tables.migrate(TestDatabases.ROOMS)).hasMessageStartingWith("STORE-009");
    }

    @Test
    void aThreadComesBackFromAHostThatHasVanishedAndTheNextOneFindsItAgain() throws Exception {
        try (StallingProxy proxy = StallingProxy.before(TestDatabases.POSTGRESQL.url("vanished"));
                HikariDataSource dataSource =
                        new Tables(proxy.url("socketTimeout=1&loginTimeout=1"), "postgres", "postgres", 1).open()) {
            Store store = new Store(dataSource);
            assertThat(one(store)).isEqualTo(1);

            proxy.stall();
            assertThatThrownBy(() -> one(store)).isNotNull();
            assertThatThrownBy(() -> one(store)).isNotNull();
            proxy.forward();

            await().ignoreExceptions().until(() -> one(store) == 1);
        }
    }

    private static int one(Store store) {
        return store.inTransaction(
                handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    private static Duration seconds(Properties properties, String bound) {
        return Stream.of(properties.getProperty("options").split(" "))
                .filter(option -> option.startsWith(bound + "="))
                .map(option -> Duration.parse(
                        "PT" + option.substring(bound.length() + 1).toUpperCase(java.util.Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
