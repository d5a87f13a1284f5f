package jp.sekisho.demo.story;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.demo.story.LinkWatch.Standing;
import jp.sekisho.demo.systems.Asker;

/** Tells how the gate stands, and what waits before it: at first, every morning, and whenever it changes. */
public final class GateScene implements Scene {
    private static final LocalTime MORNING = LocalTime.of(8, 15);
    private static final String CLOSED = "CLOSED";
    private static final String OPEN = "OPEN";
    private static final int WORTH_TELLING = 10;
    private static final double PATIENCE_SECONDS = 5;

    private final Tale tale;
    private final String counterpart;
    private final List<Asker> askers;
    private final double rate;
    private final Stopwatch unsettled = new Stopwatch();
    private String told = "";
    private Optional<LocalDate> morning = Optional.empty();
    private int mostWaiting;

    /** @param counterpart as the tale calls whose gate it is */
    public GateScene(Tale tale, String counterpart, List<Asker> askers, double rate) {
        this.tale = tale;
        this.counterpart = counterpart;
        this.askers = askers;
        this.rate = rate;
    }

    /** Whether the first line has been told. */
    public boolean hasBegun() {
        return !told.isEmpty();
    }

    @Override
    public void turn(Moment moment) {
        moment.standing().ifPresent(standing -> turn(moment, standing));
    }

    private void turn(Moment moment, Standing standing) {
        boolean morningDue = moment.isPast(MORNING)
                && standing.gate().equals(CLOSED)
                && moment.now().toLocalTime().isBefore(LocalTime.NOON)
                && !morning.equals(Optional.of(moment.day()));
        if (!hasBegun() || morningDue) {
            tellAll(moment, standing);
        } else if (!standing.gate().equals(told)) {
            tale.tell(counterpart, standing.gate().equals(CLOSED) ? closed(moment, standing) : standing.gate());
            told = standing.gate();
        }
        tellWhenThrough(standing);
    }

    /** Waits until the gateway has taken in what was sent, so that it can say how much that is. */
    private void tellAll(Moment moment, Standing standing) {
        boolean settled = askers.stream()
                .allMatch(asker ->
                        asker.log().unanswered().size() == standing.unended().getOrDefault(asker.id(), 0));
        if (!settled && unsettled.seconds() < PATIENCE_SECONDS) {
            return;
        }
        unsettled.reset();
        tale.tell(
                counterpart,
                standing.gate().equals(CLOSED)
                        ? closed(moment, standing)
                        : standing.gate() + until(moment, standing) + waiting(standing));
        told = standing.gate();
        morning = Optional.of(moment.day());
    }

    private String closed(Moment moment, Standing standing) {
        return CLOSED + until(moment, standing) + waiting(standing) + throughBy(moment, standing);
    }

    private static String until(Moment moment, Standing standing) {
        return standing.nextChange()
                .map(next -> " until " + Tale.soon(next, moment.now()))
                .orElse("");
    }

    private String waiting(Standing standing) {
        int all =
                standing.waiting().values().stream().mapToInt(Integer::intValue).sum();
        String bySystem = askers.stream()
                .filter(asker -> standing.waiting().containsKey(asker.id()))
                .map(asker -> asker.shortName() + " " + standing.waiting().get(asker.id()))
                .collect(Collectors.joining(" · "));
        return all == 0 ? "" : " · waiting " + all + " (" + bySystem + ")";
    }

    /** By the link's pace, which is in real seconds. */
    private String throughBy(Moment moment, Standing standing) {
        if (standing.notLeft() == 0 || standing.nextChange().isEmpty()) {
            return "";
        }
        ZonedDateTime opening = standing.nextChange().get();
        ZonedDateTime through = opening.plusSeconds((long) (standing.notLeft() / standing.pace() * rate));
        boolean sameDay = through.toLocalDate().equals(opening.toLocalDate());
        return sameDay ? " · through by " + Tale.soon(through, moment.now()) : "";
    }

    private void tellWhenThrough(Standing standing) {
        mostWaiting = Math.max(mostWaiting, standing.notLeft());
        if (standing.notLeft() == 0 && standing.gate().equals(OPEN)) {
            if (mostWaiting >= WORTH_TELLING) {
                tale.tell(counterpart, "through · nothing waits");
            }
            mostWaiting = 0;
        }
    }
}
