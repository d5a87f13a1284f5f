package jp.sekisho.passage.lane;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.Buckets;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.link.Resend;
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

    private final LaneOrder order = new LaneOrder(system -> 1, interfaceId -> false);

    @ParameterizedTest
    @EnumSource
    void moreThanAPageIsFedInOrderAndOnce(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);
        feed.feed(order);
        accept(fixture, station, 0, 1_250);

        assertThat(feed.feed(order)).isTrue();
        assertThat(order.waiting().get(Priority.NORMAL)).isBetween(1, 1_249);
        assertThat(feed.feed(order)).isFalse();
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
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        leg.sent(List.of(
                new DispatchLeg.Sent(leg.claim(List.of(entry("r-1"))).claims().get(0), "receipt")));
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);

        feed.feed(order);
        accept(fixture, station, 4, 1);
        feed.feed(order);

        assertThat(order.knows("r-1")).isFalse();
        assertThat(IntStream.of(0, 2, 3, 4)).allMatch(i -> order.knows("r-" + i));
        LaneOrder results = new LaneOrder(system -> 1, interfaceId -> false);
        new LaneFeed(PassageFixture.afterResults(station), PassageFixture.LINK).feed(results);
        assertThat(results.knows("r-1")).isTrue();
    }

    /** Until the last page is read, too: persons' lines come whole and in order, and households wait for their last place. */
    @ParameterizedTest
    @EnumSource
    void aNewProcessSendsFromTheFirstPageAndKeepsEachPersonsOrder(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        acceptHouseholds(fixture, station, 3_000);
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);
        Map<String, Integer> lastOf = new HashMap<>();

        assertThat(feed.feed(order)).isTrue();
        List<Integer> first = drain(lastOf);
        accept(fixture, station, 3_000, 10);
        while (feed.feed(order)) {
            drain(lastOf);
        }
        drain(lastOf);
        feed.feed(order);

        assertThat(first).hasSizeBetween(1, 2_999);
        assertThat(order.waiting().get(Priority.NORMAL)).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void aNewProcessReadsWhatConcernsNobodyPageByPage(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.accept(IntStream.range(0, 3_000)
                .mapToObj(i -> new DoorLeg.Entry(
                        fixture.arrival("m-" + i, "body"),
                        fixture.submission("r-" + i, Priority.NORMAL, Submission.NOBODY)))
                .toList());
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);

        assertThat(feed.feed(order)).isTrue();
        assertThat(order.waiting().get(Priority.NORMAL)).isBetween(1, 1_000);
        while (feed.feed(order)) {}

        assertThat(order.waiting().get(Priority.NORMAL)).isEqualTo(3_000);
    }

    /** It has been put before the others of its persons already, and is not read a second time. */
    @ParameterizedTest
    @EnumSource
    void whatAPersonSendsAgainBeforeItsPageIsReadGoesOnce(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        acceptHouseholds(fixture, station, 1_500);
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);
        feed.feed(order);
        String unread = IntStream.range(0, 500)
                .mapToObj(i -> "r-" + i)
                .filter(id -> !order.knows(id))
                .findFirst()
                .orElseThrow();

        order.addFirst(feed.again(unread));
        while (feed.feed(order)) {}

        assertThat(drain(new HashMap<>())).hasSize(1_500);
        assertThat(order.waiting().values()).containsOnly(0);
    }

    /** More than a page of one person comes in one. */
    @ParameterizedTest
    @EnumSource
    void aNewProcessReadsALongLineWhole(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station)
                .accept(IntStream.range(0, 2_500)
                        .mapToObj(i -> new DoorLeg.Entry(
                                fixture.arrival("m-" + i, "body"),
                                fixture.submission("r-" + i, Priority.NORMAL, i % 5 == 0 ? "other-" + i : "one")))
                        .toList());
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);
        Map<String, Integer> lastOf = new HashMap<>();

        while (feed.feed(order)) {
            drain(lastOf);
        }
        drain(lastOf);

        assertThat(lastOf).containsEntry("one", 2_499).hasSize(501);
        assertThat(order.waiting().values()).containsOnly(0);
    }

    /** Its other places are not put into the order later: nobody would ever take them out. */
    @ParameterizedTest
    @EnumSource
    void whatEndsBetweenTwoPagesHoldsNobody(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        acceptHouseholds(fixture, station, 3_000);
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);
        feed.feed(order);
        List<String> incomplete = IntStream.range(0, 3_000)
                .mapToObj(i -> "r-" + i)
                .filter(order::knows)
                .toList();

        incomplete.forEach(order::leave);
        while (feed.feed(order)) {}

        assertThat(incomplete).isNotEmpty().noneMatch(order::knows);
        assertThat(drain(new HashMap<>())).hasSize(3_000 - incomplete.size());
        assertThat(order.waiting().values()).containsOnly(0);
    }

    @Test
    void whatHasGoneBeforeIsNotReadAgainHoweverMuchItIs() {
        PassageFixture fixture = new PassageFixture(TestDatabases.POSTGRESQL, secrets);
        Station station = fixture.station();
        history(fixture);
        LaneFeed feed = new LaneFeed(station, PassageFixture.LINK);
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
        new DoorLeg(station)
                .accept(IntStream.range(first, first + count)
                        .mapToObj(i -> new DoorLeg.Entry(
                                fixture.arrival("m-" + i, "body"),
                                fixture.submission("r-" + i, Priority.NORMAL, "person-" + i % 97)))
                        .toList());
    }

    /** Two persons each, who have others before and behind them. */
    private static void acceptHouseholds(PassageFixture fixture, Station station, int count) {
        new DoorLeg(station)
                .accept(IntStream.range(0, count)
                        .mapToObj(i -> new DoorLeg.Entry(
                                fixture.arrival("m-" + i, "body"),
                                fixture.submission(
                                        "r-" + i,
                                        Priority.NORMAL,
                                        "person-" + i % 500,
                                        "person-" + (500 + i * 7 % 501))))
                        .toList());
    }

    /** Lets all go that can, none before an earlier one of its persons; answers their numbers. */
    private List<Integer> drain(Map<String, Integer> lastOf) {
        List<Integer> gone = new ArrayList<>();
        for (Optional<LaneEntry> next = order.next(EnumSet.allOf(Priority.class));
                next.isPresent();
                next = order.next(EnumSet.allOf(Priority.class))) {
            int number = Integer.parseInt(next.get().requestId().substring("r-".length()));
            next.get().forEachPlace(place -> assertThat(number)
                    .isGreaterThan(
                            Optional.ofNullable(lastOf.put(place.key(), number)).orElse(-1)));
            order.leave(next.get().requestId());
            gone.add(number);
        }
        return gone;
    }

    private static LaneEntry entry(String requestId) {
        return new LaneEntry(new LaneOrder.Row(
                requestId,
                PassageFixture.SYSTEM,
                "inquiry",
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
                    "insert into message (id, system, interface_id, sender_id, digest, text, answer, accepted_at, deadline_at,"
                            + "  line_count, open_lines, told_lines, catalogue, passage, about) select 'h' || n, 'former', 'inquiry', 's' || n, '',"
                            + " false, 'inquiry-result', now(), now(), 1, 0, 0, 'c', 'ASK', ''" + all);
            handle.execute(
                    "insert into request (id, message_id, line, link, interface_id, passage, system, priority, state, ending,"
                            + " epoch, person_count, purpose, items, content_digest, attempts) select 'h' || n, 'h' || n, 1,"
                            + " 'platform', 'inquiry', 'ASK', 'former', 'NORMAL', 'ENDED', 'RESULT', 0, 1, '', '', '', 1"
                            + all);
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
                        "select idx_tup_read from pg_stat_user_indexes where indexrelname = 'request_person_order'")
                .mapTo(Long.class)
                .one());
    }
}
