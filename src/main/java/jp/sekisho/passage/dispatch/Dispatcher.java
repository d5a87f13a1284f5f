package jp.sekisho.passage.dispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.count.Question;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Forecast;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.gate.Pacer;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneThreads;
import jp.sekisho.passage.lane.LaneView;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.Recheck;
import jp.sekisho.passage.link.Pace;
import jp.sekisho.passage.link.Party;
import jp.sekisho.passage.watch.Suspects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a party's lane out: while the gate is open, at the link's pace, first for each person first, fairly between
 * systems. One thread owns the lane and claims; so many workers as the link takes at once send.
 *
 * <p>On a fault of the database it pauses and goes on when the database does; nothing is counted against a message.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long FEED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String link;
    private final Gate gate;
    private final BooleanSupplier reachable;
    private final DispatchLeg leg;
    private final Recall recall;
    private final Sending sending;
    private final LaneLook look;
    private final Lane lane;
    private final Pacer pacer;
    private final LaneThreads threads;
    private final Deadlines deadlines;
    private volatile Pace pace;
    private volatile LaneView view = LaneView.NOTHING;
    private boolean feedDue = true;
    private long nextFeed;
    private boolean probing;

    /**
     * What a dispatcher works with besides its station and party.
     *
     * @param reachable whether the counterpart is there and taking messages
     * @param links ids of all parties, whose requests are theirs to end
     * @param calendar the link's, as it is now: business days are counted by it
     */
    public record Parts(
            Gate gate,
            BooleanSupplier reachable,
            Carrier carrier,
            Recall recall,
            Numbers numbers,
            Fetches fetches,
            Recheck recheck,
            Suspects suspects,
            Set<String> links,
            Supplier<BusinessCalendar> calendar,
            ToIntFunction<String> shares) {

        private Instant undecidedBefore(Instant now) {
            return Undecided.before(now, calendar.get());
        }
    }

    public Dispatcher(Station station, Party party, Parts parts) {
        this.link = party.id();
        this.gate = parts.gate();
        this.recall = parts.recall();
        this.reachable = parts.reachable();
        this.leg = new DispatchLeg(station, parts.recheck(), party.resend());
        this.sending = new Sending(
                station, party.resend(), gate, new Sending.Ways(parts.carrier(), parts.recall(), parts.numbers()), leg);
        this.look = new LaneLook(station, party.id(), parts.suspects(), leg, sending);
        this.lane = new Lane(station, party.id(), parts.shares(), gate::delay);
        this.pace = party.pace();
        this.pacer = new Pacer(pace, System.nanoTime());
        this.threads = new LaneThreads(party.id(), pace.atOnce(), this::turn);
        this.deadlines = new Deadlines(
                party.id(),
                gate,
                parts.fetches(),
                new DeadlineLeg(station, party.id(), parts.links(), parts::undecidedBefore),
                this::ended,
                parts.suspects()::isOver);
    }

    public void start() {
        threads.start();
        deadlines.start();
    }

    /** Says that a door has committed something for this lane. Any thread. */
    public void wake() {
        threads.tell(() -> feedDue = true);
    }

    /** Says that a request ended on another leg. Any thread. */
    public void ended(String requestId) {
        threads.tell(() -> lane.leave(requestId));
    }

    /** Says that a person has a parked request sent again. Any thread. */
    void again(String requestId) {
        threads.tell(() -> lane.again(requestId));
    }

    /** Asks the counterpart never to take a request: its receipt number, if it had taken it. Any thread. */
    Optional<String> recall(Request request) {
        return recall.of(request);
    }

    public LaneView view() {
        return view;
    }

    /** How fast the link is used now. */
    public Pace pace() {
        return pace;
    }

    /** Goes on at another pace; what is being sent goes on. Any thread. */
    public void pace(Pace other) {
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
        deadlines.close();
        threads.close();
    }

    private boolean turn() {
        if (look.isDue()) {
            look.through(this::lookThrough);
        }
        if (!look.allIsOver()) {
            return false;
        }
        long now = System.nanoTime();
        lane.wakeRested(now);
        feed(now);
        probe();
        boolean letOut = gate.pass(() -> letOut(now));
        view = lane.view();
        return letOut || feedDue;
    }

    /** After an unclean end: what was under way, and what goes next, goes one by one. */
    private void lookThrough() {
        look.resume(gate);
        feedDue = lane.feed();
        for (int left = pace.claimedAtOnce(); left > 0; left--) {
            List<LaneEntry> next = lane.pick(gate.open(), 1);
            next.forEach(entry -> look.alone(entry, () -> dispatch(next, this::sendNow)));
        }
    }

    private void sendNow(LaneEntry entry, Claim claim) {
        lane.setOut(entry);
        lane.settle(entry, sending.send(entry, claim));
    }

    private void feed(long now) {
        if (feedDue || now - nextFeed >= 0) {
            feedDue = lane.feed();
            nextFeed = now + FEED_NANOS;
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
            return reachable.getAsBoolean();
        } catch (RuntimeException | Error e) {
            Faults.surrender(e);
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
        dispatch(picked, this::send);
        return true;
    }

    private void dispatch(List<LaneEntry> picked, BiConsumer<LaneEntry, Claim> sender) {
        DispatchLeg.Claimed claimed;
        try {
            claimed = leg.claim(picked);
        } catch (RuntimeException | StackOverflowError e) {
            if (picked.size() == 1 || !Opening.isOfItsOwn(e)) {
                picked.forEach(lane::retry);
                throw e;
            }
            dispatchOneByOne(picked, sender);
            return;
        }
        dispatch(picked, claimed, sender);
    }

    /** One of them cannot be claimed, for a reason of its own: it must not keep the others from leaving. */
    private void dispatchOneByOne(List<LaneEntry> picked, BiConsumer<LaneEntry, Claim> sender) {
        Deque<LaneEntry> left = new ArrayDeque<>(picked);
        try {
            while (!left.isEmpty()) {
                dispatch(List.of(left.remove()), sender);
            }
        } finally {
            left.forEach(lane::retry);
        }
    }

    private void dispatch(List<LaneEntry> picked, DispatchLeg.Claimed claimed, BiConsumer<LaneEntry, Claim> sender) {
        pacer.take(claimed.claims().size());
        Map<String, Claim> claims = claimed.claims().stream()
                .collect(Collectors.toMap(claim -> claim.request().id(), claim -> claim));
        Map<String, Question> questions = claimed.unasked().stream()
                .collect(Collectors.toMap(question -> question.request().id(), question -> question));
        Set<String> objected =
                claimed.objected().stream().map(found -> found.request().id()).collect(Collectors.toSet());
        List<LaneEntry> withdrawn = new ArrayList<>();
        for (LaneEntry entry : picked) {
            if (claims.containsKey(entry.requestId())) {
                sender.accept(entry, claims.get(entry.requestId()));
            } else if (objected.contains(entry.requestId())) {
                withdrawn.add(entry);
            } else if (questions.containsKey(entry.requestId())) {
                ask(entry, questions.get(entry.requestId()));
            } else if (claimed.behind().contains(entry.requestId())) {
                lane.retry(entry);
            } else {
                lane.notClaimed(entry, Optional.ofNullable(claimed.unclaimed().get(entry.requestId())));
            }
        }
        withdraw(withdrawn, claimed.objected());
    }

    private void send(LaneEntry entry, Claim claim) {
        lane.setOut(entry);
        threads.aside(() -> sending.send(entry, claim), result -> lane.settle(entry, result));
    }

    private void ask(LaneEntry entry, Question question) {
        lane.setOut(entry);
        threads.aside(() -> sending.ask(question), result -> lane.settle(entry, result));
    }

    private void withdraw(List<LaneEntry> entries, List<DispatchLeg.Objected> objected) {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, RequestState> states = Map.of();
        try {
            states = leg.withdraw(objected);
        } catch (RuntimeException | Error e) {
            Faults.surrender(e);
            LOG.warn("Withdrawals could not be recorded. link={} fault={}", link, Faults.name(e));
        }
        for (LaneEntry entry : entries) {
            RequestState state = states.get(entry.requestId());
            lane.settle(entry, state == null ? Sending.Result.TO_RETRY : Sending.Result.of(state));
        }
    }
}
