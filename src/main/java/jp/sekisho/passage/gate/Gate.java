package jp.sekisho.passage.gate;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.passage.link.LaneHours;
import jp.sekisho.passage.link.Party;

/**
 * Whether something may leave for a party now: its opening hours and what operators say by business time, and whether the counterpart
 * is well by real time. Thread safe.
 */
public final class Gate {
    private static final int FAILURES_UNTIL_DOWN = 3;

    private final Party party;
    private final Supplier<ZonedDateTime> business;
    private final LongSupplier nanos;
    // fair: a lane that lets one out after another must not keep an operator from shutting it
    private final ReentrantLock passage = new ReentrantLock(true);
    private volatile Health health = Health.WELL;
    private volatile Optional<String> held = Optional.empty();
    private volatile Map<Priority, Ruling> rulings = Map.of();
    private volatile Set<Priority> lastOpen = Set.of();
    private volatile Optional<ZonedDateTime> fullSince = Optional.empty();

    /** @param nanos real time, as {@link System#nanoTime} counts it */
    public Gate(Party party, Supplier<ZonedDateTime> business, LongSupplier nanos) {
        this.party = party;
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
        DOWN,
        /** The receiver does not read what lies in its queue. */
        UNREAD
    }

    /**
     * A lane's gate at a glance; all times are business time.
     *
     * @param since when it began to show this; empty if that is longer ago than a year, or before this process
     * @param next when it opens or closes next; empty if it never does by itself
     * @param because why, if a person or a restore decided it
     */
    public record View(
            State state, Optional<ZonedDateTime> since, Optional<ZonedDateTime> next, Optional<String> because) {}

    /** What was said last about a lane, and when: an instruction, or that there is none any more. */
    private record Ruling(Optional<Instruction> instruction, ZonedDateTime at) {}

    private record Health(int failures, boolean down, long probeAt, Optional<ZonedDateTime> since) {
        static final Health WELL = new Health(0, false, 0, Optional.empty());
    }

    public View view(Priority lane) {
        if (held.isPresent()) {
            return new View(State.HELD, Optional.empty(), Optional.empty(), held);
        }
        ZonedDateTime now = business.get();
        Optional<Instruction> instruction = instruction(lane);
        if (instruction.filter(Instruction::holds).isPresent()) {
            Instruction hold = instruction.get();
            return new View(State.HELD, Optional.of(hold.since()), Optional.empty(), Optional.of(hold.reason()));
        }
        LaneHours hours = hours(lane);
        Health wellness = health;
        boolean open = hours.isOpenAt(now);
        if (open && fullSince.isPresent()) {
            return new View(State.UNREAD, fullSince, Optional.empty(), Optional.empty());
        }
        State state = !open ? State.CLOSED : wellness.down ? State.DOWN : State.OPEN;
        return new View(
                state,
                latest(List.of(hours.hours().lastChange(now), ruledAt(lane), open ? wellness.since : Optional.empty())),
                hours.nextChange(now),
                open ? instruction.map(Instruction::reason) : Optional.empty());
    }

    /** The lanes whose hours it is, that nobody holds, and whose counterpart is well. */
    public Set<Priority> open() {
        Set<Priority> open = allowed();
        if (health.down || held.isPresent() || fullSince.isPresent()) {
            open.clear();
        }
        return open;
    }

    /** The lanes whose hours it is, or which an operator has opened, and that nobody holds. */
    public Set<Priority> allowed() {
        ZonedDateTime now = business.get();
        Set<Priority> open = EnumSet.noneOf(Priority.class);
        party.hours().keySet().stream()
                .filter(lane -> hours(lane).isOpenAt(now))
                .forEach(open::add);
        startAfresh(open);
        open.removeIf(lane -> instruction(lane).filter(Instruction::holds).isPresent());
        return open;
    }

    /**
     * Whether answers may be fetched now: during the hours of any lane, even if an operator holds it or sending fails, but not
     * while a restore holds the link.
     */
    public boolean mayFetch() {
        ZonedDateTime now = business.get();
        return held.isEmpty()
                && party.hours().keySet().stream().anyMatch(lane -> hours(lane).isOpenAt(now));
    }

