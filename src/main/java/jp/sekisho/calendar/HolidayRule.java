package jp.sekisho.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One national holiday as the law names it, in force in the years from {@code first} to {@code last}, {@code except}
 * those in which a special law moved it.
 *
 * <p>Source: 国民の祝日に関する法律 (昭和23年法律第178号) 第2条 with its amendments; for 2020 and 2021 the special law on the
 * Olympic games (平成27年法律第33号), for the days of an accession, a wedding or a funeral the law of each.
 */
record HolidayRule(String name, int first, int last, Set<Integer> except, IntFunction<LocalDate> day) {
    private static final int OPEN = Integer.MAX_VALUE;
    private static final Set<Integer> GAMES = Set.of(2020, 2021);

    static final List<HolidayRule> LAW = List.of(
            fixed("元日", 1949, OPEN, 1, 1),
            fixed("成人の日", 1949, 1999, 1, 15),
            monday("成人の日", 2000, OPEN, 1, 2),
            fixed("建国記念の日", 1967, OPEN, 2, 11),
            fixed("天皇誕生日", 2020, OPEN, 2, 23),
            new HolidayRule("春分の日", 1949, OPEN, Set.of(), Equinox.VERNAL::in),
            fixed("天皇誕生日", 1949, 1988, 4, 29),
            fixed("みどりの日", 1989, 2006, 4, 29),
            fixed("昭和の日", 2007, OPEN, 4, 29),
            fixed("憲法記念日", 1949, OPEN, 5, 3),
            fixed("みどりの日", 2007, OPEN, 5, 4),
            fixed("こどもの日", 1949, OPEN, 5, 5),
            fixed("海の日", 1996, 2002, 7, 20),
            monday("海の日", 2003, OPEN, 7, 3),
            fixed("山の日", 2016, OPEN, 8, 11),
            fixed("敬老の日", 1966, 2002, 9, 15),
            monday("敬老の日", 2003, OPEN, 9, 3),
            new HolidayRule("秋分の日", 1948, OPEN, Set.of(), Equinox.AUTUMNAL::in),
            fixed("体育の日", 1966, 1999, 10, 10),
            monday("体育の日", 2000, 2019, 10, 2),
            monday("スポーツの日", 2020, OPEN, 10, 2),
            fixed("文化の日", 1948, OPEN, 11, 3),
            fixed("勤労感謝の日", 1948, OPEN, 11, 23),
            fixed("天皇誕生日", 1989, 2018, 12, 23),
            once("海の日", 2020, 7, 23),
            once("スポーツの日", 2020, 7, 24),
            once("山の日", 2020, 8, 10),
            once("海の日", 2021, 7, 22),
            once("スポーツの日", 2021, 7, 23),
            once("山の日", 2021, 8, 8),
            once("皇太子明仁親王の結婚の儀", 1959, 4, 10),
            once("昭和天皇の大喪の礼", 1989, 2, 24),
            once("即位礼正殿の儀", 1990, 11, 12),
            once("皇太子徳仁親王の結婚の儀", 1993, 6, 9),
            once("天皇の即位の日", 2019, 5, 1),
            once("即位礼正殿の儀の行われる日", 2019, 10, 22));

    boolean inForce(int year) {
        return year >= first && year <= last && !except.contains(year);
    }

    private static HolidayRule fixed(String name, int first, int last, int month, int day) {
        return new HolidayRule(name, first, last, moved(name), year -> LocalDate.of(year, month, day));
    }

    private static HolidayRule monday(String name, int first, int last, int month, int ordinal) {
        return new HolidayRule(name, first, last, moved(name), year -> LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY)));
    }

    private static HolidayRule once(String name, int year, int month, int day) {
        return new HolidayRule(name, year, year, Set.of(), any -> LocalDate.of(any, month, day));
    }

    private static Set<Integer> moved(String name) {
        return Set.of("海の日", "山の日", "スポーツの日").contains(name) ? GAMES : Set.of();
    }
}
