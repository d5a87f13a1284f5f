package jp.sekisho.calendar;

import static jp.sekisho.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    private final BusinessCalendar calendar = Calendars.national(
            "{ on: 2027-03-27, open: 9:00-17:00, because: 年度末の臨時稼働 }",
            "{ on: 2027-05-07, closed: all-day, because: 定期メンテナンス }",
            "{ on: 2027-05-10, closed: 12:00-13:00, because: 定期メンテナンス }");
    private final OpeningHours day = OpeningHours.parse(calendar, "business-days 8:30-17:00");
    private final OpeningHours night = OpeningHours.parse(calendar, "business-days 17:30-6:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-10T08:29:59.999999999,false",
        "2026-11-10T08:30:00,true",
        "2026-11-10T16:59:59.999999999,true",
        "2026-11-10T17:00:00,false",
        "2026-11-14T12:00:00,false",
        "2027-03-27T08:59:59,false",
        "2027-03-27T09:00:00,true",
        "2027-05-07T12:00:00,false",
        "2027-05-10T12:30:00,false",
        "2027-05-10T13:00:00,true",
    })
    void open_by_day(String local, boolean open) {
        assertThat(day.isOpenAt(at(local))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10T17:29:59,false",
        "2026-11-10T17:30:00,true",
        "2026-11-11T05:59:59,true",
        "2026-11-11T06:00:00,false",
        "2026-11-14T03:00:00,true", // Saturday, but it began on Friday
        "2026-11-14T18:00:00,false",
        "2026-11-16T03:00:00,false", // Monday before dawn: Sunday began nothing
        "2027-05-06T23:59:59,true",
        "2027-05-07T00:00:00,false", // cut at midnight by the closed day
    })
    void open_across_midnight(String local, boolean open) {
        assertThat(night.isOpenAt(at(local))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10T08:15:00,2026-11-10T08:30:00,2026-11-10T17:00:00",
        "2026-11-10T08:30:00,2026-11-11T08:30:00,2026-11-10T17:00:00",
        "2026-11-10T17:00:00,2026-11-11T08:30:00,2026-11-11T17:00:00",
        "2026-12-28T17:30:00,2027-01-04T08:30:00,2027-01-04T17:00:00",
        "2027-03-26T20:00:00,2027-03-27T09:00:00,2027-03-27T17:00:00",
        "2027-05-06T20:00:00,2027-05-10T08:30:00,2027-05-10T12:00:00",
        "2027-05-10T12:00:00,2027-05-10T13:00:00,2027-05-10T17:00:00",
    })
    void next_opening_and_closing(String after, String opening, String closing) {
        assertThat(day.nextOpening(at(after))).hasValue(at(opening));
        assertThat(day.nextClosing(at(after))).hasValue(at(closing));
    }

    @Test
    void hours_that_touch_are_one() {
        OpeningHours round = OpeningHours.parse(calendar, "every-day 6:00-18:00", "every-day 18:00-6:00");
        assertThat(round.nextClosing(at("2026-11-10T12:00:00"))).hasValue(at("2027-03-27T06:00:00"));
    }

    @Test
    void always_opens_no_more_and_never_not_at_all() {
        BusinessCalendar plain = BusinessCalendar.everyDay();
        OpeningHours always = OpeningHours.parse(plain, "always");
        OpeningHours never = OpeningHours.parse(plain, "never");
        ZonedDateTime now = at("2026-11-10T00:00:00");
        assertThat(always.isOpenAt(now)).isTrue();
        assertThat(always.nextOpening(now)).isEmpty();
        assertThat(always.nextClosing(now)).isEmpty();
        assertThat(never.isOpenAt(now)).isFalse();
        assertThat(never.nextOpening(now)).isEmpty();
    }

    @Test
    void several_spans_and_weekdays() {
        OpeningHours hours =
                OpeningHours.parse(calendar, "business-days 8:30-12:00, 13:00-17:00", "saturday 9:00-12:00");
        assertThat(hours.isOpenAt(at("2026-11-10T12:30:00"))).isFalse();
        assertThat(hours.isOpenAt(at("2026-11-14T09:00:00"))).isTrue();
    }

    @Test
    void another_zone_asks_about_the_same_instant() {
        ZonedDateTime utc = at("2026-11-10T08:30:00").withZoneSameInstant(ZoneOffset.UTC);
        assertThat(day.isOpenAt(utc)).isTrue();
        assertThat(day.nextClosing(utc)).hasValue(at("2026-11-10T17:00:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "business-days",
                "workdays 8:30-17:00",
                "business-days 8:30",
                "business-days 8:30-8:30",
                "business-days 8:30-25:00",
                "business-days 17-18"
            })
    void what_cannot_be_read_is_refused(String written) {
        assertThatThrownBy(() -> OpeningHours.parse(calendar, written))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.format.DateTimeParseException.class);
    }

    @Property(tries = 200)
    void an_opening_opens_and_a_closing_closes(@ForAll @IntRange(max = 366 * 24 * 60) int minutes) {
        ZonedDateTime time = at("2026-10-01T00:00:00").plusMinutes(minutes);
        for (OpeningHours hours : new OpeningHours[] {day, night}) {
            ZonedDateTime opening = hours.nextOpening(time).orElseThrow();
            ZonedDateTime closing = hours.nextClosing(time).orElseThrow();
            assertThat(opening).isAfter(time);
            assertThat(closing).isAfter(time);
            assertThat(hours.isOpenAt(opening)).isTrue();
            assertThat(hours.isOpenAt(opening.minusNanos(1))).isFalse();
            assertThat(hours.isOpenAt(closing)).isFalse();
            assertThat(hours.isOpenAt(closing.minusNanos(1))).isTrue();
            assertThat(hours.isOpenAt(time)).isEqualTo(closing.isBefore(opening));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-10T17:00:00,2026-11-10T17:00:00",
        "2026-11-10T16:59:59,2026-11-10T08:30:00",
        "2026-11-15T12:00:00,2026-11-13T17:00:00", // Sunday: since Friday evening
        "2027-05-10T12:30:00,2027-05-10T12:00:00",
    })
    void it_knows_since_when_it_is_as_it_is(String local, String since) {
        assertThat(day.lastChange(at(local))).contains(at(since));
    }

    @Test
    void what_ends_after_something_later_has_begun_is_found_in_order_of_time() {
        OpeningHours both =
                OpeningHours.parse(BusinessCalendar.everyDay(), "every-day 22:00-6:00, 1:00-2:00, 7:00-8:00");

        assertThat(both.lastChange(at("2026-11-10T06:30:00"))).contains(at("2026-11-10T06:00:00"));
        assertThat(both.nextClosing(at("2026-11-10T00:30:00"))).contains(at("2026-11-10T06:00:00"));
        assertThat(OpeningHours.parse(calendar, "always").lastChange(at("2026-11-10T06:30:00")))
                .isEmpty();
    }
}
