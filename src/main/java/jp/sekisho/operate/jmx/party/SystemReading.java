package jp.sekisho.operate.jmx.party;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.operate.jmx.Sampled;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.dispatch.Links;
import jp.sekisho.passage.lane.LaneView;
import jp.sekisho.passage.watch.Census;

/** What the beans of all business systems show together. Thread safe; the tables are read once a second. */
public final class SystemReading {
    private final Links links;
    private final Clock real;
    private final DayTally tally;
    private final Sampled<Map<String, Map<RequestState, Integer>>> underWay;

    public SystemReading(Links links, LinkReading.Day day, Census census) {
        this.links = links;
        this.real = day.real();
        this.tally = day.tally();
        this.underWay = new Sampled<>(census::underWay, System::nanoTime);
    }

    Stream<LaneView> lanes() {
        return links.parties().stream().map(party -> party.dispatcher().view());
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
