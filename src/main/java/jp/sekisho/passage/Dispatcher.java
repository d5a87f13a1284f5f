package jp.sekisho.passage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a link's lane out: while the gate is open, at the link's pace, first for each person first, fairly between
 * systems. One thread owns the lane and claims; so many workers as the link takes at once send.
 *
 * <p>On a fault of the database it pauses and goes on when the database does; nothing is counted against a message.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long FEED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int SWEEP_MOST = 200;

    private final String link;
    private final Gate gate;
    private final Counterpart counterpart;
    private final DispatchLeg leg;
    private final Sending sending;
    private final Lane lane;
    private final Pacer pacer;
    private final LaneThreads threads;
    private volatile Pace pace;
    private volatile LaneView view = LaneView.NOTHING;
    private boolean feedDue = true;
    private long nextFeed;
    private long nextSweep;
    private boolean probing;

    /** What a dispatcher works with besides its station and link. */
    public record Parts(
            Gate gate, Counterpart counterpart, Carrier carrier, Recheck recheck, ToIntFunction<String> shares) {}

    public Dispatcher(Station station, Link link, Parts parts) {
        this.link = link.id();
        this.gate = parts.gate();
        this.counterpart = parts.counterpart();
        this.leg = new DispatchLeg(station, parts.recheck());
        this.sending = new Sending(link, gate, parts.carrier(), leg, station.waypoints());
        this.lane = new Lane(station, link, parts.shares(), gate::delay);
        this.pace = link.pace();
        this.pacer = new Pacer(pace, System.nanoTime());
        this.threads = new LaneThreads(link.id(), pace.atOnce(), this::turn);
    }

    public void start() {
        threads.start();
    }

    /** Says that a door has committed something for this lane. Any thread. */
    public void wake() {
        threads.tell(() -> feedDue = true);
    }

    /** Says that a request ended on another leg. Any thread. */
    public void ended(String requestId) {
        threads.tell(() -> lane.leave(requestId));
    }

    public LaneView view() {
        return view;
    }

    /** How fast the link is used now. */
    public Pace pace() {
        return pace;
    }

    /** Goes on at another pace; what is being sent goes on. Any thread. */
    void pace(Pace other) {
        threads.tell(() -> {
            pace = other;
            pacer.change(other);
            threads.atOnce(other.atOnce());
        });
    }

    /** When each lane will be empty, at the present pace. */
    public Map<Priority, Forecast> forecast(double businessSecondsInOne) {
        return Forecast.of(gate.unheld(), view.waiting(), pace.perSecond() / businessSecondsInOne, gate.now());
    }

    /** Stops picking, and waits until what is being sent has come to its end. Never interrupts a send. */
    @Override
    public void close() {
        threads.close();
    }

    private boolean turn() {
        long now = System.nanoTime();
        lane.wakeRested(now);
        feed(now);
        sweep(now);
        probe();
        boolean letOut = gate.pass(() -> letOut(now));
        view = lane.view();
        return letOut;
    }

    private void feed(long now) {
        if (feedDue || now - nextFeed >= 0) {
            lane.feed();
            feedDue = false;
            nextFeed = now + FEED_NANOS;
        }
    }

    /** Ends what is past its deadline. */
    private void sweep(long now) {
        if (now - nextSweep >= 0 && gate.heldBecause().isEmpty()) {
            leg.expire(SWEEP_MOST, lane::leave);
            nextSweep = now + SWEEP_NANOS;
        }
    }

    /** Asks a counterpart that is down how it is. */
    private void probe() {
        if (!probing && gate.probeDue() && !gate.allowed().isEmpty()) {
            probing = true;
            threads.aside(this::reachable, this::probed);
        }
    }

    private boolean reachable() {
        try {
            return counterpart.reachable();
        } catch (RuntimeException | Error e) {
            return false; // whatever it was: without an answer nobody would ever ask again
        }
    }

    private void probed(boolean well) {
        probing = false;
        if (well) {
            gate.succeeded();
            LOG.info("The counterpart is back. link={}", link);
        } else {
            gate.turnedAway();
        }
    }

    private boolean letOut(long now) {
        if (lane.underWay() > pace.atOnce()) {
            return false;
        }
        Set<Priority> open = gate.open();
        int most = Math.min(pace.claimedAtOnce() - lane.underWay(), pacer.available(now));
        List<LaneEntry> picked = lane.pick(open, most);
        if (picked.isEmpty()) {
            return false;
        }
        dispatch(picked);
        return true;
    }

    private void dispatch(List<LaneEntry> picked) {
        DispatchLeg.Claimed claimed = claim(picked);
        pacer.take(claimed.claims().size());
        Map<String, Claim> claims = claimed.claims().stream()
                .collect(Collectors.toMap(claim -> claim.request().id(), claim -> claim));
        Map<String, DispatchLeg.Objected> objected = claimed.objected().stream()
                .collect(Collectors.toMap(found -> found.request().id(), found -> found));
        for (LaneEntry entry : picked) {
            if (claims.containsKey(entry.requestId())) {
                send(entry, claims.get(entry.requestId()));
            } else if (objected.containsKey(entry.requestId())) {
                withdraw(entry, objected.get(entry.requestId()));
            } else {
                lane.isBeyond(entry, Optional.ofNullable(claimed.beyond().get(entry.requestId())));
            }
        }
    }

    private DispatchLeg.Claimed claim(List<LaneEntry> picked) {
        try {
            return leg.claim(picked);
        } catch (RuntimeException | Error e) {
            picked.forEach(lane::retry);
            throw e;
        }
    }

    private void send(LaneEntry entry, Claim claim) {
        lane.setOut();
        threads.aside(() -> sending.send(entry, claim), upshot -> lane.settle(entry, upshot));
    }

    private void withdraw(LaneEntry entry, DispatchLeg.Objected objected) {
        try {
            leg.withdraw(objected);
            lane.leave(entry.requestId());
        } catch (RuntimeException | Error e) {
            LOG.warn("A withdrawal could not be recorded. link={} fault={}", link, Faults.name(e));
            lane.retry(entry);
        }
    }
}
