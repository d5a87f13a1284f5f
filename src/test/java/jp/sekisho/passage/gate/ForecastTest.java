package jp.sekisho.passage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.passage.link.LaneHours;
import org.junit.jupiter.api.Test;

/** When lanes will be empty. */
class ForecastTest {
    private final LaneHours day = hours("every-day 8:30-17:00");
    private final LaneHours night = hours("every-day 17:30-6:00");

    @Test
    void whatWaitsForTheMorningIsGoneSoonAfterTheGateOpens() {
        Forecast forecast = Forecast.of(Map.of(Priority.NORMAL, day), Map.of(Priority.NORMAL, 600), 10, at("10T20:00"))
                .get(Priority.NORMAL);

        assertThat(forecast.emptyBy()).contains(at("11T08:31"));
        assertThat(forecast.fits()).isTrue();
    }

    @Test
    void theMoreUrgentLaneGoesFirst() {
        Map<Priority, Forecast> forecasts = Forecast.of(
                Map.of(Priority.URGENT, day, Priority.NORMAL, day),
                Map.of(Priority.URGENT, 60, Priority.NORMAL, 60),
                1,
                at("10T09:00"));

        assertThat(forecasts.get(Priority.URGENT).emptyBy()).contains(at("10T09:01"));
        assertThat(forecasts.get(Priority.NORMAL).emptyBy()).contains(at("10T09:02"));
    }

    @Test
    void whatDoesNotFitIntoTheNightIsCountedAndGoesOnTheNext() {
        Forecast forecast = Forecast.of(
                        Map.of(Priority.BULK, night), Map.of(Priority.BULK, 45_000 + 1_800), 1, at("10T16:00"))
                .get(Priority.BULK);

        assertThat(forecast.leftAtClose()).isEqualTo(1_800);
        assertThat(forecast.fits()).isFalse();
        assertThat(forecast.emptyBy()).contains(at("11T18:00"));
    }

    @Test
    void anOpeningBeyondTheHoursCounts() {
        LaneHours opened = new LaneHours(day.hours(), Optional.of(at("10T19:00")));

        Forecast forecast = Forecast.of(
                        Map.of(Priority.NORMAL, opened), Map.of(Priority.NORMAL, 60), 1, at("10T18:58:30"))
                .get(Priority.NORMAL);

        assertThat(forecast.emptyBy()).contains(at("10T18:59:30"));
    }

    @Test
    void aHeldLaneAndOneThatNeverOpensHaveNoForecast() {
        Map<Priority, Forecast> forecasts = Forecast.of(
                Map.of(Priority.BULK, hours("never")), Map.of(Priority.NORMAL, 5, Priority.BULK, 5), 1, at("10T09:00"));

        assertThat(forecasts.get(Priority.NORMAL).emptyBy()).isEmpty();
        assertThat(forecasts.get(Priority.BULK).emptyBy()).isEmpty();
        assertThat(forecasts.get(Priority.URGENT).emptyBy()).contains(at("10T09:00"));
    }

    private static LaneHours hours(String rule) {
        return new LaneHours(OpeningHours.parse(BusinessCalendar.everyDay(), rule), Optional.empty());
    }

    private static ZonedDateTime at(String time) {
        return ZonedDateTime.parse("2026-11-" + (time.length() == 8 ? time + ":00" : time) + "+09:00[Asia/Tokyo]");
    }
}
