package jp.sekisho.counterpart;

import java.time.LocalTime;
import jp.sekisho.counterpart.LinkWatch.Standing;
import jp.sekisho.counterpart.SenderLog.Totals;

/**
 * The day's balance: what the business system sent is what ended, by its own log, and what the gateway says it still
 * holds. A message with two outcomes, with none that nobody holds, or with another's answer makes a difference.
 */
final class BalanceScene implements Scene {
    private static final LocalTime TIME = LocalTime.of(17, 30);
    private static final double PATIENCE_SECONDS = 10;

    private final Tale tale;
    private final SenderLog log;
    private final Stopwatch open = new Stopwatch();
    private int days;
    private boolean closes = true;

    BalanceScene(Tale tale, SenderLog log) {
        this.tale = tale;
        this.log = log;
    }

    /** Business days balanced since the start. */
    int days() {
        return days;
    }

    /** Whether every day so far had no difference. */
    boolean closes() {
        return closes;
    }

    @Override
    public void turn(Moment moment) {
        if (moment.isPast(TIME) && !log.isBalanced(moment.day())) {
            moment.standing().ifPresent(standing -> balance(moment, standing));
        }
    }

    /** Outcomes may be on their way: it is only a difference if it stays one. */
    private void balance(Moment moment, Standing standing) {
        Totals all = log.totals();
        Totals before = log.carried();
        int carried = before.sent() - before.ended();
        int sent = all.sent() - before.ended();
        int ended = all.ended() - before.ended();
        int strays = all.strays() - before.strays();
        int difference = sent - ended - standing.unanswered() - strays;
        if (difference != 0 && open.seconds() < PATIENCE_SECONDS) {
            return;
        }
        open.reset();
        log.balanced(moment.day(), all);
        days++;
        closes &= difference == 0;
        tale.tell(
                Tale.DAY_END,
                Tale.ASSISTANCE + " " + sent + (carried == 0 ? "" : " (繰越 " + carried + " を含む)") + " = " + ended
                        + " ended + " + standing.unanswered() + " waiting · difference " + difference);
    }
}
