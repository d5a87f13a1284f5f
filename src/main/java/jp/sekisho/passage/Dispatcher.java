package jp.sekisho.passage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a link's lane out: while the gate is open, at the link's pace, first for each person first, fairly between
 * systems. One thread owns the order and claims; so many workers as the link takes at once carry.
 *
 * <p>On a fault of the database it pauses and goes on when the database does; nothing is counted against a message.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long FEED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long FAULT_PAUSE_MILLIS = 500;
    private static final int SWEEP_MOST = 200;
    private static final int REJECTIONS_UNTIL_FAILED = 5;
    private static final long STOP_SECONDS = 20;

    private final Link link;
    private final Gate gate;
    private final Counterpart counterpart;
    private final Carrier carrier;
    private final DispatchLeg leg;
    private final GroupCommit<DispatchLeg.Sent> sentTogether;
    private final LaneFeed feed;
    private final LaneOrder order;
    private final Pacer pacer;
    private final Waypoints waypoints;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final PriorityQueue<Rest> resting = new PriorityQueue<>(Comparator.comparingLong(Rest::until));
    private final ThreadPoolExecutor workers;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile Pace pace;
    private volatile LaneView view = LaneView.NOTHING;
    private boolean feedDue = true;
    private long nextFeed;
    private long nextSweep;
    private int inFlight;
    private boolean probing;
    private long sent;

    private record Rest(long until, LaneEntry entry) {}

    /**
     * How a lane stands.
     *
     * @param waiting how many have not left, by priority; those being sent count
     * @param waitingBySystem the same, by system
     * @param oldest when the oldest of them was accepted, real time, by priority
     * @param oldestBySystem the same, by system
     * @param inFlight how many are being sent now
     * @param failing how many wait for another try after one that failed
     * @param sent how many were sent since this process started
     */
    public record LaneView(
            Map<Priority, Integer> waiting,
            Map<String, Integer> waitingBySystem,
            Map<Priority, Instant> oldest,
            Map<String, Instant> oldestBySystem,
            int inFlight,
            int failing,
            long sent) {
        static final LaneView NOTHING = new LaneView(Map.of(), Map.of(), Map.of(), Map.of(), 0, 0, 0);

        public LaneView {
            waiting = Map.copyOf(waiting);
            waitingBySystem = Map.copyOf(waitingBySystem);
            oldest = Map.copyOf(oldest);
            oldestBySystem = Map.copyOf(oldestBySystem);
        }
    }

    /** What a dispatcher works with besides its station and link. */
    public record Parts(
            Gate gate, Counterpart counterpart, Carrier carrier, Recheck recheck, ToIntFunction<String> shares) {}

    public Dispatcher(Station station, Link link, Parts parts) {
        this.link = link;
        this.gate = parts.gate();
        this.counterpart = parts.counterpart();
        this.carrier = parts.carrier();
        this.leg = new DispatchLeg(station, parts.recheck());
        this.sentTogether = new GroupCommit<>(leg::sent);
        this.feed = new LaneFeed(station, link.id(), link.nextAfter());
        this.order = new LaneOrder(parts.shares());
        this.pace = link.pace();
        this.pacer = new Pacer(pace, System.nanoTime());
        this.waypoints = station.waypoints();
        this.workers = new ThreadPoolExecutor(
                pace.atOnce(),
                Integer.MAX_VALUE,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                run -> new Thread(run, "send-" + link.id()));
        this.thread = new Thread(this::run, "lane-" + link.id());
    }

    public void start() {
        thread.start();
    }

    /** Says that a door has committed something for this lane. Any thread. */
    public void wake() {
        inbox.add(() -> feedDue = true);
    }

    /** Says that a request ended on another leg. Any thread. */
    public void ended(String requestId) {
        inbox.add(() -> order.leave(requestId));
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
        inbox.add(() -> {
            pace = other;
            pacer.change(other);
            workers.setCorePoolSize(other.atOnce());
        });
    }

    /** When each lane will be empty, at the present pace. */
    public Map<Priority, Forecast> forecast(double businessSecondsInOne) {
        return Forecast.of(gate.unheld(), view.waiting(), pace.perSecond() / businessSecondsInOne, gate.now());
    }

    /** Stops picking, and waits until what is being sent has come to its end. Never interrupts a send. */
    @Override
    public void close() {
        running = false;
        inbox.add(() -> {});
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
            workers.shutdown();
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A send did not end in time; it will be resumed under the same id. link={}", link.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                turn();
            } catch (Throwable e) {
                LOG.warn(
                        "The lane pauses on a fault of the infrastructure. link={} fault={}",
                        link.id(),
                        Faults.name(e));
                pause(FAULT_PAUSE_MILLIS);
            }
        }
    }

    private void turn() {
        long now = System.nanoTime();
        takeMessages();
        wakeRested(now);
        if (feedDue || now - nextFeed >= 0) {
            feed.feed(order);
            feedDue = false;
            nextFeed = now + FEED_NANOS;
        }
        if (now - nextSweep >= 0 && gate.heldBecause().isEmpty()) {
            leg.expire(SWEEP_MOST).forEach(order::leave);
            nextSweep = now + SWEEP_NANOS;
        }
        if (!probing && gate.probeDue() && !gate.allowed().isEmpty()) {
            probing = true;
            workers.execute(this::probe);
        }
        boolean picked = gate.pass(() -> pick(now));
        look();
        if (!picked) {
            pause(TimeUnit.NANOSECONDS.toMillis(IDLE_NANOS));
        }
    }

    private void look() {
        view = new LaneView(
                order.waiting(),
                order.waitingBySystem(),
                order.oldest(),
                order.oldestBySystem(),
                inFlight,
                resting.size(),
                sent);
    }

    private void takeMessages() {
        for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
        }
    }

    private void wakeRested(long now) {
        while (!resting.isEmpty() && resting.peek().until - now <= 0) {
            order.rested(resting.remove().entry);
        }
    }

    /** On a worker thread: a counterpart that does not answer must not hold the lane. */
    private void probe() {
        boolean well = reachable();
        inbox.add(() -> {
            probing = false;
            if (well) {
                gate.succeeded();
                LOG.info("The counterpart is back. link={}", link.id());
            } else {
                gate.turnedAway();
            }
        });
    }

    private boolean reachable() {
        try {
            return counterpart.reachable();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean pick(long now) {
        if (inFlight > pace.atOnce()) {
            return false;
        }
        Set<Priority> open = gate.open();
        int most = Math.min(pace.atOnce() + inHand() - inFlight, pacer.available(now));
        List<LaneEntry> picked = new ArrayList<>();
        while (picked.size() < most) {
            Optional<LaneEntry> next = order.next(open);
            if (next.isEmpty()) {
                break;
            }
            picked.add(next.get());
        }
        if (picked.isEmpty()) {
            return false;
        }
        dispatch(picked);
        return true;
    }

    /** So many are claimed ahead of those under way: claims are then made several at a time, and no worker waits for one. */
    private int inHand() {
        return (pace.atOnce() + 1) / 2;
    }

    private void dispatch(List<LaneEntry> picked) {
        DispatchLeg.Claimed claimed;
        try {
            claimed = leg.claim(picked);
        } catch (RuntimeException e) {
            picked.forEach(this::retry);
            throw e;
        }
        pacer.take(claimed.claims().size());
        Map<String, Claim> claims = claimed.claims().stream()
                .collect(Collectors.toMap(claim -> claim.request().id(), claim -> claim));
        Map<String, DispatchLeg.Objected> objected = claimed.objected().stream()
                .collect(Collectors.toMap(found -> found.request().id(), found -> found));
        for (LaneEntry entry : picked) {
            if (claims.containsKey(entry.requestId())) {
                submit(entry, claims.get(entry.requestId()));
            } else if (objected.containsKey(entry.requestId())) {
                withdraw(entry, objected.get(entry.requestId()));
            } else {
                order.leave(entry.requestId());
            }
        }
    }

    private void withdraw(LaneEntry entry, DispatchLeg.Objected objected) {
        try {
            leg.withdraw(objected);
            order.leave(entry.requestId());
        } catch (RuntimeException e) {
            LOG.warn("A withdrawal could not be recorded. link={} fault={}", link.id(), Faults.name(e));
            retry(entry);
        }
    }

    private void submit(LaneEntry entry, Claim claim) {
        inFlight++;
        workers.execute(() -> {
            Runnable end = carry(entry, claim);
            inbox.add(() -> {
                inFlight--;
                end.run();
            });
        });
    }

    /** On a worker thread: carries, commits what came of it, and answers what the order has to do about it. */
    private Runnable carry(LaneEntry entry, Claim claim) {
        try {
            waypoints.pass(Waypoint.SEND_BEFORE);
            String receipt = carrier.carry(claim);
            waypoints.pass(Waypoint.SEND_ANSWERED);
            sentTogether.commit(new DispatchLeg.Sent(claim, receipt));
            gate.succeeded();
            return () -> left(entry);
        } catch (SekishoException e) {
            return failed(entry, claim, e.finding());
        } catch (Throwable e) {
            LOG.warn("A send met a fault. link={} request={} fault={}", link.id(), entry.requestId(), Faults.name(e));
            return () -> retry(entry);
        }
    }

    private Runnable failed(LaneEntry entry, Claim claim, Finding finding) {
        LOG.warn(
                "A send failed. link={} request={} reason={}",
                link.id(),
                entry.requestId(),
                finding.code().wire());
        try {
            return afterFailure(entry, claim, finding);
        } catch (Throwable e) {
            LOG.warn("What came of a send could not be recorded. link={} fault={}", link.id(), Faults.name(e));
            return () -> retry(entry);
        }
    }

    private Runnable afterFailure(LaneEntry entry, Claim claim, Finding finding) {
        ErrorCode code = finding.code();
        if (code == PassageError.LINK_REJECTED) {
            return afterRejection(entry, claim, finding);
        }
        if (code == PassageError.LINK_CLOSED) {
            gate.turnedAway();
            if (!claim.resumed()) {
                leg.turnedAway(claim, finding);
                return () -> retry(entry);
            }
        } else {
            gate.failed();
        }
        if (code == PassageError.WRONG_RECEIPT || code.disposition() == Disposition.REFUSE) {
            leg.receiptRefused(claim, finding);
        }
        return inDoubt(entry, claim);
    }

    /** This message is refused, not the link: others go on. It is failed after some tries, and never if it may have arrived. */
    private Runnable afterRejection(LaneEntry entry, Claim claim, Finding finding) {
        if (claim.resumed()) {
            return inDoubt(entry, claim);
        }
        if (entry.rejected() >= REJECTIONS_UNTIL_FAILED) {
            leg.rejected(claim, finding);
            return () -> order.leave(entry.requestId());
        }
        leg.turnedAway(claim, finding);
        return () -> retry(entry);
    }

    private Runnable inDoubt(LaneEntry entry, Claim claim) {
        if (link.resend() == Resend.NEVER) {
            leg.doubtful(claim);
            return () -> {};
        }
        return () -> retry(entry);
    }

    private void left(LaneEntry entry) {
        sent++;
        entry.succeeded();
        if (link.nextAfter() == NextAfter.RECEIPT) {
            order.leave(entry.requestId());
        }
    }

    private void retry(LaneEntry entry) {
        entry.failed();
        order.rest(entry);
        resting.add(new Rest(System.nanoTime() + gate.delay(entry.failures()), entry));
    }

    private void pause(long millis) {
        try {
            Runnable message = inbox.poll(millis, TimeUnit.MILLISECONDS);
            if (message != null) {
                message.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
