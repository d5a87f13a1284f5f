package jp.sekisho.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something is open, week by week, with the exceptions of its calendar.
 *
 * <p>Immutable and thread safe. Hours that cross midnight belong to the day on which they begin: {@code business-days
 * 17:30-6:00} is open early on a Saturday because Friday is a business day. An opening is the first instant that is
 * open, a closing the first that is not.
 */
public final class OpeningHours {
    private static final int SEARCHED_DAYS = 400;

    private final BusinessCalendar calendar;
    private final List<HoursRule> rules;

    OpeningHours(BusinessCalendar calendar, List<HoursRule> rules) {
        this.calendar = calendar;
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads one or more rules: {@code business-days 8:30-12:00, 13:00-17:00}, {@code every-day 6:00-24:00},
     * {@code saturday 9:00-12:00}, {@code always}, {@code never}.
     *
     * @throws IllegalArgumentException or DateTimeParseException for anything else
     */
    public static OpeningHours parse(BusinessCalendar calendar, String... rules) {
        return new OpeningHours(calendar, Stream.of(rules).map(HoursRule::parse).toList());
    }

    /** Whether they are {@code never}: only an exception of the calendar opens. */
    public boolean isNever() {
        return rules.stream().allMatch(rule -> rule.spans().isEmpty());
    }

    public boolean isOpenAt(ZonedDateTime time) {
        return isOpen(local(time));
    }

    /** The next change from closed to open strictly after that time, if there is one within a year. */
    public Optional<ZonedDateTime> nextOpening(ZonedDateTime after) {
        return next(after, true);
    }

    /** The next change from open to closed strictly after that time, if there is one within a year. */
    public Optional<ZonedDateTime> nextClosing(ZonedDateTime after) {
        return next(after, false);
    }

    /** The latest change, either way, at or before that time, if there is one within a year. */
    public Optional<ZonedDateTime> lastChange(ZonedDateTime at) {
        LocalDateTime to = local(at);
        return Stream.iterate(to.toLocalDate(), day -> day.minusDays(1))
                .limit(SEARCHED_DAYS)
                .flatMap(day -> boundariesOn(day).sorted(Comparator.reverseOrder()))
                .filter(time -> !time.isAfter(to))
                .filter(time -> isOpen(time) != isOpen(time.minusNanos(1)))
                .findFirst()
                .map(time -> time.atZone(calendar.zone()));
    }

    private Optional<ZonedDateTime> next(ZonedDateTime after, boolean opening) {
        LocalDateTime from = local(after);
        return Stream.iterate(from.toLocalDate(), day -> day.plusDays(1))
                .limit(SEARCHED_DAYS)
                .flatMap(day -> boundariesOn(day).sorted())
                .filter(time -> time.isAfter(from))
                .filter(time -> isOpen(time) == opening && isOpen(time.minusNanos(1)) != opening)
                .findFirst()
                .map(time -> time.atZone(calendar.zone()));
    }

    private LocalDateTime local(ZonedDateTime time) {
        return time.withZoneSameInstant(calendar.zone()).toLocalDateTime();
    }

    private boolean isOpen(LocalDateTime time) {
        LocalDate day = time.toLocalDate();
        boolean open = begun(day, time) || begun(day.minusDays(1), time);
        return open && !closedByException(day, time) && !closedByException(day.minusDays(1), time);
    }

    private boolean begun(LocalDate day, LocalDateTime time) {
        return spans(day).stream().anyMatch(span -> span.contains(day, time));
    }

    private boolean closedByException(LocalDate day, LocalDateTime time) {
        return closures(day).stream().anyMatch(span -> span.contains(day, time));
    }

    /** What begins on a day: the exception's hours if it names some, else the rules'. */
    private List<Span> spans(LocalDate day) {
        List<Span> exceptional = calendar.exception(day).map(DayException::open).orElse(List.of());
        if (!exceptional.isEmpty()) {
            return exceptional;
        }
        List<Span> spans = new ArrayList<>();
        rules.stream().filter(rule -> rule.appliesOn(day, calendar)).forEach(rule -> spans.addAll(rule.spans()));
        return spans;
    }

    private List<Span> closures(LocalDate day) {
        return calendar.exception(day).map(DayException::closed).orElse(List.of());
    }

    /** Where a span begins or ends on a day; it may have begun on the day before. */
    private Stream<LocalDateTime> boundariesOn(LocalDate day) {
        return Stream.concat(boundaries(day.minusDays(1)), boundaries(day))
                .filter(time -> time.toLocalDate().equals(day));
    }

    private Stream<LocalDateTime> boundaries(LocalDate day) {
        return Stream.concat(spans(day).stream(), closures(day).stream())
                .flatMap(span -> Stream.of(span.startOn(day), span.endFrom(day)));
    }
}
