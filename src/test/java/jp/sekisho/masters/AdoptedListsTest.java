package jp.sekisho.masters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.boundary.PermitLimit;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.Finding;
import org.junit.jupiter.api.Test;

class AdoptedListsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-12-01");
    private static final LocalDate SECOND = LocalDate.parse("2027-04-01");
    private static final Purpose PURPOSE = Purpose.of("D1", "JT1", "TM1");

    private final PermitLimit lists = new AdoptedLists(List.of(list(1, FIRST, "JT1"), list(2, SECOND, "JT2")));

    @Test
    void each_is_in_force_from_its_day_on_until_the_next_is() {
        assertThat(lists.changes()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(lists.nameOn(FIRST.minusDays(1))).isEmpty();
        assertThat(lists.nameOn(FIRST)).isEqualTo("permit-list:1");
        assertThat(lists.nameOn(SECOND.minusDays(1))).isEqualTo("permit-list:1");
        assertThat(lists.nameOn(SECOND)).isEqualTo("permit-list:2");
    }

    @Test
    void what_is_in_force_refuses_what_it_has_no_row_for() {
        assertThat(lists.objection(PURPOSE, SECOND.minusDays(1))).isEmpty();
        assertThat(lists.objection(PURPOSE, SECOND).map(Finding::code)).contains(MasterError.NOT_LISTED);
        assertThat(lists.objection(Purpose.of("D1", "JT2", "TM1"), FIRST).map(Finding::code))
                .contains(MasterError.NOT_LISTED);
    }

    @Test
    void before_the_first_day_everything_passes() {
        assertThat(lists.objection(Purpose.of("D1", "JT9", "TM9"), FIRST.minusDays(1)))
                .isEmpty();
    }

    @Test
    void a_newer_version_with_an_earlier_day_takes_the_place_of_an_older_one() {
        PermitLimit overtaken = new AdoptedLists(List.of(list(1, SECOND, "JT1"), list(2, FIRST, "JT2")));

        assertThat(overtaken.nameOn(FIRST)).isEqualTo("permit-list:2");
        assertThat(overtaken.nameOn(SECOND)).isEqualTo("permit-list:2");
    }

    private static Master list(int version, LocalDate from, String procedure) {
        MasterRow row = new MasterRow(procedure, "A1", "B1", "TM1", FIRST, LocalDate.MAX);
        return new Master(version, from, List.of(row));
    }
}
