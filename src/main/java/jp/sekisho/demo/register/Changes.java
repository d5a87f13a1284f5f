package jp.sekisho.demo.register;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.registry.synthetic.SyntheticCity;

/**
 * What changes on which day. The same day is always the same: what is sent again after a death has the same id and the same bytes.
 *
 * @param population of the city that CS knew before
 * @param households how many of each day have something to say: six changes each
 */
record Changes(long seed, int population, int households) {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final LocalTime EVENING = LocalTime.of(17, 15);
    private static final int OF_A_HOUSEHOLD = 6;
    private static final int OF_A_DAY = 10_000;

    /** Somebody arrives and moves on within the city, a child is born, and of those who were here one moves, one leaves and one dies. */
    List<Change> of(LocalDate day) {
        LocalDateTime at = day.atTime(EVENING);
        long ordinal = BEGIN.until(day, ChronoUnit.DAYS);
        SyntheticCity city = SyntheticCity.of(seed, SyntheticCity.LARGEST);
        List<Change> changes = new ArrayList<>();
        for (int household = 0; household < households; household++) {
            int arrived = population + (int) ordinal * 2 * households + 2 * household;
            int here = (int) ((ordinal * 3 * households + 3L * household) % Math.max(1, population - 2));
            long first = ordinal * OF_A_DAY + (long) household * OF_A_HOUSEHOLD;
            changes.add(new Change(first, at, Reason.MOVED_IN, city.resident(arrived), 1));
            changes.add(new Change(first + 1, at, Reason.BORN, city.resident(arrived + 1), 1));
            changes.add(new Change(first + 2, at, Reason.MOVED_WITHIN, city.resident(here), 2));
            changes.add(new Change(first + 3, at, Reason.MOVED_WITHIN, city.resident(here), 3));
            changes.add(new Change(first + 4, at, Reason.MOVED_OUT, city.resident(here + 1), 4));
            changes.add(new Change(first + 5, at, Reason.DIED, city.resident(here + 2), 5));
        }
        return changes;
    }
}
