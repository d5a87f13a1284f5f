package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.DayTime;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;

/** The rooms below the legs, on a database of its own; business time stands until it is stepped. */
final class PassageFixture {
    static final String SYSTEM = "public-assistance";
    static final String LINK = "platform";
    static final String CATALOGUE = "c-1";
    static final Instant MORNING = Instant.parse("2026-11-10T00:00:00Z");

    final Store store;
    final Vault vault;
    final AtomicReference<Instant> time = new AtomicReference<>(MORNING);
    final DayTime day = new DayTime() {
        @Override
        public Instant now() {
            return time.get();
        }

        @Override
        public boolean outsideHours(Instant businessTime) {
            return false;
        }
    };
    private int arrivals;

    PassageFixture(TestDatabases database, Path secrets) {
        store = database.fresh();
        vault = Vault.from(Secrets.in(secrets));
    }

    /** The next run of a gateway over these tables. */
    Station station() {
        Clock real = Clock.systemUTC();
        long epoch = Incarnation.begin(store, real, 0).epoch();
        Station station =
                new Station(store, vault, new Ledger(real, day, epoch), real, day, epoch, Waypoints.UNWATCHED);
        new Outbox(station).open("out." + SYSTEM + ".inquiry-result");
        new Outbox(station).open("out." + SYSTEM + ".cancel-result");
        return station;
    }

    Arrival arrival(String senderId, String body) {
        return arrival(senderId, body, "ID:" + ++arrivals);
    }

    Arrival arrival(String senderId, String body, String deliveryId) {
        return new Arrival(
                SYSTEM,
                "inquiry",
                "in." + SYSTEM + ".inquiry",
                deliveryId,
                deliveryId,
                senderId,
                "",
                body.getBytes(UTF_8),
                false,
                false);
    }

    Submission submission(String requestId, Priority priority, String... persons) {
        return new Submission(
                requestId,
                LINK,
                "inquiry",
                priority,
                List.of(persons),
                "1234567890",
                "office=o",
                "items",
                "<inquiry/>".getBytes(UTF_8),
                "0".repeat(64),
                MORNING.plus(Duration.ofDays(5)),
                CATALOGUE);
    }

    List<String> query(String sql, Object... arguments) {
        return store.inTransaction(
                handle -> handle.select(sql, arguments).mapTo(String.class).list());
    }

    static final Recheck NO_OBJECTION = new Recheck() {
        @Override
        public Optional<Finding> objection(Request request) {
            return Optional.empty();
        }

        @Override
        public String catalogue() {
            return CATALOGUE;
        }
    };

    /** A link of these hours: a rule for each priority that is not always open. */
    static Link link(Resend resend, NextAfter nextAfter, OpeningHours normal) {
        OpeningHours always = OpeningHours.parse(BusinessCalendar.everyDay(), "always");
        return new Link(
                LINK,
                "Platform",
                "demo",
                "national",
                Map.of(Priority.URGENT, always, Priority.NORMAL, normal),
                new Pace(50, 10, 4),
                resend,
                nextAfter,
                new Retry(Duration.ofSeconds(1), 2, Duration.ofSeconds(5)),
                new SealProfile("rsa-2048", "own", "theirs"),
                Map.of(),
                Map.of(),
                Optional.empty());
    }
}
