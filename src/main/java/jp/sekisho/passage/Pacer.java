package jp.sekisho.passage;

/** A token bucket in real time: so many a second, so many at a stroke. Mutable; owned by the lane's dispatcher thread. */
final class Pacer {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final int burst;
    private double tokens;
    private long last;

    Pacer(Pace pace, long nanos) {
        this.perSecond = pace.perSecond();
        this.burst = Math.max(1, pace.burst());
        this.tokens = burst;
        this.last = nanos;
    }

    /** How many may go now. */
    int available(long nanos) {
        tokens = Math.min(burst, tokens + (nanos - last) / NANOS * perSecond);
        last = nanos;
        return (int) tokens;
    }

    void take(int count) {
        tokens -= count;
    }
}
