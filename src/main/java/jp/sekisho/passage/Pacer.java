package jp.sekisho.passage;

/** A token bucket in real time: so many a second, so many at a stroke. Mutable; owned by the lane's dispatcher thread. */
final class Pacer {
    private static final double NANOS = 1e9;

    private double perSecond;
    private int burst;
    private double tokens;
    private long last;

    Pacer(Pace pace, long nanos) {
        this.last = nanos;
        change(pace);
        this.tokens = burst;
    }

    /** Another pace from now on; what was saved up for a stroke is cut to the new one's. */
    void change(Pace pace) {
        perSecond = pace.perSecond();
        burst = Math.max(1, pace.burst());
        tokens = Math.min(tokens, burst);
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
