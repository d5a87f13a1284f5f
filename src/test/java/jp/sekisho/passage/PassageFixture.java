package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import jp.sekisho.DemoKeys;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.DayTime;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.dispatch.Carrier;
import jp.sekisho.passage.dispatch.Dispatcher;
import jp.sekisho.passage.dispatch.Numbers;
import jp.sekisho.passage.dispatch.Recall;
import jp.sekisho.passage.dispatch.Undecided;
import jp.sekisho.passage.fact.Facts;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.passage.legs.Recheck;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.link.Retry;
import jp.sekisho.passage.link.SealTerms;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.seal.SealKind;
import jp.sekisho.source.Place;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import jp.sekisho.transport.TransportError;
import jp.sekisho.transport.TransportKind;

/** The rooms below the legs, on a database of its own; business time stands until it is stepped. */
public final class PassageFixture {
    public static final String SYSTEM = "public-assistance";
    /** An interface whose receipts are the answers. */
    public static final String TOLD = "card-status";
    /** An interface whose answers come by another operation than those to inquiries. */
    public static final String OTHER = "replica";

    /** An interface that a room answers. */
    public static final String SERVED = "atena-search";

    public static final String LINK = "platform";
    public static final String OTHER_LINK = "another";
    public static final String CATALOGUE = "c-1";
    public static final Instant MORNING = Instant.parse("2026-11-10T00:00:00Z");

    public final Store store;
    final Vault vault;
    public final AtomicReference<Instant> time = new AtomicReference<>(MORNING);
    /** Whether the clock has not leapt. */
    final AtomicBoolean sure = new AtomicBoolean(true);

    final DayTime day = new DayTime() {
        @Override
        public Instant now() {
            return time.get();
        }

        @Override
        public boolean isSure() {
            return sure.get();
        }

        @Override
        public boolean outsideHours(Instant businessTime) {
            return false;
        }
    };
    private int arrivals;
    /** Asked for once: H2 takes its time to describe them. */
    private List<String> tables = List.of();

    private KeptTables kept;

    public PassageFixture(TestDatabases database, Path secrets) {
        this(database.fresh(), secrets);
    }

    public PassageFixture(Store store, Path secrets) {
        this.store = store;
        vault = Vault.from(Secrets.in(secrets));
    }

    /** The next run of a gateway over these tables. */
    public Station station() {
        return station(Waypoints.UNWATCHED);
    }

    public Station station(Waypoints waypoints) {
        return station(begin(store, 0), waypoints);
    }

    /** The station of a run that has begun. */
    public Station station(Incarnation run, Waypoints waypoints) {
        Station station = of(run.epoch(), waypoints);
        new Outbox(station).open("out." + SYSTEM + ".inquiry-result");
        new Outbox(station).open("out." + SYSTEM + ".cancel-result");
        return station;
    }

    /** Takes the tables over. */
    public static Incarnation begin(Store store, long lastSeen) {
        return store.inTransaction(handle -> Incarnation.begin(
                handle, Clock.systemUTC(), new LastSeen(lastSeen, 0), new Incarnation.Place("here", "none")));
    }

    /** A run of that epoch, whether or not it is the last. */
    public Station of(long epoch, Waypoints waypoints) {
        Clock real = Clock.systemUTC();
        return new Station(
                store,
                vault,
                new Ledger(real, day, epoch),
                real,
                day,
                epoch,
                waypoints,
                FORMS,
                interfaces(NextAfter.RECEIPT),
                (handle, fact, persons) -> Set.of());
    }

    /** Interfaces that ask, and one that tells: {@link #TOLD}. */
    public static Interfaces interfaces(NextAfter nextAfter) {
        return id -> new Interfaces.Handling(
                id + "-result",
                id.equals(TOLD) ? Passage.TELL : Passage.ASK,
                id.equals(TOLD) ? NextAfter.RECEIPT : nextAfter);
    }

    /** A station where a person's next message waits for the result of the one before. */
    public static Station afterResults(Station station) {
        return under(station, interfaces(NextAfter.RESULT));
    }

