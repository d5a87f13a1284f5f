package jp.sekisho.operate.jmx.party;

import java.util.Date;
import jp.sekisho.boundary.Priority;
import jp.sekisho.operate.jmx.ShownTime;
import org.jspecify.annotations.Nullable;

/** Shows one lane of a link. Thread safe; keeps nothing. */
public final class LaneBean implements LaneMXBean {
    private final LinkReading reading;
    private final Priority lane;

    public LaneBean(LinkReading reading, Priority lane) {
        this.reading = reading;
        this.lane = lane;
    }

    @Override
    public String getGate() {
        return reading.gate(lane).state().name();
    }

    @Override
    public @Nullable Date getGateSince() {
        return reading.gate(lane).since().map(ShownTime::date).orElse(null);
    }

    @Override
    public String getGateReason() {
        return reading.gate(lane).because().orElse("");
    }

    @Override
    public @Nullable Date getNextChange() {
        return reading.gate(lane).next().map(ShownTime::date).orElse(null);
    }

    @Override
    public int getWaiting() {
        return reading.waiting(lane);
    }

    @Override
    public long getOldestSeconds() {
        return reading.oldestSeconds(lane);
    }

    @Override
    public @Nullable Date getEmptyBy() {
        return reading.forecast(lane).emptyBy().map(ShownTime::date).orElse(null);
    }

    @Override
    public int getLeftAtClose() {
        return reading.forecast(lane).leftAtClose();
    }

    @Override
    public boolean isFitting() {
        return reading.forecast(lane).fits();
    }

    @Override
    public String getSummary() {
        return Summary.of(reading, lane);
    }
}
