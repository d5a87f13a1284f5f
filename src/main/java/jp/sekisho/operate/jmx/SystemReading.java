package jp.sekisho.operate.jmx;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.passage.Census;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.LaneView;
import jp.sekisho.passage.RequestState;

/** What the beans of all business systems show together. Thread safe; the tables are read once a second. */
public final class SystemReading {
    private final List<Dispatcher> dispatchers;
    private final Clock real;
    private final DayTally tally;
    private final Sampled<Map<String, Map<RequestState, Integer>>> underWay;

    public SystemReading(List<Dispatcher> dispatchers, LinkReading.Day day, Census census) {
        this.dispatchers = List.copyOf(dispatchers);
        this.real = day.real();
        this.tally = day.tally();
        this.underWay = new Sampled<>(census::underWay, System::nanoTime);
    }

    Stream<LaneView> lanes() {
        return dispatchers.stream().map(Dispatcher::view);
    }

    Map<String, Map<RequestState, Integer>> underWay() {
        return underWay.get();
    }

    DayTally tally() {
        return tally;
    }

    Instant now() {
        return real.instant();
    }
}