    /** A station that handles interfaces so. */
    public static Station under(Station station, Interfaces interfaces) {
        return under(station, interfaces, station.facts());
    }

    /** A station that handles interfaces so, and whose rooms know that. */
    public static Station under(Station station, Interfaces interfaces, Facts facts) {
        return new Station(
                station.store(),
                station.vault(),
                station.ledger(),
                station.real(),
                station.business(),
                station.epoch(),
                station.waypoints(),
                station.forms(),
                interfaces,
                facts);
    }

    /** Empties the tables, as after the migrations. */
    public void empty() {
        store.useTransaction(handle -> {
            handle.execute("set referential_integrity false");
            tables().forEach(table -> handle.execute("truncate table " + table + " restart identity"));
            handle.execute("set referential_integrity true");
        });
        time.set(MORNING);
        sure.set(true);
    }

    private List<String> tables() {
        if (tables.isEmpty()) {
            tables = query("select table_name from information_schema.tables where table_schema = 'public'"
                    + " and table_name <> 'flyway_schema_history'");
        }
        return tables;
    }

    /** A backup of these tables, to be made and put back again and again. */
    public KeptTables kept() {
        if (kept == null) {
            kept = new KeptTables(this);
        }
        return kept;
    }

    public Arrival arrival(String senderId, String body) {
        return arrival(senderId, body, "ID:" + ++arrivals);
    }

    public Arrival arrival(String senderId, String body, String deliveryId) {
        return arrival("inquiry", senderId, body, deliveryId);
    }

    /** Through the door of another interface. */
    public Arrival toDoor(String interfaceId, String senderId, String body) {
        return arrival(interfaceId, senderId, body, "ID:" + ++arrivals);
    }

    private Arrival arrival(String interfaceId, String senderId, String body, String deliveryId) {
        return new Arrival(
                SYSTEM,
                interfaceId,
                "in." + SYSTEM + "." + interfaceId,
                deliveryId,
                deliveryId,
                senderId,
                CorrelationId.NONE,
                body.getBytes(UTF_8),
                false,
                "",
                false);
    }

    /** Of what a system was handed. */
    public Arrival acknowledgement(String interfaceId, String senderId, String outcomeId) {
        return about(interfaceId, senderId, outcomeId);
    }

    public Arrival cancellation(String senderId, String ofMessage) {
        return about("cancel", senderId, ofMessage);
    }

    public Arrival correction(String interfaceId, String senderId, String corrected) {
        return about(interfaceId, senderId, corrected);
    }

    private Arrival about(String interfaceId, String senderId, String named) {
        String deliveryId = "ID:" + ++arrivals;
        return new Arrival(
                SYSTEM,
                interfaceId,
                "in." + SYSTEM + "." + interfaceId,
                deliveryId,
                deliveryId,
                senderId,
                CorrelationId.NONE,
                new byte[0],
                false,
                named,
                false);
    }

    public Submission submission(String requestId, Priority priority, String... persons) {
        return submission(priority, List.of(line(requestId, persons)));
    }

    public Submission submission(Priority priority, List<Submission.Line> lines) {
        return new Submission("inquiry", priority, MORNING.plus(Duration.ofDays(5)), CATALOGUE, lines);
    }

    public static Submission.Line line(String requestId, String... persons) {
        return new Submission.Line(
                requestId,
                LINK,
                List.of(persons),
                "1234567890",
                "office=o",
                "items",
                Optional.of(("line of " + requestId).getBytes(UTF_8)),
                "<inquiry/>".getBytes(UTF_8),
                "0".repeat(64));
    }

    public List<String> query(String sql, Object... arguments) {
        return store.inTransaction(
                handle -> handle.select(sql, arguments).mapTo(String.class).list());
    }

    /** A request of this id has no result that could be written. */
    public static final String UNWRITABLE = "unwritable";

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
        public LineResult told(AcceptedLine line) {
            return result(line.request().id() + " told");
        }

