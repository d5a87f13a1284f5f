package jp.sekisho.calendar;

import java.time.LocalDate;

/**
 * The days of the equinoxes in Japan, by the approximation that is in common use (新こよみ便利帳). The law takes them from
 * the 暦要項 announced each February for the year after; until 2150 the two are not known to differ.
 */
enum Equinox {
    VERNAL(3, 20.8357, 20.8431, 21.8510),
    AUTUMNAL(9, 23.2588, 23.2488, 24.2488);

    private static final double DAYS_PER_YEAR_BEYOND_365 = 0.242194;

    private final int month;
    private final double until1979;
    private final double until2099;
    private final double until2150;

    Equinox(int month, double until1979, double until2099, double until2150) {
        this.month = month;
        this.until1979 = until1979;
        this.until2099 = until2099;
        this.until2150 = until2150;
    }

    LocalDate in(int year) {
        int years = year - 1980;
        int leapDays = year < 1980 ? (year - 1983) / 4 : years / 4;
        return LocalDate.of(year, month, (int) (base(year) + DAYS_PER_YEAR_BEYOND_365 * years) - leapDays);
    }

    private double base(int year) {
        if (year < 1980) {
            return until1979;
        }
        return year < 2100 ? until2099 : until2150;
    }
}
