package jp.sekisho.passage.gate;

import jp.sekisho.passage.link.Pace;

/** A token bucket in real time: so many a second, so many at a stroke. Mutable; owned by the lane's dispatcher thread. */
public final class Pacer {
    private static final double NANOS = 1e9;

    private double perSecond;
    private int burst;
    private double tokens;
    private long last;

    public Pacer(Pace pace, long nanos) {
        this.last = nanos;
        change(pace);
        this.tokens = burst;
    }

    /** Another pace from now on; what was saved up for a stroke is cut to the new one's. */
    public void change(Pace pace) {
        perSecond = pace.perSecond();
        burst = Math.max(1, pace.burst());
        tokens = Math.min(tokens, burst);
    }

    /** How many may go now. */
    public int available(long nanos) {
        tokens = Math.min(burst, tokens + (nanos - last) / NANOS * perSecond);
        last = nanos;
        return (int) tokens;
    }

    public void take(int count) {
        tokens -= count;
    }
}
