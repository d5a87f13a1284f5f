package jp.sekisho.text;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/** Years as laws count them: ages and fiscal years. Stateless. */
public final class LegalYears {
    private LegalYears() {}

    /**
     * The age at the end of a day. It is reached at the end of the day before the birthday (年齢計算ニ関スル法律, 民法
     * 143条); who was born on 29 February reaches it on 28 February in every year. Empty before the birth.
     */
    public static OptionalInt age(LocalDate born, LocalDate on) {
        return on.isBefore(born)
                ? OptionalInt.empty()
                : OptionalInt.of((int) ChronoUnit.YEARS.between(born, on.plusDays(1)));
    }

    /** 年度: the year of the calendar in which the fiscal year of that day began, on 1 April. */
    public static int fiscalYear(LocalDate day) {
        return day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() - 1 : day.getYear();
    }
}
