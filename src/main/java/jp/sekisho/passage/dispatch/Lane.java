package jp.sekisho.passage.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.function.ToIntFunction;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.chain.Awaited;
import jp.sekisho.passage.chain.Chains;
import jp.sekisho.passage.chain.Freed;
import jp.sekisho.passage.count.Counters;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneFeed;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.lane.LaneView;
import jp.sekisho.passage.legs.Requests;

/**
 * A party's lane: who waits in which order, who rests after a failure, and who is under way. Mutable; owned by the lane's
 * dispatcher thread.
 */
public final class Lane {
    private final LaneFeed feed;
    private final LaneOrder order;
    private final Interfaces interfaces;
    private final IntToLongFunction delay;
    private final PriorityQueue<Rest> resting = new PriorityQueue<>(Comparator.comparingLong(Rest::until));
    private final Set<String> underWay = new HashSet<>();
    /** Those that may have left where they waited for what a room was to learn, and are not here yet. */
    private final Set<String> entering = new LinkedHashSet<>();
    /** Those that a person has decided about while they were under way. */
    private final Set<String> decided = new HashSet<>();

    private final Station station;
    private final Chains chains;
    private final String party;
    private final Function<Set<String>, Map<String, String>> numberHolders;
    /** Whether somebody may have got a number, or given one back, since the tables were asked. */
    private boolean numbersMoved = true;

    private long sent;

    private record Rest(long until, LaneEntry entry) {}

    /**
     * @param party the id of whose lane it is
     * @param shares of the systems that wait
     * @param delay how long to rest after so many failures, nanoseconds
     */
    public Lane(Station station, String party, ToIntFunction<String> shares, IntToLongFunction delay) {
        this.station = station;
        this.chains = new Chains(new Requests(station)::move);
        this.party = party;
        this.feed = new LaneFeed(station, party);
        this.interfaces = station.interfaces();
        this.order = new LaneOrder(shares, id -> interfaces.of(id).sharesNumber());
        this.numberHolders = interfaceIds ->
                station.store().ask(handle -> new Counters(station).holders(handle, party, interfaceIds));
        this.delay = delay;
    }

    /** Takes in a page of what was committed since the last call; answers whether there is more. */
    public boolean feed() {
        numbersMoved = true;
        enter(List.of()); // what a fault kept out comes before what is new
        boolean more = feed.feed(order);
        if (!more) { // else it would come before earlier ones of its persons that have not been read
            freed(station.store().ask(handle -> Freed.of(handle, party)));
            return enter(feed.read(station.store().ask(handle -> Awaited.ready(handle, party))));
        }
        return true;
    }

    /**
     * Takes in those that have what they waited for, behind all that is here of their persons: what is later of their interface has waited
     * with them. Answers whether any has, and others may have waited behind it.
     */
    private boolean enter(List<String> ready) {
        entering.addAll(ready);
        if (!ready.isEmpty()) {
            station.store().useTransaction(handle -> chains.known(handle, ready));
        }
        for (String id : List.copyOf(entering)) {
            if (!order.knows(id)) {
                feed.again(id).forEach(order::add);
            }
            entering.remove(id);
        }
        return !ready.isEmpty();
    }

    /**
     * Takes in those that have stopped waiting for another line of their message: they may go, or hold their persons from now on. Each
     * comes before all others of its persons, so that the last one taken in goes first.
     */
    private void freed(List<String> freed) {
        if (!freed.isEmpty()) {
            freed.forEach(this::again);
            station.store().useTransaction(handle -> Freed.taken(handle, party, freed));
        }
    }

    /** Lets those whose rest is over be picked again. */
    public void wakeRested(long now) {
        while (!resting.isEmpty() && resting.peek().until - now <= 0) {
            order.rested(resting.remove().entry);
        }
    }

    int underWay() {
        return underWay.size();
    }

    /** Those that go next through the open lanes, so many at most. */
    public List<LaneEntry> pick(Set<Priority> open, int most) {
        lookForNumbers();
        List<LaneEntry> picked = new ArrayList<>();
        while (picked.size() < most) {
            Optional<LaneEntry> next = order.next(open);
            if (next.isEmpty()) {
                break;
            }
            picked.add(next.get());
        }
        return picked;
    }

    private void lookForNumbers() {
        Set<String> sharing = order.sharingNumbers();
        if (numbersMoved && !sharing.isEmpty()) {
            order.numbersHeld(numberHolders.apply(sharing), underWay::contains);
        }
        numbersMoved = false;
    }

    /** One that was picked is being sent. */
    public void setOut(LaneEntry entry) {
        underWay.add(entry.requestId());
    }

    /** One that was being sent is no more. */
    public void settle(LaneEntry entry, Sending.Result result) {
        String id = entry.requestId();
        underWay.remove(id);
        numbersMoved = true;
        if (interfaces.of(entry.interfaceId()).leads()) {
            // before it makes way: what goes with it comes right behind it
            freed(station.store().ask(handle -> Freed.behind(handle, party, id)));
        }
        switch (result) {
            case ARRIVED -> arrived(entry, RequestState.SENT);
            case TAKEN -> arrived(entry, RequestState.ENDED);
            case ENDED -> leave(id);
            case TO_RETRY -> retry(entry);
            case TO_CLAIM -> order.rested(entry);
            case PARKED -> entry.parked(); // it holds its persons until somebody has decided
        }
        if (decided.remove(id)) {
            again(id);
        }
    }

    private void arrived(LaneEntry entry, RequestState there) {
        sent++;
        entry.succeeded();
        if (!holds(entry, there)) {
            leave(entry.requestId());
        }
    }

    /** Whether one that is there makes the later ones of its persons wait. */
    private boolean holds(LaneEntry entry, RequestState there) {
        return there.holds(interfaces.of(entry.interfaceId()).nextAfter());
    }

    /** Sets one that was picked aside for a while; its persons wait behind it. */
    void retry(LaneEntry entry) {
        numbersMoved = true;
        entry.failed();
        order.rest(entry);
        resting.add(new Rest(System.nanoTime() + delay.applyAsLong(entry.failures()), entry));
    }

    /**
     * Handles a picked request that could not be claimed, because it was claimed before and a fault hid the result. It leaves
     * the lane, unless its state still makes its persons wait.
     *
     * @param state of its row; empty if the row is gone
     */
    public void notClaimed(LaneEntry entry, Optional<RequestState> state) {
        if (state.filter(there -> holds(entry, there)).isEmpty()) {
            leave(entry.requestId());
        }
    }

    /** Lets a request go again that a person has decided about; one that is under way, when it has come to its end. */
    public void again(String requestId) {
        numbersMoved = true;
        if (underWay.contains(requestId)) {
            decided.add(requestId);
        } else if (!order.again(requestId)) {
            order.addFirst(feed.again(requestId));
        }
    }

    /** Takes a request out that has ended. */
    public void leave(String requestId) {
        numbersMoved = true;
        order.leave(requestId);
    }

    LaneView view() {
        return new LaneView(
                order.waiting(),
                order.waitingBySystem(),
                order.oldest(),
                order.oldestBySystem(),
                underWay.size(),
                resting.size(),
                sent);
    }
}
