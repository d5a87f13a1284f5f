package jp.sekisho.passage;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.Buckets;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is fed into a lane, and at what price where much has gone before. */
class LaneFeedTest {
    private static final int HISTORY = 600_000;
    private static final int FEEDS = 12;

    @TempDir
    Path secrets;

    private final LaneOrder order = new LaneOrder(system -> 1);

    @ParameterizedTest
    @EnumSource
    void moreThanAPageIsFedInOrderAndOnce(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK, NextAfter.RECEIPT);
        feed.feed(order);
        accept(fixture, station, 0, 1_250);

        feed.feed(order);
        accept(fixture, station, 1_250, 5);
        feed.feed(order);
        feed.feed(order);

        assertThat(order.waiting().get(Priority.NORMAL)).isEqualTo(1_255);
        assertThat(IntStream.range(0, 1_255)).allMatch(i -> order.knows("r-" + i));
    }

    @ParameterizedTest
    @EnumSource
    void aNewProcessIsFedWithWhatHoldsAPlaceAndThenWithWhatIsNew(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        accept(fixture, station, 0, 4);
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION);
        leg.sent(List.of(
                new DispatchLeg.Sent(leg.claim(List.of(entry("r-1"))).claims().get(0), "receipt")));
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK, NextAfter.RECEIPT);

        feed.feed(order);
        accept(fixture, station, 4, 1);
        feed.feed(order);

        assertThat(order.knows("r-1")).isFalse();
        assertThat(IntStream.of(0, 2, 3, 4)).allMatch(i -> order.knows("r-" + i));
        LaneOrder results = new LaneOrder(system -> 1);
        new LaneFeed(station, PassageFixture.LINK, NextAfter.RESULT).feed(results);
        assertThat(results.knows("r-1")).isTrue();
    }

    @Test
    void whatHasGoneBeforeIsNotReadAgainHoweverMuchItIs() {
        PassageFixture fixture = new PassageFixture(TestDatabases.POSTGRESQL, secrets);
        Station station = fixture.station();
        history(fixture);
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK, NextAfter.RECEIPT);
        feed.feed(order);
        assertThat(order.waiting().get(Priority.NORMAL)).isZero();
        long before = placesRead(fixture);

        for (int i = 0; i < FEEDS; i++) {
            accept(fixture, station, i * 100, 100);
            feed.feed(order);
        }

        assertThat(order.waiting().get(Priority.NORMAL)).isEqualTo(FEEDS * 100);
        await().untilAsserted(() -> assertThat(placesRead(fixture) - before).isBetween(FEEDS * 100L, FEEDS * 1_000L));
    }

    private static void accept(PassageFixture fixture, Station station, int first, int count) {
        new Door(station)
                .accept(IntStream.range(first, first + count)
                        .mapToObj(i -> new Door.Entry(
                                fixture.arrival("m-" + i, "body"),
                                fixture.submission("r-" + i, Priority.NORMAL, "person-" + i % 97)))
                        .toList());
    }

    private static LaneEntry entry(String requestId) {
        return new LaneEntry(new LaneOrder.Row(
                requestId,
                PassageFixture.SYSTEM,
                Priority.NORMAL,
                1,
                "person",
                RequestState.WAITING,
                PassageFixture.MORNING));
    }

    /** As after some nights: all of it has ended. */
    private static void history(PassageFixture fixture) {
        fixture.store.useTransaction(handle -> {
            String all = " from generate_series(1, " + HISTORY + ") as n";
            handle.execute(
                    "insert into message (id, system, exchange, sender_id, digest, text, accepted_at, deadline_at,"
                            + " line_count, open_lines, told_lines, catalogue) select 'h' || n, 'former', 'inquiry', 's' || n, '',"
                            + " false, now(), now(), 1, 0, 0, 'c'" + all);
            handle.execute(
                    "insert into request (id, message_id, line, link, operation, system, priority, state, ending,"
                            + " epoch, person_count, purpose, content_digest, attempts) select 'h' || n, 'h' || n, 1, 'platform',"
                            + " 'inquiry', 'former', 'NORMAL', 'ENDED', 'RESULT', 0, 1, '', '', 1" + all);
            handle.execute("insert into request_person (bucket, number, request_id, person)" + " select 1 + n % "
                    + Buckets.COUNT + ", 1 + n / " + Buckets.COUNT + ", 'h' || n, 'p' || n" + all);
            handle.execute("update bucket set next_number = 2 + " + HISTORY / Buckets.COUNT + " where bucket > 0");
        });
        fixture.store.ask(handle -> handle.execute("analyze"));
    }

    private static long placesRead(PassageFixture fixture) {
        fixture.store.ask(handle -> handle.createQuery("select 1 from pg_stat_force_next_flush()")
                .mapTo(String.class)
                .list());
        return fixture.store.ask(handle -> handle.createQuery(
                        "select idx_tup_read from pg_stat_user_indexes where indexrelname = 'request_person_pkey'")
                .mapTo(Long.class)
                .one());
    }
}
