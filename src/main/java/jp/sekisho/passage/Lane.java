package jp.sekisho.passage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.ToIntFunction;
import jp.sekisho.boundary.Priority;

/**
 * A link's lane: who waits in which order, who rests after a failure, and who is under way. Mutable; owned by the lane's
 * dispatcher thread.
 */
final class Lane {
    private final LaneFeed feed;
    private final LaneOrder order;
    private final NextAfter nextAfter;
    private final IntToLongFunction delay;
    private final PriorityQueue<Rest> resting = new PriorityQueue<>(Comparator.comparingLong(Rest::until));
    private int underWay;
    private long sent;

    private record Rest(long until, LaneEntry entry) {}

    /**
     * @param shares of the systems that wait
     * @param delay how long to rest after so many failures, nanoseconds
     */
    Lane(Station station, Link link, ToIntFunction<String> shares, IntToLongFunction delay) {
        this.feed = new LaneFeed(station, link.id(), link.nextAfter());
        this.order = new LaneOrder(shares);
        this.nextAfter = link.nextAfter();
        this.delay = delay;
    }

    /** Takes in what was committed since the last call. */
    void feed() {
        feed.feed(order);
    }

    /** Lets those whose rest is over be picked again. */
    void wakeRested(long now) {
        while (!resting.isEmpty() && resting.peek().until - now <= 0) {
            order.rested(resting.remove().entry);
        }
    }

    int underWay() {
        return underWay;
    }

    /** Those that go next through the open lanes, so many at most. */
    List<LaneEntry> pick(Set<Priority> open, int most) {
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

    /** One that was picked is being sent. */
    void setOut() {
        underWay++;
    }

    /** One that was being sent is no more. */
    void settle(LaneEntry entry, Sending.Upshot upshot) {
        underWay--;
        switch (upshot) {
            case ARRIVED -> arrived(entry);
            case ENDED -> leave(entry.requestId());
            case TO_RETRY -> retry(entry);
            case IN_DOUBT -> {} // it holds its persons until somebody has decided
        }
    }

    private void arrived(LaneEntry entry) {
        sent++;
        entry.succeeded();
        if (nextAfter == NextAfter.RECEIPT) {
            leave(entry.requestId());
        }
    }

    /** Sets one that was picked aside for a while; its persons wait behind it. */
    void retry(LaneEntry entry) {
        entry.failed();
        order.rest(entry);
        resting.add(new Rest(System.nanoTime() + delay.applyAsLong(entry.failures()), entry));
    }

    /**
     * One that was picked cannot be claimed: a fault hid what came of it. It holds its persons where its state does.
     *
     * @param state of its row; empty if it has none any more
     */
    void isBeyond(LaneEntry entry, Optional<RequestState> state) {
        if (state.filter(nextAfter.holding()::contains).isEmpty()) {
            leave(entry.requestId());
        }
    }

    /** Takes a request out that has ended. */
    void leave(String requestId) {
        order.leave(requestId);
    }

    LaneView view() {
        return new LaneView(
                order.waiting(),
                order.waitingBySystem(),
                order.oldest(),
                order.oldestBySystem(),
                underWay,
                resting.size(),
                sent);
    }
}
