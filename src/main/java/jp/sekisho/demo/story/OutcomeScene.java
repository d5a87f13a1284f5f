package jp.sekisho.demo.story;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.sekisho.demo.gateway.DemoClock;
import jp.sekisho.demo.systems.Ask;
import jp.sekisho.demo.systems.Bureau;
import jp.sekisho.demo.systems.Errand;
import jp.sekisho.demo.systems.Outcome;
import jp.sekisho.demo.systems.Sender;

/**
 * Keeps every outcome in its sender's log, and tells of those worth a line: the first result of a start, the first plain one,
 * the first 該当なし of a day, and whatever is neither. Outcomes come on the offices' threads and are told on another.
 */
public final class OutcomeScene implements Scene {
    private final Tale tale;
    private final DemoClock clock;
    private final Stopwatch sinceStart = new Stopwatch();
    private final Queue<Fresh> fresh = new ConcurrentLinkedQueue<>();
    private boolean resultTold;
    private boolean plainTold;
    private Optional<LocalDate> negativeTold = Optional.empty();

    private record Fresh(Sender sender, String errand, Outcome outcome) {}

    public OutcomeScene(Tale tale, DemoClock clock) {
        this.tale = tale;
        this.clock = clock;
        sinceStart.seconds();
    }

    /** Returns when the outcome is in the log. */
    public void keep(Bureau bureau, Outcome outcome) {
        // a result has to be about whom was asked, in the sender's own numbers
        Optional<Ask> asked = bureau.asked(outcome.inReplyTo());
        boolean ours = asked.filter(ask -> !outcome.isResult() || ask.isAnsweredBy(outcome))
                .isPresent();
        if (bureau.log().keep(outcome, ours, clock.now())) {
            String errand = asked.map(Ask::errand).map(Errand::shown).orElse("");
            fresh.add(new Fresh(bureau.sender(), errand, outcome));
        }
    }

    /** Whether a start of this launcher has seen a result. */
    public boolean hasSeenResult() {
        return resultTold;
    }

    @Override
    public void turn(Moment moment) {
        for (Fresh next = fresh.poll(); next != null; next = fresh.poll()) {
            tell(next, moment.day());
        }
    }

    private void tell(Fresh next, LocalDate today) {
        Outcome outcome = next.outcome();
        boolean firstNegative = outcome.isNegative() && !negativeTold.equals(Optional.of(today));
        boolean firstPlain = outcome.isPlain() && !plainTold;
        boolean other = !outcome.isPlain() && !outcome.isNegative();
        if (resultTold && !firstPlain && !firstNegative && !other) {
            return;
        }
        String first = outcome.isResult() && !resultTold ? firstAfter() : "";
        resultTold |= outcome.isResult();
        plainTold |= outcome.isPlain();
        negativeTold = firstNegative ? Optional.of(today) : negativeTold;
        tale.tell(
                next.sender().shortName(),
                Tale.brief(outcome.inReplyTo()) + "  " + String.format(Locale.ROOT, "%-7s", outcome.kind()) + "  "
                        + next.errand() + outcome.text() + first);
    }

    private String firstAfter() {
        return String.format(Locale.ROOT, " · the first, %.1f s after the start", sinceStart.seconds());
    }
}
