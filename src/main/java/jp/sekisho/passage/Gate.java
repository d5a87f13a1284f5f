package jp.sekisho.passage;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether a link may be used now: its opening hours by business time, and whether the counterpart is well by real time.
 * Thread safe.
 */
public final class Gate {
    private static final int FAILURES_UNTIL_DOWN = 3;

    private final Link link;
    private final Supplier<ZonedDateTime> business;
    private final LongSupplier nanos;
    private volatile Health health = Health.WELL;
    private volatile Optional<String> held = Optional.empty();
    private volatile Set<Priority> lastOpen = Set.of();

    /** @param nanos real time, as {@link System#nanoTime} counts it */
    public Gate(Link link, Supplier<ZonedDateTime> business, LongSupplier nanos) {
        this.link = link;
        this.business = business;
        this.nanos = nanos;
    }

    /** What a gate shows. */
    public enum State {
        OPEN,
        /** By an operator, or because the tables were restored from a backup. */
        HELD,
        /** Outside opening hours. */
        CLOSED,
        /** The counterpart fails; it is probed. */
        DOWN
    }

    /**
     * A lane's gate at a glance.
     *
     * @param next when the hours change, business time; empty if they never do
     */
    public record View(State state, Optional<ZonedDateTime> next) {}

    private record Health(int failures, boolean down, long probeAt) {
        static final Health WELL = new Health(0, false, 0);
    }

    public View view(Priority priority) {
        if (held.isPresent()) {
            return new View(State.HELD, Optional.empty());
        }
        ZonedDateTime now = business.get();
        var hours = link.hours().get(priority);
        if (hours == null || !hours.isOpenAt(now)) {
            return new View(State.CLOSED, hours == null ? Optional.empty() : hours.nextOpening(now));
        }
        return new View(health.down ? State.DOWN : State.OPEN, hours.nextClosing(now));
    }

    /** The lanes whose hours it is and whose counterpart is well. */
    public Set<Priority> open() {
        Set<Priority> open = withinHours();
        if (health.down || held.isPresent()) {
            open.clear();
        }
        return open;
    }

    /** The lanes whose hours it is. */
    Set<Priority> withinHours() {
        ZonedDateTime now = business.get();
        Set<Priority> open = EnumSet.noneOf(Priority.class);
        link.hours().forEach((priority, hours) -> {
            if (hours.isOpenAt(now)) {
                open.add(priority);
            }
        });
        startAfresh(open);
        return open;
    }

    /** Where another lane's hours begin, what the counterpart did before does not count. */
    private synchronized void startAfresh(Set<Priority> open) {
        if (!lastOpen.containsAll(open)) {
            health = Health.WELL;
        }
        lastOpen = Set.copyOf(open);
    }

    /** Why nothing may pass, if an operator has to release it. */
    public Optional<String> heldBecause() {
        return held;
    }

    /** Lets nothing pass until it is released. */
    void hold(String reason) {
        held = Optional.of(reason);
    }

    void release() {
        held = Optional.empty();
    }

    /** The counterpart did something right. */
    public synchronized void succeeded() {
        if (health.failures > 0) {
            health = Health.WELL;
        }
    }

    /** A message met a fault; several in a row, and the link counts as down. */
    public synchronized void failed() {
        Health before = health;
        int failures = before.failures + 1;
        boolean down = before.down || failures >= FAILURES_UNTIL_DOWN;
        health = new Health(failures, down, nanos.getAsLong() + delay(failures));
    }

    /** The counterpart says it is closed, or a probe failed. */
    public synchronized void turnedAway() {
        int failures = health.failures + 1;
        health = new Health(failures, true, nanos.getAsLong() + delay(failures));
    }

    /** Whether a link that is down should be asked now how it is. */
    boolean probeDue() {
        Health now = health;
        return now.down && nanos.getAsLong() - now.probeAt >= 0;
    }

    /** How long to wait after a number of failures in a row, nanoseconds. */
    public long delay(int failures) {
        Duration first = link.retry().first();
        double grown = first.toNanos() * Math.pow(link.retry().factor(), Math.max(0, failures - 1));
        return (long) Math.min(grown, link.retry().longest().toNanos());
    }
}
