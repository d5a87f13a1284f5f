package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.LINK;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Census;
import jp.sekisho.passage.watch.Whereabouts;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever one row holds in whichever of its columns, the others are claimed, answered, ended and handed over, and what the row
 * belongs to ends, too, or is shown to an operator, on both databases. Of each pair of requests the first is flipped.
 */
class FlippedRowsTest {
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";
    private static final Map<String, String> FLIPPED = Map.of(
            "message", "id in (select message_id from request where id like '%-1')",
            "request", "id like '%-1'",
            "request_person", "request_id like '%-1'",
            "body",
                    "owner_id in (select id from request where id like '%-1')"
                            + " or owner_id in (select message_id from request where id like '%-1')"
                            + " or owner_id in (select o.outbox_id from outcome o join request r on r.message_id = o.message_id"
                            + " where r.id = 'ended-1')",
            "outcome", "message_id = (select message_id from request where id = 'ended-1')",
            "outbox",
                    "id = (select o.outbox_id from outcome o join request r on r.message_id = o.message_id"
                            + " where r.id = 'ended-1')",
            "out_queue", "queue = '" + OUT + "'");

    @TempDir
    Path secrets;

    static Stream<Arguments> columns() {
        List<String> columns = TestDatabases.H2.fresh().inTransaction(handle -> handle.createQuery(
                        "select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'public' order by table_name, ordinal_position")
                .mapTo(String.class)
                .list());
        return Stream.of(TestDatabases.values()).flatMap(database -> columns.stream()
                .map(each -> each.split("\\."))
                .filter(each -> FLIPPED.containsKey(each[0]))
                .map(each -> Arguments.of(database, each[0], each[1])));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aColumnThatFlipsStopsNothingOfOthers(TestDatabases database, String table, String column) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        accept(fixture, door, "claimed", "waiting", "sent", "ended");
        acceptOfTwoLines(fixture, door, "1", "2");
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        send(leg, "sent-1", "sent-2", "ended-1", "ended-2", "line-a-1", "line-a-2");
        ReturnLeg answers = new ReturnLeg(station, LINK);
        take(answers, "ended-1");
        take(answers, "ended-2");

        flip(fixture, database, table, column);

        DispatchLeg.Claimed claimed = leg.claim(List.of(entry("claimed-1"), entry("claimed-2")));
        assertThat(claimed.claims()).extracting(claim -> claim.request().id()).contains("claimed-2");
        take(answers, "sent-2");
        take(answers, "line-a-2");
        DeadlineLeg deadlines = PassageFixture.deadlines(station);
        pass(fixture, deadlines, 6);
        pass(fixture, deadlines, 9);
        assertThat(fixture.query("select id || ' ' || state from request where id like '%-2' order by id"))
                .containsExactly(
                        "claimed-2 PARKED",
                        "ended-2 ENDED",
                        "line-a-2 ENDED",
                        "line-b-2 ENDED",
                        "sent-2 ENDED",
                        "waiting-2 ENDED");
        assertThat(outcomes(fixture)).contains("ended-2", "sent-2", "waiting-2", "lines-2");
        assertThat(openAndUnseen(fixture, station)).isEmpty();
        assertThatCode(() -> looksOfAnOperator(fixture, station)).doesNotThrowAnyException();
    }

    private static void accept(PassageFixture fixture, DoorLeg door, String... kinds) {
        for (String kind : kinds) {
            for (String id : List.of(kind + "-1", kind + "-2")) {
                door.accept(fixture.arrival(id, "body"), fixture.submission(id, Priority.NORMAL, "p-" + id));
            }
        }
    }

    private static void acceptOfTwoLines(PassageFixture fixture, DoorLeg door, String... messages) {
        for (String message : messages) {
            List<Submission.Line> lines = Stream.of("line-a-" + message, "line-b-" + message)
                    .map(line -> PassageFixture.line(line, "p-" + line))
                    .toList();
            door.accept(fixture.arrival("lines-" + message, "body"), fixture.submission(Priority.NORMAL, lines));
        }
    }

