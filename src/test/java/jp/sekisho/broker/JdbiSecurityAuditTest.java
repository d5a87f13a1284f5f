package jp.sekisho.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import jp.sekisho.broker.SecurityEvent.What;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiSecurityAuditTest {
    private static final Instant NOW = Instant.parse("2026-11-10T00:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Tokyo"));

    @ParameterizedTest
    @EnumSource
    void anAttemptIsARow(TestDatabases database) {
        Store store = database.fresh();

        new JdbiSecurityAudit(store, CLOCK)
                .record(new SecurityEvent(
                        "public-assistance", "127.0.0.1:4711", What.READ_DENIED, "out.other.inquiry-result"));

        Map<String, Object> row =
                store.inTransaction(h -> h.select("select username, remote_address, event, address from security_audit")
                        .mapToMap()
                        .one());
        assertThat(row)
                .containsEntry("username", "public-assistance")
                .containsEntry("remote_address", "127.0.0.1:4711")
                .containsEntry("event", "READ_DENIED")
                .containsEntry("address", "out.other.inquiry-result");
        assertThat(store.<OffsetDateTime>inTransaction(h -> h.select("select recorded_at from security_audit")
                                .mapTo(OffsetDateTime.class)
                                .one())
                        .toInstant())
                .isEqualTo(NOW);
    }

    @Test
    void aDatabaseThatFailsDoesNotReachTheBroker() {
        Store store = TestDatabases.H2.fresh();
        store.useTransaction(h -> h.execute("drop table security_audit"));
        JdbiSecurityAudit audit = new JdbiSecurityAudit(store, CLOCK);

        assertThatCode(() -> audit.record(new SecurityEvent("a", "b", What.SEND_DENIED, "c")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatAClientMadeUpIsNotWrittenDown() {
        SecurityEvent event = new SecurityEvent(
                "S3cret typed\ninto the wrong field", "127.0.0.1:1", What.BAD_CREDENTIALS, "in.\u0000");

        assertThat(event.user()).isEqualTo("(malformed)");
        assertThat(event.address()).isEqualTo("(malformed)");
    }
}
