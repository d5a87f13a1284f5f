package jp.sekisho.demo.story;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.demo.story.LinkWatch.Standing;
import jp.sekisho.demo.systems.Asker;
import jp.sekisho.demo.systems.SenderLog.Totals;

/**
 * 日締め: of each business system, what it sent is what ended, by its own log, and what the gateway says it still holds. A
 * message with two outcomes, with none that nobody holds, or with another's answer makes a difference.
 */
public final class BalanceScene implements Scene {
    private static final LocalTime TIME = LocalTime.of(17, 30);
    private static final double PATIENCE_SECONDS = 10;

    private final Tale tale;
    private final List<Asker> askers;
    private final Stopwatch open = new Stopwatch();
    private int days;
    private boolean closes = true;

    /** A business system's day. */
    private record Sheet(Asker asker, Totals all, Totals before, int waiting) {
        static Sheet of(Asker asker, Standing standing) {
            Totals all = asker.log().totals();
            int atTheGateway = standing.unended().getOrDefault(asker.id(), 0);
            // somebody else's may wait there, too, beside the demo's own
            int waiting = Math.min(atTheGateway, all.sent() - all.ended());
            return new Sheet(asker, all, asker.log().carried(), waiting);
        }

        int carried() {
            return before.sent() - before.ended();
        }

        int sent() {
            return all.sent() - before.ended();
        }

        int ended() {
            return all.ended() - before.ended();
        }

        int difference() {
            return sent() - ended() - waiting - (all.strays() - before.strays());
        }

        @Override
        public String toString() {
            String carriedOver = carried() == 0 ? "" : " (繰越 " + carried() + ")";
            String rest = waiting == 0 ? "" : " ended + " + waiting + " waiting";
            return asker.shortName() + " " + sent() + carriedOver + " = " + ended() + rest;
        }
    }

    public BalanceScene(Tale tale, List<Asker> askers) {
        this.tale = tale;
        this.askers = askers;
    }

    /** Business days balanced since the start. */
    public int days() {
        return days;
    }

    /** Whether every day so far had no difference. */
    public boolean closes() {
        return closes;
    }

    @Override
    public void turn(Moment moment) {
        boolean balanced = askers.stream().allMatch(asker -> asker.log().isBalanced(moment.day()));
        if (moment.isPast(TIME) && !balanced) {
            moment.standing().ifPresent(standing -> balance(moment, standing));
        }
    }

    /** Outcomes may be on their way: it is only a difference if it stays one. */
    private void balance(Moment moment, Standing standing) {
        List<Sheet> sheets =
                askers.stream().map(asker -> Sheet.of(asker, standing)).toList();
        int difference =
                sheets.stream().mapToInt(sheet -> Math.abs(sheet.difference())).sum();
        if (difference != 0 && open.seconds() < PATIENCE_SECONDS) {
            return;
        }
        open.reset();
        sheets.forEach(sheet -> sheet.asker().log().balanced(moment.day(), sheet.all()));
        days++;
        closes &= difference == 0;
        tale.tell(
                Tale.DAY_END,
                sheets.stream().map(Sheet::toString).collect(Collectors.joining(" · ")) + " · difference "
                        + difference);
    }
}
