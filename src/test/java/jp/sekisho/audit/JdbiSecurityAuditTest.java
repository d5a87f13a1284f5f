package jp.sekisho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jp.sekisho.Patience;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiSecurityAuditTest {
    private static final Instant NOW = Instant.parse("2026-11-10T00:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Tokyo"));
    private static final SecurityEvent READ =
            new SecurityEvent("public-assistance", "127.0.0.1:4711", What.READ_DENIED, "out.other.inquiry-result");

    @ParameterizedTest
    @EnumSource
    void anAttemptIsARow(TestDatabases database) {
        Store store = database.fresh();

        try (JdbiSecurityAudit audit = JdbiSecurityAudit.start(store, CLOCK)) {
            audit.record(READ);
        }

        assertThat(rows(store)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("username", "public-assistance")
                .containsEntry("remote_address", "127.0.0.1:4711")
                .containsEntry("event", "READ_DENIED")
                .containsEntry("address", "out.other.inquiry-result")
                .containsEntry("times", 1L));
        assertThat(store.<OffsetDateTime>inTransaction(h -> h.select("select recorded_at from security_audit")
                                .mapTo(OffsetDateTime.class)
                                .one())
                        .toInstant())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void aFloodIsAFewRowsThatSayHowMany(TestDatabases database) {
        Store store = database.fresh();

        try (JdbiSecurityAudit audit = JdbiSecurityAudit.start(store, CLOCK)) {
            for (int i = 0; i < 10_000; i++) {
                audit.record(new SecurityEvent("nobody", "127.0.0.1:" + i, What.BAD_CREDENTIALS, ""));
                audit.record(new SecurityEvent("made-up-" + i, "127.0.0.1:" + i, What.BAD_CREDENTIALS, ""));
            }
        }

        assertThat(rows(store)).hasSizeLessThan(10 * AuditQueue.MOST);
        assertThat(times(store)).isEqualTo(20_000);
        assertThat(rows(store)).anyMatch(row -> row.get("event").equals("AND_OTHERS"));
    }

    /** The broker's threads record, and serve others. */
    @ParameterizedTest
    @EnumSource
    void whoRecordsDoesNotWaitForADatabaseThatDoesNotAnswer(TestDatabases database) {
        DataSource tables = database.freshDataSource();
        CountDownLatch answers = new CountDownLatch(1);
        Store silent = new Store(asking(tables, () -> assertThat(answers.await(Patience.SECONDS, TimeUnit.SECONDS))
                .isTrue()));

        try (JdbiSecurityAudit audit = JdbiSecurityAudit.start(silent, CLOCK)) {
            for (int i = 0; i < 1_000; i++) {
                audit.record(READ);
            }
            answers.countDown();
        }

        assertThat(times(new Store(tables))).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeWrittenWaitsUntilItCan(TestDatabases database) {
        DataSource tables = database.freshDataSource();
        AtomicInteger asked = new AtomicInteger();
        Store away = new Store(asking(tables, () -> {
            if (asked.incrementAndGet() <= 2) {
                throw new SQLException("away");
            }
        }));

        try (JdbiSecurityAudit audit = JdbiSecurityAudit.start(away, CLOCK)) {
            audit.record(READ);
            Patience.await().until(() -> asked.get() > 0);
            audit.record(READ);

            Patience.await().until(() -> times(new Store(tables)) == 2);
        }
        assertThat(rows(new Store(tables))).hasSize(1);
    }

    @Test
    void whatAClientMadeUpIsNotWrittenDown() {
        SecurityEvent event = new SecurityEvent(
                "S3cret typed\ninto the wrong field", "127.0.0.1:1", What.BAD_CREDENTIALS, "in.\u0000");

        assertThat(event.user()).isEqualTo("(malformed)");
        assertThat(event.address()).isEqualTo("(malformed)");
    }

    /** Does something each time before it gives a connection. */
    private static DataSource asking(DataSource tables, ThrowingRunnable first) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    first.run();
                    return method.invoke(tables, arguments);
                });
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private static long times(Store store) {
        return rows(store).stream().mapToLong(row -> (Long) row.get("times")).sum();
    }

    private static List<Map<String, Object>> rows(Store store) {
        return store.inTransaction(
                h -> h.select("select username, remote_address, event, address, times from security_audit order by id")
                        .mapToMap()
                        .list());
    }
}
