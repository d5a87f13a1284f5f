package jp.sekisho.operate.jmx;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Census;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.Forecast;
import jp.sekisho.passage.Gate;
import jp.sekisho.passage.LaneView;
import jp.sekisho.passage.Link;
import jp.sekisho.passage.Pace;

/** What the beans of a link and of its lanes show. Thread safe; what costs something is read once a second. */
public final class LinkReading {
    private final Link link;
    private final Gate gate;
    private final Dispatcher dispatcher;
    private final Clock real;
    private final DayTally tally;
    private final Sampled<Map<Priority, Forecast>> forecast;
    private final Sampled<Integer> unanswered;
    private final Sampled<Optional<Instant>> nextDeadline;

    /** @param businessRate seconds of business time in a second of real time */
    public LinkReading(Link link, Gate gate, Dispatcher dispatcher, Day day, Census census) {
        this.link = link;
        this.gate = gate;
        this.dispatcher = dispatcher;
        this.real = day.real;
        this.tally = day.tally;
        this.forecast = new Sampled<>(() -> dispatcher.forecast(day.businessRate.getAsDouble()), System::nanoTime);
        this.unanswered = new Sampled<>(() -> census.unanswered(link.id()), System::nanoTime);
        this.nextDeadline = new Sampled<>(() -> census.nextDeadline(link.id()), System::nanoTime);
    }

    /**
     * The time and what was recorded today.
     *
     * @param businessRate seconds of business time in a second of real time
     */
    public record Day(Clock real, DoubleSupplier businessRate, DayTally tally) {}

    Link link() {
        return link;
    }

    Gate.View gate(Priority lane) {
        return gate.view(lane);
    }

    LaneView lane() {
        return dispatcher.view();
    }

    Pace pace() {
        return dispatcher.pace();
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

    Optional<Instant> nextDeadline() {
        return nextDeadline.get();
    }

    long sentToday() {
        return tally.count(
                kind -> kind.event() == LedgerEvent.SENT && kind.recipient().equals(link.id()));
    }

    private long age(Instant since) {
        return Math.max(0, Duration.between(since, real.instant()).toSeconds());
    }
}
