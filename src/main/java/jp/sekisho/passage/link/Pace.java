package jp.sekisho.passage.link;

/**
 * How fast a link may be used, in real time.
 *
 * @param perSecond messages a second, on the average; above 0
 * @param burst messages that may go at once after a pause; at least 1
 * @param atOnce messages under way at the same time; at least 1
 */
public record Pace(double perSecond, int burst, int atOnce) {

    public Pace {
        if (!(perSecond > 0) || burst < 1 || atOnce < 1) {
            throw new IllegalArgumentException("a pace that never moves");
        }
    }

    /**
     * Messages that are claimed at the same time: those under way, and half as many in hand. Claims are then made several at a
     * time, and no worker waits for one.
     */
    public int claimedAtOnce() {
        return atOnce + (atOnce + 1) / 2;
    }

    /** Another pace, with a burst in the proportion of this one's. */
    public Pace at(double otherPerSecond, int otherAtOnce) {
        long scaled = Math.round(burst * otherPerSecond / perSecond);
        return new Pace(otherPerSecond, (int) Math.max(1, Math.min(scaled, Integer.MAX_VALUE)), otherAtOnce);
    }
}
