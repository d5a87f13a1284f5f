package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.CalendarFile;
import jp.sekisho.calendar.Deadline;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;

/** Two business days are counted back as deadlines are counted forward. */
class UndecidedTest {
    private static final BusinessCalendar CALENDAR = CalendarFile.parse(
            YamlSource.parse(
                            "test",
                            "calendar: national\nzone: Asia/Tokyo\n"
                                    + "closed: [ saturday, sunday, national-holidays, 12-29..01-03 ]\n",
                            new Issues())
                    .orElseThrow(),
            new Issues());

    @Test
    void whatWasDueOnAMondayIsAPersonsWhenWednesdayIsOver() {
        assertThat(Undecided.before(at("2026-11-11T23:59"), CALENDAR)).isEqualTo(at("2026-11-09T00:00"));
        assertThat(Undecided.before(at("2026-11-12T00:00"), CALENDAR)).isEqualTo(at("2026-11-10T00:00"));
    }

    @Test
    void itIsSoWheneverTheEndOfTwoBusinessDaysHasPassedAndNoSooner() {
        Deadline two = new Deadline(2, Deadline.Unit.BUSINESS_DAY);
        for (LocalDateTime now = LocalDateTime.parse("2026-12-20T00:00");
                now.isBefore(LocalDateTime.parse("2027-01-15T00:00"));
                now = now.plusHours(12)) {
            Instant before = Undecided.before(at(now.toString()), CALENDAR);
            for (LocalDateTime due = now.minusDays(12); due.isBefore(now); due = due.plusHours(6)) {
                boolean over = !two.endAfter(due.atZone(CALENDAR.zone()), CALENDAR)
                        .toInstant()
                        .isAfter(at(now.toString()));
                assertThat(at(due.toString()).isBefore(before))
                        .as("due %s, now %s", due, now)
                        .isEqualTo(over);
            }
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CALENDAR.zone()).toInstant();
    }
}
