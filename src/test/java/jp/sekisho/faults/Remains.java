package jp.sekisho.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.broker.BrokerSettings;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.ledger.LedgerReport;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;

/** What a stopped gateway leaves behind: empty queues, a whole ledger, and as many endings as acceptances. */
final class Remains {
    private static final Map<String, String> NONE_OF = Map.of(
            "messages without an outcome",
                    "select count(*) from message where id not in (select message_id from outcome)",
            "requests that have not ended", "select count(*) from request where state <> 'ENDED'",
            "outcomes not handed over", "select count(*) from outbox where marked_at is null",
            "suspects", "select count(*) from suspect");
    /** What is only told ends with its receipt. */
    private static final String UNBALANCED =
            """
            select count(*) from (
              select sum(case when event = 'ACCEPTED' then 1 else 0 end) as accepted,
                sum(case when event in ('DELIVERED', 'CANCELLED', 'EXPIRED', 'FAILED') then 1 else 0 end) as ended,
                max(case when event = 'SENT' then 1 else 0 end) as sent
              from ledger group by message_id) as single
            where accepted <> ended and not (ended = 0 and accepted = sent)
            """;

    private Remains() {}

    /** @param home the gateway's data folder */
    static List<String> violations(Path home, Installation.Database database) {
        List<String> violations = new ArrayList<>();
        Secrets secrets = Secrets.in(home.resolve("secrets"));
        queues(home, secrets, violations).forEach((queue, depth) -> {
            if (depth > 0) {
                violations.add(depth + " messages remain in " + queue);
            }
        });
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        try (HikariDataSource tables = new HikariDataSource(pool)) {
            new Store(tables).useTransaction(handle -> {
                ledger(handle, violations);
                balance(handle, violations);
            });
        }
        return violations;
    }

    private static Map<String, Long> queues(Path home, Secrets secrets, List<String> violations) {
        BrokerSettings settings = new BrokerSettings(
                home.resolve("broker"),
                "127.0.0.1",
                0,
                List.of(new Door("public-assistance", "inquiry", "inquiry-result")),
                secrets);
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings, event -> {})) {
            if (broker.deadLetters().damagedPlaces() > 0) {
                violations.add("the broker takes what a kill has cut off for damage");
            }
            return broker.depths();
        }
    }

    private static void ledger(Handle handle, List<String> violations) {
        LedgerReport report = LedgerVerifier.verify(handle);
        report.findings().forEach(finding -> violations.add("the ledger is not whole: " + finding.english()));
        if (report.rows() == 0) {
            violations.add("the ledger is empty");
        }
    }

    private static void balance(Handle handle, List<String> violations) {
        NONE_OF.forEach((what, query) -> {
            long count = count(handle, query);
            if (count > 0) {
                violations.add(count + " " + what);
            }
        });
        long unbalanced = count(handle, UNBALANCED);
        if (unbalanced > 0) {
            violations.add("by the ledger " + unbalanced + " were not accepted and ended once each");
        }
    }

    private static long count(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }
}
