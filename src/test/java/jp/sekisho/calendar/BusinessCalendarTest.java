package jp.sekisho.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    private final BusinessCalendar calendar = Calendars.national(
            "{ on: 2027-03-27, open: 9:00-17:00, because: 年度末 }",
            "{ on: 2027-03-29, closed: all-day, because: 保守 }",
            "{ on: 2027-03-30, closed: 12:00-13:00, because: 保守 }");

    @ParameterizedTest
    @CsvSource({
        "2026-11-10,true",
        "2026-11-14,false",
        "2026-11-15,false",
        "2026-11-03,false",
        "2026-12-28,true",
        "2026-12-29,false",
        "2027-01-03,false",
        "2027-01-04,true",
        "2027-03-27,false", // an exceptional opening is not a business day
        "2027-03-29,false",
        "2027-03-30,true",
    })
    void business_days(LocalDate day, boolean expected) {
        assertThat(calendar.isBusinessDay(day)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10,1,2026-11-11",
        "2026-11-13,1,2026-11-16",
        "2026-11-13,5,2026-11-20",
        "2026-11-20,1,2026-11-24", // 23 is a holiday
        "2026-12-28,1,2027-01-04",
        "2026-12-28,0,2026-12-28",
        "2026-12-29,0,2027-01-04",
        "2027-01-04,-1,2026-12-28",
        "2026-11-16,-2,2026-11-12",
    })
    void business_days_are_counted_over_closed_ones(LocalDate from, int days, LocalDate expected) {
        assertThat(calendar.plusBusinessDays(from, days)).isEqualTo(expected);
    }

    @Test
    void a_calendar_without_business_days_says_so_instead_of_searching_for_ever() {
        ClosedDays all =
                new ClosedDays(Set.of(), false, List.of(new ClosedDays.Yearly(MonthDay.of(1, 1), MonthDay.of(12, 31))));
        BusinessCalendar closed = new BusinessCalendar("closed", Calendars.TOKYO, all, Map.of());
        assertThatThrownBy(() -> closed.plusBusinessDays(LocalDate.of(2026, 1, 1), 1))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(CalendarError.NO_BUSINESS_DAY));
    }

    @Test
    void an_exception_says_why() {
        assertThat(calendar.exceptionOn(LocalDate.of(2027, 3, 27))).hasValue("年度末");
        assertThat(calendar.exceptionOn(LocalDate.of(2027, 3, 26))).isEmpty();
    }
}
