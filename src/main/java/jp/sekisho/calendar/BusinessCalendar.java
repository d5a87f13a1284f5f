package jp.sekisho.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;

/**
 * Which days are business days, by rules and exceptions.
 *
 * <p>Immutable and thread safe. An exceptional opening on a closed day opens the gates on it but does not make it a
 * business day, so that no deadline ever comes earlier by it; an exceptional closing for a whole day takes a business day
 * away.
 */
public final class BusinessCalendar {
    private static final int SEARCHED_DAYS = 3660;

    private final String id;
    private final ZoneId zone;
    private final ClosedDays closedDays;
    private final Map<LocalDate, DayException> exceptions;

    BusinessCalendar(String id, ZoneId zone, ClosedDays closedDays, Map<LocalDate, DayException> exceptions) {
        this.id = id;
        this.zone = zone;
        this.closedDays = closedDays;
        this.exceptions = Map.copyOf(exceptions);
    }

    /** A calendar in which every day is a business day, for tests and as a stand-in. */
    public static BusinessCalendar everyDay() {
        ClosedDays none = new ClosedDays(Set.of(), false, List.of());
        return new BusinessCalendar("every-day", ZoneId.of("Asia/Tokyo"), none, Map.of());
    }

    public String id() {
        return id;
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean isBusinessDay(LocalDate date) {
        return !closedDays.contains(date)
                && !exception(date).map(DayException::closesAllDay).orElse(false);
    }

    /**
     * The {@code days}-th business day after {@code date}; before it, if negative. Zero is {@code date} itself, or the
     * first business day after it.
     *
     * @throws jp.sekisho.error.SekishoException CALENDAR-003 if ten years hold fewer business days
     */
    public LocalDate plusBusinessDays(LocalDate date, int days) {
        if (days == 0) {
            return isBusinessDay(date) ? date : plusBusinessDays(date, 1);
        }
        int left = Math.abs(days);
        int step = Integer.signum(days);
        LocalDate day = date;
        for (int searched = 0; searched < SEARCHED_DAYS + 2 * Math.abs((long) days); searched++) {
            day = day.plusDays(step);
            if (isBusinessDay(day) && --left == 0) {
                return day;
            }
        }
        throw Finding.of(CalendarError.NO_BUSINESS_DAY, "calendar", id).asException();
    }

    /** Why a day is different from its rule, in the words of the calendar's file. */
    public Optional<String> exceptionOn(LocalDate date) {
        return exception(date).map(DayException::because);
    }

    Optional<DayException> exception(LocalDate date) {
        return Optional.ofNullable(exceptions.get(date));
    }
}
