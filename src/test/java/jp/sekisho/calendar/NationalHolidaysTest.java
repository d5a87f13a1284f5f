package jp.sekisho.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law's rules against a public list of all holidays from 2015 to 2050, and against days known from the past. */
class NationalHolidaysTest {

    @Test
    void every_holiday_of_36_years_and_no_other() throws IOException {
        Map<LocalDate, String> published = published();
        TreeSet<LocalDate> computed = new TreeSet<>();
        for (int year = 2015; year <= 2050; year++) {
            computed.addAll(NationalHolidays.in(year).keySet());
        }
        assertThat(computed).isEqualTo(new TreeSet<>(published.keySet())).hasSize(645);
    }

    @Test
    void holidays_bear_the_names_of_the_law() throws IOException {
        published().forEach((day, name) -> {
            String computed = NationalHolidays.nameOf(day).orElseThrow();
            if (name.endsWith("振替休日")) {
                assertThat(computed).isEqualTo("振替休日");
            } else if (!name.contains("休日") && !name.contains("即位")) {
                assertThat(computed).as(day.toString()).isEqualTo(name.replaceFirst("（.*", ""));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1948-11-23,勤労感謝の日",
        "1960-03-20,春分の日",
        "1971-09-24,秋分の日",
        "1972-09-23,秋分の日",
        "1959-04-10,皇太子明仁親王の結婚の儀",
        "1966-09-15,敬老の日",
        "1973-04-30,振替休日",
        "1979-03-21,春分の日",
        "1980-09-23,秋分の日",
        "1988-05-04,国民の休日",
        "1989-01-01,元日",
        "1989-02-24,昭和天皇の大喪の礼",
        "1990-11-12,即位礼正殿の儀",
        "2000-01-10,成人の日",
        "2008-05-06,振替休日",
        "2009-09-22,国民の休日",
        "2019-04-30,国民の休日",
        "2021-08-09,振替休日",
        "2026-09-22,国民の休日",
    })
    void days_known_from_the_past(LocalDate day, String name) {
        assertThat(NationalHolidays.nameOf(day)).hasValue(name);
    }

    @ParameterizedTest
    @CsvSource({"1966-02-11", "1972-09-24", "1986-05-04", "2018-10-15", "2019-12-23", "2020-10-12", "2021-07-19"})
    void days_that_were_none(LocalDate day) {
        assertThat(NationalHolidays.nameOf(day)).isEmpty();
    }

    private static Map<LocalDate, String> published() throws IOException {
        Map<LocalDate, String> days = new TreeMap<>();
        try (InputStream file = Objects.requireNonNull(
                NationalHolidaysTest.class.getResourceAsStream("/calendar/national-holidays.csv"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> days.put(LocalDate.parse(cells[0]), cells[1]));
        }
        return days;
    }
}
