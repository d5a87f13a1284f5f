package jp.sekisho.passage.dispatch;

import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.OperatorError;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.gate.Instruction;
import jp.sekisho.passage.gate.InstructionTable;
import jp.sekisho.passage.gate.Until;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.link.Party;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators do to a link: hold, release, open, set the pace. What they say is checked, written to the tables and the
 * ledger in one transaction, and then in force; a restart changes nothing about it. Thread safe.
 */
public final class LinkControl implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkControl.class);
    private static final String ALL = "all";
    private static final long LOOK_MILLIS = 250;
    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 10_000;
    private static final int MOST_AT_ONCE = 256;

    private final Party party;
    private final Gate gate;
    private final Consumer<Pace> pacing;
    private final InstructionTable table;
    private final ScheduledExecutorService watch;

    public LinkControl(Station station, Party party, Gate gate, Dispatcher dispatcher) {
        this(station, party, gate, dispatcher::pace);
    }

    LinkControl(Station station, Party party, Gate gate, Consumer<Pace> pacing) {
        this.party = party;
        this.gate = gate;
        this.pacing = pacing;
        this.table = new InstructionTable(station, party.id());
        this.watch = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "gate-" + party.id()));
    }

    /** Puts in force what the tables say; to be called before anything moves. */
    public void restore() {
        table.instructions(gate.now().getZone()).forEach(gate::instruct);
        table.pace(party).ifPresent(pacing);
        endDue();
    }

    /** Begins to watch for openings whose time has come. */
    public void start() {
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watch.shutdown();
    }

    /** Lets nothing more leave; what is being sent goes on. */
    public synchronized void hold(String lane, Remark remark) {
        Instruction hold =
                new Instruction(Instruction.Kind.HOLD, remark.reason(), remark.by(), gate.now(), Optional.empty());
        instruct(lanes(lane), hold, LedgerEvent.HELD);
    }

    /** Lets the hours rule again where a lane was held or opened. */
    public synchronized void release(String lane, Remark remark) {
        Set<Priority> named = lanes(lane);
        refuseIfRestored();
        named.removeIf(each -> gate.instruction(each).isEmpty());
        if (named.isEmpty()) {
            throw Finding.of(OperatorError.NOTHING_TO_RELEASE, "lane", lane).asException();
        }
        table.takeBack(named, LedgerEvent.RELEASED, remark);
        named.forEach(gate::takeBack);
    }

    /** Opens whatever the hours say, until that business time. */
    public synchronized void openUntil(String lane, String time, Remark remark) {
        Set<Priority> named = lanes(lane);
        refuseIfRestored();
        ZonedDateTime until = Until.parse(time, gate.now());
        named.stream()
                .filter(each ->
                        gate.instruction(each).filter(Instruction::holds).isPresent())
                .findFirst()
                .ifPresent(held -> {
                    throw Finding.of(OperatorError.HELD, "lane", held.id()).asException();
                });
        Instruction open =
                new Instruction(Instruction.Kind.OPEN, remark.reason(), remark.by(), gate.now(), Optional.of(until));
        instruct(named, open, LedgerEvent.OPENED);
    }

    /** Uses the link at another pace. The values of its file end that. */
    public synchronized void setPace(double perSecond, int atOnce, Remark remark) {
        boolean usable = perSecond >= SLOWEST && perSecond <= FASTEST && atOnce >= 1 && atOnce <= MOST_AT_ONCE;
        if (!usable) {
            throw Finding.of(
                            OperatorError.PACE_OUT_OF_BOUNDS,
                            "slowest",
                            SLOWEST,
                            "fastest",
                            (int) FASTEST,
                            "most",
                            MOST_AT_ONCE)
                    .asException();
        }
        Pace pace = party.pace().at(perSecond, atOnce);
        table.pace(pace, pace.equals(party.pace()), gate.now(), remark);
        pacing.accept(pace);
    }

    /** Has answers opened again of which the process had died: what was wrong has been mended. */
    public synchronized void openAnswers(Remark remark) {
        if (table.openAnswers(remark) == 0) {
            throw Finding.of(OperatorError.NO_ANSWERS_ASIDE).asException();
        }
    }

    /** Ends and records the openings whose time has come. */
    synchronized void endDue() {
        ZonedDateTime now = gate.now();
        for (Priority lane : Priority.values()) {
            Optional<Instruction> over = gate.instruction(lane).filter(instruction -> instruction.isOver(now));
            over.ifPresent(opening -> {
                table.takeBack(Set.of(lane), LedgerEvent.OPENING_ENDED, new Remark("gateway", opening.reason()));
                gate.takeBack(lane);
            });
        }
    }

    private void look() {
        try {
            endDue();
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn(
                    "An opening has ended and could not be recorded yet. link={} fault={}", party.id(), Faults.name(e));
        }
    }

    private void instruct(Set<Priority> lanes, Instruction instruction, LedgerEvent event) {
        table.put(lanes, instruction, event);
        lanes.forEach(lane -> gate.instruct(lane, instruction));
    }

    private void refuseIfRestored() {
        if (gate.heldBecause().isPresent()) {
            throw Finding.of(OperatorError.RESTORED).asException();
        }
    }

    private static Set<Priority> lanes(String written) {
        if (written.equals(ALL)) {
            return EnumSet.allOf(Priority.class);
        }
        return Priority.of(written).map(EnumSet::of).orElseThrow(() -> Finding.of(
                        OperatorError.UNKNOWN_LANE, "lane", written)
                .asException());
    }
}
