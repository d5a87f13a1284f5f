package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.gate.ClockControl;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Tenure;

/** A process of a walk beyond its station: what it knows of its tables, its clock and the counterpart's answers. */
final class WalkRun {
    /** The operations, each by the interface whose answers it brings. */
    private static final Map<String, String> OPERATIONS =
            Map.of("inquiry", "inquiry-results", PassageFixture.OTHER, "other-results");

    private final PassageFixture fixture;
    private final Defect defect;
    private final Incarnation incarnation;
    private final Station station;
    private final Tenure tenure;
    private final List<Tenure.Loss> losses = new ArrayList<>();
    private final Gate gate;
    private final Holds holds;
    private final Fetches fetches;
    private final DeadlineLeg deadlines;
    /** As the monotonic clock counts. */
    private final AtomicLong nanos = new AtomicLong();

    private final ClockWatch watch;

    private WalkRun(PassageFixture fixture, Defect defect, Incarnation incarnation, Waypoints waypoints) {
        this.fixture = fixture;
        this.defect = defect;
        this.incarnation = incarnation;
        this.station = fixture.station(incarnation, waypoints);
        this.tenure = new Tenure(fixture.store, incarnation, Clock.systemUTC(), Duration.ofMinutes(1), losses::add);
        this.gate = PassageFixture.gate(PassageFixture.alwaysOpen(Resend.SAFE), fixture);
        this.holds = new Holds(station, Map.of(PassageFixture.LINK, gate));
        this.fetches = new Fetches(station);
        this.deadlines = PassageFixture.deadlines(station);
        this.watch = new ClockWatch(clock(fixture), nanos::get);
    }

    private static Clock clock(PassageFixture fixture) {
        InstantSource source = fixture.time::get;
        return source.withZone(ZoneOffset.UTC);
    }

    /** @param lastSeen the highest epoch that the installation has seen */
    static WalkRun begin(PassageFixture fixture, Defect defect, long lastSeen, Waypoints waypoints) {
        WalkRun run = new WalkRun(fixture, defect, PassageFixture.begin(fixture.store, lastSeen), waypoints);
        OPERATIONS.forEach((interfaceId, operation) -> run.fetches.expect(operation, Set.of(interfaceId)));
        run.holds.restore();
        if (run.incarnation.restored()) {
            run.holds.holdAll(Holds.RESTORED, "gateway");
        }
        run.look();
        return run;
    }

    Station station() {
        return station;
    }

    boolean mayClaim() {
        return gate.open().contains(Priority.NORMAL);
    }

    boolean mayFetch() {
        return gate.mayFetch();
    }

    /** Fetches to the end what the counterpart has of an interface's answers, and leaves these. */
    void fetch(String interfaceId, Set<String> untaken) {
        if (mayFetch()) {
            fetches.ended(
                    Objects.requireNonNull(OPERATIONS.get(interfaceId)), new Fetches.Whole(fetches.begin(), untaken));
        }
    }

    void passDeadlines() {
        if (gate.heldBecause().isEmpty()) {
            deadlines.pass(defect.fetched(fetches.known(), station), 1_000, id -> {});
        }
    }

    /** An operator has looked at older tables. */
    void accept(Remark why) {
        holds.releaseAll(why);
    }

    void daysPass(int days) {
        nanos.addAndGet(Duration.ofDays(days).toNanos());
        leap(days);
    }

    /** The clock alone. */
    void leap(int days) {
        fixture.time.updateAndGet(time -> time.plus(Duration.ofDays(days)));
        look();
    }

    /** @return whether it had leapt */
    boolean acceptClock(Remark why) {
        try {
            new ClockControl(station, watch).accept(why);
            return true;
        } catch (SekishoException e) {
            assertThat(e.code()).isEqualTo(OperatorError.CLOCK_AGREES);
            return false;
        } finally {
            look();
        }
    }

    private void look() {
        fixture.sure.set(defect.agrees(watch));
    }

    void beat() {
        tenure.beat();
    }

    /** After the tables were put back: finds that out, and says the epoch that the next one has to know of. */
    long end() {
        tenure.beat();
        assertThat(losses).containsExactly(Tenure.Loss.PUT_BACK);
        Tenure.markPutBack(fixture.store);
        return incarnation.epoch() + 1;
    }
}