    /** When each lane that nobody holds is open. */
    public Map<Priority, LaneHours> unheld() {
        Map<Priority, LaneHours> unheld = new EnumMap<>(Priority.class);
        if (held.isEmpty()) {
            Stream.of(Priority.values())
                    .filter(lane -> instruction(lane).filter(Instruction::holds).isEmpty())
                    .forEach(lane -> unheld.put(lane, hours(lane)));
        }
        return unheld;
    }

    /** Where another lane's hours begin, what the counterpart did before does not count. */
    private synchronized void startAfresh(Set<Priority> open) {
        if (!lastOpen.containsAll(open)) {
            health = Health.WELL;
        }
        lastOpen = Set.copyOf(open);
    }

    /** Why nothing may pass until the reconciliation after a restore has been accepted. */
    public Optional<String> heldBecause() {
        return held;
    }

    /** Lets nothing pass until it is released. */
    void hold(String reason) {
        passage.lock();
        try {
            held = Optional.of(reason);
        } finally {
            passage.unlock();
        }
    }

    void release() {
        held = Optional.empty();
    }

    /** Lets nothing more leave while the receiver's queue is full of what it does not read. */
    public void full(boolean now) {
        fullSince = now ? Optional.of(business.get()) : Optional.empty();
    }

    public boolean isFull() {
        return fullSince.isPresent();
    }

    /** What an operator has said about a lane. */
    public Optional<Instruction> instruction(Priority lane) {
        return Optional.ofNullable(rulings.get(lane)).flatMap(Ruling::instruction);
    }

    /** From now on this is so: what is passing has passed when this returns, and nothing more does against it. */
    public void instruct(Priority lane, Instruction instruction) {
        rule(lane, new Ruling(Optional.of(instruction), instruction.since()));
    }

    /** From now on the hours alone count. */
    public void takeBack(Priority lane) {
        rule(lane, new Ruling(Optional.empty(), business.get()));
    }

    private void rule(Priority lane, Ruling ruling) {
        passage.lock();
        try {
            Map<Priority, Ruling> next = new EnumMap<>(Priority.class);
            next.putAll(rulings);
            next.put(lane, ruling);
            rulings = Map.copyOf(next);
        } finally {
            passage.unlock();
        }
    }

    /** Lets out; while it does, nobody can shut the gate. */
    public boolean pass(Supplier<Boolean> letOut) {
        passage.lock();
        try {
            return letOut.get();
        } finally {
            passage.unlock();
        }
    }

    public ZonedDateTime now() {
        return business.get();
    }

    private LaneHours hours(Priority lane) {
        OpeningHours hours = party.hours(lane);
        return new LaneHours(hours, instruction(lane).flatMap(Instruction::until));
    }

    private Optional<ZonedDateTime> ruledAt(Priority lane) {
        return Optional.ofNullable(rulings.get(lane)).map(Ruling::at);
    }

    private static Optional<ZonedDateTime> latest(List<Optional<ZonedDateTime>> times) {
        return times.stream().flatMap(Optional::stream).max(ZonedDateTime::compareTo);
    }

    /** The counterpart did something right. */
    public synchronized void succeeded() {
        if (health.failures > 0) {
            health = new Health(0, false, 0, health.down ? Optional.of(business.get()) : health.since);
        }
    }

    /** A message met a fault; several in a row, and the link counts as down. */
    public synchronized void failed() {
        fail(health.failures + 1 >= FAILURES_UNTIL_DOWN);
    }

    /** The counterpart says it is closed, or a probe failed. */
    public synchronized void turnedAway() {
        fail(true);
    }

    private void fail(boolean shuts) {
        Health before = health;
        int failures = before.failures + 1;
        boolean down = before.down || shuts;
        Optional<ZonedDateTime> since = down == before.down ? before.since : Optional.of(business.get());
        health = new Health(failures, down, nanos.getAsLong() + delay(failures), since);
    }

    /** Whether a link that is down should be asked now how it is. */
    public boolean probeDue() {
        Health now = health;
        return now.down && nanos.getAsLong() - now.probeAt >= 0;
    }

    /** How long to wait after a number of failures in a row, nanoseconds. */
    public long delay(int failures) {
        Duration first = party.retry().first();
        double grown = first.toNanos() * Math.pow(party.retry().factor(), Math.max(0, failures - 1));
        return (long) Math.min(grown, party.retry().longest().toNanos());
    }
}
