package jp.sekisho.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The national holidays of Japan by the rules of the law, substitute and in-between holidays included.
 *
 * <p>Thread safe; a year is computed once. Covers 1949 to 2150; the equinoxes of years to come are forecasts until the
 * official announcement, so a calendar file may except a day.
 */
final class NationalHolidays {
    private static final LocalDate SUBSTITUTES_BEGIN = LocalDate.of(1973, 4, 12);
    private static final LocalDate IN_BETWEEN_BEGINS = LocalDate.of(1985, 12, 27);
    private static final int SUBSTITUTES_MOVE_ON = 2007;
    private static final Map<Integer, NavigableMap<LocalDate, String>> YEARS = new ConcurrentHashMap<>();

    private NationalHolidays() {}

    /** The name of the holiday on that day. */
    public static Optional<String> nameOf(LocalDate day) {
        return Optional.ofNullable(in(day.getYear()).get(day));
    }

    /** All holidays of a year with their names, by date. */
    public static NavigableMap<LocalDate, String> in(int year) {
        return YEARS.computeIfAbsent(year, NationalHolidays::compute);
    }

    private static NavigableMap<LocalDate, String> compute(int year) {
        NavigableMap<LocalDate, String> named = new TreeMap<>();
        HolidayRule.LAW.stream()
                .filter(rule -> rule.inForce(year))
                .forEach(rule -> named.put(rule.day().apply(year), rule.name()));
        NavigableMap<LocalDate, String> all = new TreeMap<>(named);
        named.keySet().forEach(day -> substitute(day, named).ifPresent(free -> all.put(free, "振替休日")));
        named.keySet().forEach(day -> {
            LocalDate next = day.plusDays(1);
            if (named.containsKey(day.plusDays(2)) && isInBetween(next, all)) {
                all.put(next, "国民の休日");
            }
        });
        return Collections.unmodifiableNavigableMap(all);
    }

    /** 第3条第2項: a holiday on a Sunday frees the nearest following day that is none (until 2006: the Monday). */
    private static Optional<LocalDate> substitute(LocalDate day, NavigableMap<LocalDate, String> named) {
        if (day.getDayOfWeek() != DayOfWeek.SUNDAY || day.isBefore(SUBSTITUTES_BEGIN)) {
            return Optional.empty();
        }
        LocalDate free = day.plusDays(1);
        while (named.containsKey(free) && day.getYear() >= SUBSTITUTES_MOVE_ON) {
            free = free.plusDays(1);
        }
        return named.containsKey(free) ? Optional.empty() : Optional.of(free);
    }

    /** 第3条第3項: a day between two national holidays is free. */
    private static boolean isInBetween(LocalDate day, NavigableMap<LocalDate, String> all) {
        return !day.isBefore(IN_BETWEEN_BEGINS) && !all.containsKey(day) && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
