package jp.sekisho.operate.jmx.party;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.lane.LaneView;

/** Shows a business system. Thread safe; keeps nothing. */
public final class SystemBean implements SystemMXBean {
    private static final Set<LedgerEvent> OTHERWISE =
            Set.of(LedgerEvent.EXPIRED, LedgerEvent.CANCELLED, LedgerEvent.FAILED);

    private final BusinessSystem system;
    private final SystemReading reading;
    private final BooleanSupplier heldByQuota;

    /** @param heldByQuota whether its doors have stopped reading */
    public SystemBean(BusinessSystem system, SystemReading reading, BooleanSupplier heldByQuota) {
        this.system = system;
        this.reading = reading;
        this.heldByQuota = heldByQuota;
    }

    @Override
    public int getWaiting() {
        return reading.lanes()
                .mapToInt(lane -> lane.waitingBySystem().getOrDefault(system.id(), 0))
                .sum();
    }

    @Override
    public long getOldestSeconds() {
        Instant now = reading.now();
        return reading.lanes()
                .map(LaneView::oldestBySystem)
                .map(oldest -> oldest.get(system.id()))
                .filter(Objects::nonNull)
                .mapToLong(oldest -> Math.max(0, Duration.between(oldest, now).toSeconds()))
                .max()
                .orElse(0);
    }

    @Override
    public int getBeingSent() {
        return underWay(RequestState.SENDING);
    }

    @Override
    public int getAwaitingAnswer() {
        return underWay(RequestState.SENT);
    }

    @Override
    public int getParked() {
        return underWay(RequestState.PARKED);
    }

    @Override
    public long getAcceptedToday() {
        return today(Set.of(LedgerEvent.ACCEPTED, LedgerEvent.SERVED));
    }

    @Override
    public long getAnsweredToday() {
        return today(Set.of(LedgerEvent.DELIVERED, LedgerEvent.SERVED));
    }

    @Override
    public long getEndedOtherwiseToday() {
        return today(OTHERWISE);
    }

    @Override
    public long getRefusedToday() {
        return today(Set.of(LedgerEvent.REFUSED));
    }

    @Override
    public int getWaitingQuota() {
        return system.waitingQuota();
    }

    @Override
    public boolean isHeldByQuota() {
        return heldByQuota.getAsBoolean();
    }

    @Override
    public String getSummary() {
        return String.format(
                Locale.ROOT,
                "%s · waiting %,d of %,d%s · being sent %,d · awaiting an answer %,d · today accepted %,d, answered %,d,"
                        + " ended otherwise %,d, refused %,d",
                system.name(),
                getWaiting(),
                getWaitingQuota(),
                isHeldByQuota() ? " (its doors wait)" : "",
                getBeingSent(),
                getAwaitingAnswer(),
                getAcceptedToday(),
                getAnsweredToday(),
                getEndedOtherwiseToday(),
                getRefusedToday());
    }

    private int underWay(RequestState state) {
        return reading.underWay().getOrDefault(system.id(), Map.of()).getOrDefault(state, 0);
    }

    private long today(Set<LedgerEvent> events) {
        return reading.tally()
                .count(kind -> events.contains(kind.event()) && kind.system().equals(system.id()));
    }
}
