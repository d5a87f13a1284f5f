package jp.sekisho.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    @Test
    void all_problems_are_reported_at_their_places() {
        Issues issues = new Issues();
        String file =
                """
                calendar: odd
                zone: Asia/Nowhere
                closed: [ caturday, 13-40, national-holidays ]
                exceptions:
                  - { on: 2027-03-27, open: 9-17, because: x }
                  - { on: 2027-03-27, closed: all-day, because: y }
                  - { on: 2027-05-09, because: z }
                  - { on: 2027-13-09, closed: all-day, because: z, why: q }
                colour: red
                """;
        CalendarFile.parse(YamlSource.parse("odd.calendar.yaml", file, issues).orElseThrow(), issues);
        assertThat(issues.sorted())
                .extracting(CalendarFileTest::brief)
                .containsExactly(
                        "2:7 SOURCE-008",
                        "3:11 SOURCE-008",
                        "3:21 SOURCE-008",
                        "5:29 SOURCE-008",
                        "6:11 CALENDAR-001",
                        "7:5 CALENDAR-002",
                        "8:11 SOURCE-008",
                        "8:52 SOURCE-006",
                        "9:1 SOURCE-006");
    }

    @Test
    void a_calendar_that_is_always_closed_is_refused() {
        Issues issues = new Issues();
        String file =
                "calendar: shut\nclosed: [ monday, tuesday, wednesday, thursday, friday, saturday, sunday ]\nzone: Asia/Tokyo\n";
        CalendarFile.parse(YamlSource.parse("shut", file, issues).orElseThrow(), issues);
        assertThat(issues.sorted()).extracting(CalendarFileTest::brief).containsExactly("2:1 CALENDAR-003");
    }

    private static String brief(Issue issue) {
        return issue.place().line() + ":" + issue.place().column() + " "
                + issue.finding().code().wire();
    }
}