        @Override
        public byte[] together(String system, String interfaceId, boolean text, List<byte[]> values) {
            return values.stream()
                    .map(each -> new String(each, UTF_8))
                    .collect(Collectors.joining("\n"))
                    .getBytes(UTF_8);
        }
    };

    /** An answer that counts, and by which what was asked is done. */
    public static ReturnLeg.Answer answer(String line) {
        return new ReturnLeg.Answer(result(line), true, true);
    }

    /** A line of text as a result. */
    public static LineResult result(String line) {
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

    public static final Recheck NO_OBJECTION = () -> new Recheck.Judge() {
        @Override
        public Optional<Finding> objection(Request request) {
            return Optional.empty();
        }

        @Override
        public String catalogue() {
            return CATALOGUE;
        }
    };

    /** A link whose normal lane never closes. */
    public static Link alwaysOpen(Resend resend) {
        return link(resend, OpeningHours.parse(BusinessCalendar.everyDay(), "always"));
    }

    public static Gate gate(Link link, PassageFixture fixture) {
        return new Gate(
                link.party(),
                () -> fixture.time.get().atZone(BusinessCalendar.everyDay().zone()),
                () -> 0);
    }

    /** An outbox of outcomes alone. */
    public static final OutboxSender.Handovers NOTHING_IS_BROUGHT = (handle, requestIds) -> {
        throw new IllegalStateException("nothing was brought");
    };

    /** A lane that nobody starts: it hears, and does nothing. */
    public static Dispatcher dispatcher(Station station, Link link, Gate gate) {
        Carrier nobody = claim -> {
            throw Finding.of(TransportError.CLOSED).asException();
        };
        return dispatcher(station, link, gate, nobody, NO_OBJECTION);
    }

    /** A lane whose counterpart is there and answers no recall. */
    public static Dispatcher dispatcher(Station station, Link link, Gate gate, Carrier carrier, Recheck recheck) {
        Recall nothing = request -> {
            throw Finding.of(TransportError.CLOSED).asException();
        };
        return new Dispatcher(
                station,
                link.party(),
                new Dispatcher.Parts(
                        gate,
                        () -> false,
                        carrier,
                        nothing,
                        Numbers.NONE,
                        new Fetches(station),
                        recheck,
                        new Suspects(station, false),
                        Set.of(LINK),
                        BusinessCalendar::everyDay,
                        system -> 1));
    }

    /** Deadlines of the link, in a calendar of business days only. */
    public static DeadlineLeg deadlines(Station station) {
        return new DeadlineLeg(
                station, LINK, Set.of(LINK, OTHER_LINK), now -> Undecided.before(now, BusinessCalendar.everyDay()));
    }

    /** Nothing is left at the counterpart. */
    public static Fetches.Known fetchedNow(Station station) {
        return fetched(station.businessNow());
    }

    /** The answers of all interfaces that were there at that time have been taken. */
    public static Fetches.Known fetched(Instant began) {
        return new Fetches.Known(Map.of("inquiry", began, OTHER, began), Set.of());
    }

    /** A link whose normal lane has these hours; urgent is always open, bulk never. */
    public static Link link(Resend resend, OpeningHours normal) {
        OpeningHours always = OpeningHours.parse(BusinessCalendar.everyDay(), "always");
        OpeningHours never = OpeningHours.parse(BusinessCalendar.everyDay(), "never");
        return link(resend, Map.of(Priority.URGENT, always, Priority.NORMAL, normal, Priority.BULK, never));
    }

    /** A link whose lanes have these hours. */
    public static Link link(Resend resend, Map<Priority, OpeningHours> hours) {
        return new Link(
                LINK,
                "Platform",
                "demo",
                "national",
                hours,
                new Pace(50, 10, 4),
                resend,
                new Retry(Duration.ofSeconds(1), 2, Duration.ofSeconds(5)),
                new SealTerms(
                        SealKind.LETTER,
                        DemoKeys.GATEWAY,
                        Place.ofFile("platform.link.yaml"),
                        Place.ofFile("platform.link.yaml")),
                Map.of(),
                Map.of(),
                TransportKind.HTTPS,
                Optional.empty(),
                Optional.empty());
    }
}
