package jp.sekisho.operate.jmx.party;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.operate.jmx.Sampled;
import jp.sekisho.passage.dispatch.PartyRuntime;
import jp.sekisho.passage.gate.Forecast;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneView;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.watch.Census;

/** What the beans of a party and of its lanes show. Thread safe; what costs something is read once a second. */
public final class LinkReading {
    private static final Set<LedgerEvent> LEFT = Set.of(LedgerEvent.SENT, LedgerEvent.HANDED_OVER);

    private final PartyRuntime runtime;
    private final String name;
    private final Clock real;
    private final DayTally tally;
    private final Sampled<Map<Priority, Forecast>> forecast;
    private final Sampled<Integer> unanswered;
    private final Sampled<Map<String, Integer>> awaited;
    private final Sampled<Integer> overdue;
    private final Sampled<Integer> deadlyAnswers;
    private final Sampled<Optional<Instant>> nextDeadline;

    /** @param name the party's official name */
    public LinkReading(PartyRuntime runtime, String name, Day day, Census census) {
        this.runtime = runtime;
        this.name = name;
        this.real = day.real;
        this.tally = day.tally;
        this.forecast =
                new Sampled<>(() -> runtime.dispatcher().forecast(day.businessRate.getAsDouble()), System::nanoTime);
        this.unanswered = new Sampled<>(() -> census.unanswered(runtime.id()), System::nanoTime);
        this.awaited = new Sampled<>(() -> census.awaited(runtime.id()), System::nanoTime);
        this.overdue = new Sampled<>(() -> census.overdue(runtime.id(), day.businessNow.get()), System::nanoTime);
        this.deadlyAnswers = new Sampled<>(() -> census.deadlyAnswers(runtime.id()), System::nanoTime);
        this.nextDeadline = new Sampled<>(() -> census.nextDeadline(runtime.id()), System::nanoTime);
    }

    /**
     * The time and what was recorded today.
     *
     * @param businessNow business time
     * @param businessRate seconds of business time in a second of real time
     */
    public record Day(Clock real, Supplier<Instant> businessNow, DoubleSupplier businessRate, DayTally tally) {}

    String name() {
        return name;
    }

    Gate.View gate(Priority lane) {
        return runtime.gate().view(lane);
    }

    LaneView lane() {
        return runtime.dispatcher().view();
    }

    Pace pace() {
        return runtime.dispatcher().pace();
    }

    int waiting(Priority lane) {
        return lane().waiting().getOrDefault(lane, 0);
    }

    long oldestSeconds(Priority lane) {
        return Optional.ofNullable(lane().oldest().get(lane)).map(this::age).orElse(0L);
    }

    Forecast forecast(Priority lane) {
        return forecast.get().getOrDefault(lane, new Forecast(Optional.empty(), 0));
    }

    int unanswered() {
        return unanswered.get();
    }

    Map<String, Integer> awaited() {
        return awaited.get();
    }

    int overdue() {
        return overdue.get();
    }

    int deadlyAnswers() {
        return deadlyAnswers.get();
    }

    Optional<Instant> nextDeadline() {
        return nextDeadline.get();
    }

    long sentToday() {
        return tally.count(
                kind -> LEFT.contains(kind.event()) && kind.recipient().equals(runtime.id()));
    }

    private long age(Instant since) {
        return Math.max(0, Duration.between(since, real.instant()).toSeconds());
    }
}
