package jp.sekisho.text.date;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The months of Meiji 1 to 5, when days were counted in the lunar calendar (天保暦), each with its first day in ours. 明治5年
 * 12月2日 was the last; the next day was 1 January 1873.
 *
 * <p>The table is history, not reckoning: two published lists agree on it, and all its months but one begin on the day of a new
 * moon over Kyoto as astronomy has it today; that one new moon was a minute after midnight.
 */
final class LunarMonths {
    private static final LocalDate SOLAR = LocalDate.of(1873, 1, 1);
    private static final int SOLAR_YEAR = 6;
    private static final String LEAP = "閏";

    private LunarMonths() {}

    /** One month; of a leap month the number is that of the month before it. */
    private record Month(int year, int month, boolean leap, LocalDate from, LocalDate next) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(next);
        }
    }

    /** Whether an era's year was counted so. */
    static boolean counted(int calendarYear) {
        return calendarYear < SOLAR.getYear();
    }

    /** The day of our calendar; empty if that month had no such day. */
    static Optional<LocalDate> day(int calendarYear, int month, boolean leap, int day) {
        int year = calendarYear - SOLAR.getYear() + SOLAR_YEAR;
        return Table.MONTHS.stream()
                .filter(one -> one.year == year && one.month == month && one.leap == leap)
                .filter(one -> day >= 1 && one.has(one.from.plusDays(day - 1)))
                .map(one -> one.from.plusDays(day - 1))
                .findFirst();
    }

    /** How a day of our calendar was counted in that era; empty if in ours. */
    static Optional<WrittenDate> on(LocalDate day, Era era) {
        return Table.MONTHS.stream()
                .filter(one -> one.has(day))
                .map(one -> new WrittenDate(
                        Optional.of(era),
                        one.year,
                        one.month,
                        one.leap,
                        (int) ChronoUnit.DAYS.between(one.from, day) + 1))
                .findFirst();
    }

    /** Made when the first asks for it. */
    private static final class Table {
        static final List<Month> MONTHS = read(OwnFile.lines("lunar-months.csv"));

        private static List<Month> read(List<String> lines) {
            return java.util.stream.IntStream.range(1, lines.size())
                    .mapToObj(i -> month(
                            lines.get(i).split(",", -1),
                            i + 1 < lines.size()
                                    ? LocalDate.parse(lines.get(i + 1).split(",", -1)[2])
                                    : SOLAR))
                    .toList();
        }

        private static Month month(String[] cells, LocalDate next) {
            boolean leap = cells[1].startsWith(LEAP);
            int number = Integer.parseInt(leap ? cells[1].substring(1) : cells[1]);
            return new Month(Integer.parseInt(cells[0]), number, leap, LocalDate.parse(cells[2]), next);
        }
    }
}
