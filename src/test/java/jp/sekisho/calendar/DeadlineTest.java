package jp.sekisho.calendar;

import static jp.sekisho.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "5 business-days,2026-11-10T08:15:00,2026-11-18T00:00:00",
        "1 business-day,2026-11-13T23:59:59,2026-11-17T00:00:00",
        "1 business-day,2026-12-28T09:00:00,2027-01-05T00:00:00",
        "30 days,2026-11-10T08:15:00,2026-12-11T00:00:00",
        "2 hours,2026-11-10T08:15:00,2026-11-10T10:15:00",
        "10 minutes,2026-11-10T23:55:00,2026-11-11T00:05:00",
    })
    void ends(String written, String accepted, String end) {
        assertThat(Deadline.parse(written).endAfter(at(accepted), Calendars.national()))
                .isEqualTo(at(end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0 days", "-1 days", "5 weeks", "5 business days", "9999999 days"})
    void what_cannot_be_read_is_refused(String written) {
        assertThatThrownBy(() -> Deadline.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
