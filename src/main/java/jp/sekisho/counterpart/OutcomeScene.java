package jp.sekisho.counterpart;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps every outcome in the sender's log, and tells of those worth a line: the first result of a start, the first
 * 該当なし of a day, and whatever is not a plain result. Outcomes come on the office's thread and are told on another.
 */
final class OutcomeScene implements Scene {
    private static final String PLAIN = "正常終了";

    private final Tale tale;
    private final SenderLog log;
    private final Caseload caseload;
    private final DemoClock clock;
    private final Stopwatch sinceStart = new Stopwatch();
    private final Queue<Outcome> fresh = new ConcurrentLinkedQueue<>();
    private boolean resultTold;
    private Optional<LocalDate> negativeTold = Optional.empty();

    OutcomeScene(Tale tale, SenderLog log, Caseload caseload, DemoClock clock) {
        this.tale = tale;
        this.log = log;
        this.caseload = caseload;
        this.clock = clock;
        sinceStart.seconds();
    }

    /** Returns when the outcome is in the log. */
    void keep(Outcome outcome) {
        if (log.keep(outcome, isOurs(outcome), clock.now())) {
            fresh.add(outcome);
        }
    }

    /** Whether a start of this launcher has seen a result. */
    boolean hasSeenResult() {
        return resultTold;
    }

    /** A result has to be about whom we asked, in our own number. */
    private boolean isOurs(Outcome outcome) {
        Optional<Ask> asked = log.day(outcome.inReplyTo()).flatMap(day -> caseload.of(day).stream()
                .filter(ask -> ask.id().equals(outcome.inReplyTo()))
                .findFirst());
        return asked.filter(ask -> !outcome.isResult() || ask.wideNumber().equals(outcome.number()))
                .isPresent();
    }

    @Override
    public void turn(Moment moment) {
        for (Outcome outcome = fresh.poll(); outcome != null; outcome = fresh.poll()) {
            tell(outcome, moment);
        }
    }

    private void tell(Outcome outcome, Moment moment) {
        String line =
                Tale.brief(outcome.inReplyTo()) + "  " + String.format(Locale.ROOT, "%-7s", outcome.kind()) + "  ";
        if (!outcome.isResult()) {
            tale.tell(Tale.ASSISTANCE, line + outcome.reason() + "  " + outcome.text());
        } else if (!resultTold) {
            resultTold = true;
            tale.tell(Tale.ASSISTANCE, line + outcome.text() + firstAfter());
            negativeTold = outcome.isNegative() ? Optional.of(moment.day()) : negativeTold;
        } else if (outcome.isNegative() && !negativeTold.equals(Optional.of(moment.day()))) {
            negativeTold = Optional.of(moment.day());
            tale.tell(Tale.ASSISTANCE, line + outcome.text());
        } else if (!outcome.isNegative() && !outcome.text().equals(PLAIN)) {
            tale.tell(Tale.ASSISTANCE, line + outcome.text());
        }
    }

    private String firstAfter() {
        return String.format(Locale.ROOT, " · the first, %.1f s after the start", sinceStart.seconds());
    }
}