    private static void flip(PassageFixture fixture, TestDatabases database, String table, String column) {
        String where = FLIPPED.get(table);
        if (database == TestDatabases.H2) {
            fixture.store.useTransaction(handle -> handle.execute("set referential_integrity false"));
        }
        fixture.store.useTransaction(handle -> {
            if (database == TestDatabases.POSTGRESQL) {
                handle.execute("set local session_replication_role = replica");
            }
            String type = handle.createQuery(
                            "select data_type from information_schema.columns where table_name = ? and column_name = ?")
                    .bind(0, table)
                    .bind(1, column)
                    .mapTo(String.class)
                    .first();
            handle.execute("update " + table + " set " + column + " = " + other(column, type) + " where " + where);
        });
        if (database == TestDatabases.H2) {
            fixture.store.useTransaction(handle -> handle.execute("set referential_integrity true"));
        }
    }

    private static String other(String column, String type) {
        return switch (type.toLowerCase(java.util.Locale.ROOT)) {
            case "character varying" -> "substring(" + column + ", 1, greatest(length(" + column + ") - 1, 0)) || '~'";
            case "boolean" -> "not " + column;
            case "integer", "bigint" -> column + " + 64";
            case "timestamp with time zone" -> column + " + interval '4000' year";
            case "bytea", "binary varying" -> "substring(" + column + " from 2)";
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static void send(DispatchLeg leg, String... requests) {
        List<DispatchLeg.Sent> sent = new ArrayList<>();
        leg.claim(Stream.of(requests).map(FlippedRowsTest::entry).toList())
                .claims()
                .forEach(claim -> sent.add(new DispatchLeg.Sent(claim, "receipt")));
        leg.sent(sent);
    }

    private static void take(ReturnLeg answers, String request) {
        Letter letter = new Letter(
                new Head(
                        "demo",
                        "platform",
                        "sekisho",
                        "inquiry-result",
                        "answer-" + request,
                        Optional.of(request),
                        Optional.of("0".repeat(64)),
                        PassageFixture.MORNING),
                "<answer/>".getBytes(UTF_8),
                "1".repeat(64));
        assertThat(answers.take(answers.match(letter), PassageFixture.answer("answer"), CATALOGUE))
                .isTrue();
    }

    private static void pass(PassageFixture fixture, DeadlineLeg deadlines, int days) {
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(days)));
        deadlines.pass(PassageFixture.fetched(fixture.time.get()), 100, id -> {});
    }

    /** The messages whose outcomes can be handed over. */
    private static List<String> outcomes(PassageFixture fixture) {
        Outbox outbox = new Outbox(fixture.of(1, Waypoints.UNWATCHED));
        return fixture.store.inTransaction(handle -> outbox.unmarked(handle, OUT, 0, 100)).stream()
                .flatMap(row -> row.message().stream())
                .map(message -> message.properties().get(OutgoingMessage.IN_REPLY_TO))
                .toList();
    }

    /** Messages that have no outcome, and of which no list shows a line to an operator. */
    private static List<String> openAndUnseen(PassageFixture fixture, Station station) {
        List<String> unseen = new ArrayList<>(fixture.query("select distinct message_id from request r"
                + " where id not like 'ended-%' and (state <> 'ENDED' or not exists"
                + " (select 1 from outcome o where o.message_id = r.message_id))"));
        new Parked(station, Map.of()).list(100).forEach(waiting -> unseen.remove(waiting.messageId()));
        return unseen;
    }

    private static void looksOfAnOperator(PassageFixture fixture, Station station) {
        Census census = new Census(fixture.store);
        census.underWay();
        census.requestsByState();
        census.cataloguesNamed();
        census.outbox(OUT, Instant.EPOCH);
        Parked parked = new Parked(station, Map.of());
        parked.list(100);
        parked.count();
        for (String kind : List.of("claimed-1", "sent-1", "ended-1")) {
            fixture.store.inTransaction(handle -> Whereabouts.of(handle, kind));
        }
    }

    private static LaneEntry entry(String requestId) {
        return new LaneEntry(new LaneOrder.Row(
                requestId,
                SYSTEM,
                "inquiry",
                Priority.NORMAL,
                1,
                "p-" + requestId,
                RequestState.WAITING,
                PassageFixture.MORNING));
    }
}
