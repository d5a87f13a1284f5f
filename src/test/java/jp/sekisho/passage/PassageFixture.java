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
import java.util.stream.Collectors;
import jp.sekisho.boundary.Priority;
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
        return station(Waypoints.UNWATCHED);
    }

    Station station(Waypoints waypoints) {
        Station station = of(Incarnation.begin(store, Clock.systemUTC(), 0).epoch(), waypoints);
        new Outbox(station).open("out." + SYSTEM + ".inquiry-result");
        new Outbox(station).open("out." + SYSTEM + ".cancel-result");
        return station;
    }

    /** A run of that epoch, whether or not it is the last. */
    Station of(long epoch, Waypoints waypoints) {
        Clock real = Clock.systemUTC();
        return new Station(store, vault, new Ledger(real, day, epoch), real, day, epoch, waypoints, FORMS);
    }

    /** Empties the tables, as after the migrations. */
    void empty() {
        store.useTransaction(handle -> {
            handle.execute("set referential_integrity false");
            query("select table_name from information_schema.tables where table_schema = 'public'"
                            + " and table_name <> 'flyway_schema_history'")
                    .forEach(table -> handle.execute("truncate table " + table + " restart identity"));
            handle.execute("set referential_integrity true");
        });
        time.set(MORNING);
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
                "",
                false);
    }

    Arrival cancellation(String senderId, String ofMessage) {
        String deliveryId = "ID:" + ++arrivals;
        String queue = "in." + SYSTEM + ".cancel";
        return new Arrival(
                SYSTEM, "cancel", queue, deliveryId, deliveryId, senderId, "", new byte[0], false, ofMessage, false);
    }

    Submission submission(String requestId, Priority priority, String... persons) {
        return submission(priority, List.of(line(requestId, persons)));
    }

    Submission submission(Priority priority, List<Submission.Line> lines) {
        return new Submission(LINK, "inquiry", priority, MORNING.plus(Duration.ofDays(5)), CATALOGUE, lines);
    }

    static Submission.Line line(String requestId, String... persons) {
        return new Submission.Line(
                requestId,
                List.of(persons),
                "1234567890",
                "office=o",
                "items",
                ("line of " + requestId).getBytes(UTF_8),
                "<inquiry/>".getBytes(UTF_8),
                "0".repeat(64));
    }

    List<String> query(String sql, Object... arguments) {
        return store.inTransaction(
                handle -> handle.select(sql, arguments).mapTo(String.class).list());
    }

    /** A request of this id has no result that could be written. */
    static final String UNWRITABLE = "unwritable";

    /** Results as a sender would have them that reads lines of text. */
    static final ResultForms FORMS = () -> new ResultForms.ResultForm() {
        @Override
        public String catalogue() {
            return CATALOGUE;
        }

        @Override
        public LineResult unanswered(ResultForms.UnansweredLine ended) {
            String id = ended.line().request().id();
            if (id.equals(UNWRITABLE)) {
                throw Finding.of(PassageError.ANSWER_UNREADABLE).asException();
            }
            return result(id + " " + ended.ending() + " " + ended.reason());
        }

        @Override
        public byte[] together(String system, String exchange, boolean text, List<byte[]> values) {
            return values.stream()
                    .map(each -> new String(each, UTF_8))
                    .collect(Collectors.joining("\n"))
                    .getBytes(UTF_8);
        }
    };

    /** A line of text as a result. */
    static LineResult result(String line) {
        return new LineResult() {
            @Override
            public byte[] alone() {
                return line.getBytes(UTF_8);
            }

            @Override
            public byte[] values() {
                return line.getBytes(UTF_8);
            }
        };
    }

    static final Recheck NO_OBJECTION = () -> new Recheck.Judge() {
        @Override
        public Optional<Finding> objection(Request request) {
            return Optional.empty();
        }

        @Override
        public String catalogue() {
            return CATALOGUE;
        }
    };

    /** A link whose normal lane has these hours; urgent is always open, bulk never. */
    static Link link(Resend resend, NextAfter nextAfter, OpeningHours normal) {
        OpeningHours always = OpeningHours.parse(BusinessCalendar.everyDay(), "always");
        OpeningHours never = OpeningHours.parse(BusinessCalendar.everyDay(), "never");
        return new Link(
                LINK,
                "Platform",
                "demo",
                "national",
                Map.of(Priority.URGENT, always, Priority.NORMAL, normal, Priority.BULK, never),
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
