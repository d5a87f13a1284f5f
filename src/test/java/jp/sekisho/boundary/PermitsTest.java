package jp.sekisho.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.source.CsvSource;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final String FILE =
            """
            system,office,procedure,information,priority,ground,from,until
            public-assistance,D1,P1,TAX,urgent,法,2026-04-01,
            public-assistance,D1,P2,ACCOUNT,,法,2026-04-01,2026-10-31
            public-assistance,D1,P3,ACCOUNT,,法,2027-04-01,2028-03-31
            child-allowance,D2,P1,MEDICAL,,法,2026-04-01,
            child-allowance,D2,P1,TAX,bulk,法,2026-04-01,
            """;

    private final Permits permits = permits();

    @Test
    void what_a_row_says_is_permitted() {
        assertThat(refusal("public-assistance", "D1", "P1", "TAX", TODAY)).isEmpty();
    }

    @Test
    void an_unknown_system_is_refused() {
        assertThat(refusal("intruder", "D1", "P1", "TAX", TODAY)).startsWith("PERMIT-001");
    }

    @Test
    void a_system_without_permits_on_an_interface_is_refused() {
        assertThat(refusal("late-stage-elderly", "D1", "P1", "TAX", TODAY)).startsWith("PERMIT-002");
        Purpose purpose = Purpose.of("D1", "P1", "TAX");
        assertThat(permits.refusal("public-assistance", "replica", purpose, TODAY))
                .map(finding -> finding.code().wire())
                .hasValue("PERMIT-002");
    }

    @Test
    void each_means_is_refused_with_a_code_of_its_own() {
        assertThat(refusal("public-assistance", "D2", "P1", "TAX", TODAY)).startsWith("PERMIT-003");
        assertThat(refusal("public-assistance", "D1", "P1", "MEDICAL", TODAY)).startsWith("PERMIT-004");
        assertThat(refusal("public-assistance", "D1", "P9", "TAX", TODAY)).startsWith("PERMIT-005");
    }

    @Test
    void a_permit_does_not_lend_its_information_to_another_procedure() {
        assertThat(refusal("public-assistance", "D1", "P2", "TAX", TODAY)).startsWith("PERMIT-004");
    }

    @Test
    void a_limit_is_asked_last_and_takes_away_only() {
        Finding unlisted = Finding.of(PermitError.INFORMATION, "information", "?");
        Permits limited = permits.within((purpose, on) -> on.equals(TODAY) ? Optional.of(unlisted) : Optional.empty());
        Purpose permitted = Purpose.of("D1", "P1", "TAX");

        assertThat(limited.refusal("public-assistance", "inquiry", permitted, TODAY))
                .contains(unlisted);
        assertThat(limited.refusal("public-assistance", "inquiry", permitted, TODAY.plusDays(1)))
                .isEmpty();
        assertThat(limited.refusal("public-assistance", "inquiry", Purpose.of("D1", "P9", "TAX"), TODAY))
                .map(finding -> finding.code().wire())
                .hasValue("PERMIT-005");
        assertThat(permits.refusal("public-assistance", "inquiry", permitted, TODAY))
                .isEmpty();
    }

    @Test
    void both_ends_of_a_permit_belong_to_it() {
        assertThat(refusal("public-assistance", "D1", "P2", "ACCOUNT", LocalDate.of(2026, 3, 31)))
                .startsWith("PERMIT-006");
        assertThat(refusal("public-assistance", "D1", "P2", "ACCOUNT", LocalDate.of(2026, 4, 1)))
                .isEmpty();
        assertThat(refusal("public-assistance", "D1", "P2", "ACCOUNT", LocalDate.of(2026, 10, 31)))
                .isEmpty();
        assertThat(refusal("public-assistance", "D1", "P2", "ACCOUNT", TODAY)).startsWith("PERMIT-006");
        assertThat(refusal("public-assistance", "D1", "P3", "ACCOUNT", TODAY)).startsWith("PERMIT-006");
    }

    @Test
    void a_message_that_does_not_say_its_purpose_is_refused() {
        assertThat(refusal("public-assistance", "D1", "", "TAX", TODAY)).startsWith("PERMIT-007");
        assertThat(permits.refusal("public-assistance", "inquiry", new Purpose(Map.of()), TODAY))
                .isPresent();
    }

    @Test
    void a_known_code_is_shown_by_its_name() {
        Finding finding = permits.refusal("public-assistance", "inquiry", Purpose.of("D1", "P1", "MEDICAL"), TODAY)
                .orElseThrow();
        assertThat(finding.japanese()).isEqualTo("この事務では 医療保険給付関係情報 を照会できません。");
    }

    @Test
    void what_stands_in_the_place_of_a_code_is_not_shown_if_nobody_knows_it() {
        Finding finding = permits.refusal("public-assistance", "inquiry", Purpose.of("D1", "P1", "山田太郎"), TODAY)
                .orElseThrow();
        assertThat(finding.toString() + finding.japanese() + finding.details()).doesNotContain("山田");
    }

    @Test
    void no_priority_is_more_urgent_than_the_permit_says() {
        assertThat(urgency("public-assistance", "D1", "TAX", Priority.URGENT)).isEmpty();
        assertThat(urgency("child-allowance", "D2", "MEDICAL", Priority.URGENT)).isEqualTo("PERMIT-008");
        assertThat(urgency("child-allowance", "D2", "MEDICAL", Priority.NORMAL)).isEmpty();
        assertThat(urgency("child-allowance", "D2", "MEDICAL", Priority.BULK)).isEmpty();
        assertThat(urgency("child-allowance", "D2", "TAX", Priority.NORMAL)).isEqualTo("PERMIT-008");
        assertThat(urgency("child-allowance", "D2", "TAX", Priority.BULK)).isEmpty();
    }

    @Test
    void a_message_that_asks_for_no_priority_has_the_normal_one_or_less_where_no_more_is_permitted() {
        assertThat(usual("public-assistance", "D1", "TAX")).isEqualTo(Priority.NORMAL);
        assertThat(usual("child-allowance", "D2", "MEDICAL")).isEqualTo(Priority.NORMAL);
        assertThat(usual("child-allowance", "D2", "TAX")).isEqualTo(Priority.BULK);
    }

    private String urgency(String system, String office, String information, Priority asked) {
        return permits.refusal(system, "inquiry", Purpose.of(office, "P1", information), TODAY, asked)
                .map(finding -> finding.code().wire())
                .orElse("");
    }

    private Priority usual(String system, String office, String information) {
        return permits.usual(system, "inquiry", Purpose.of(office, "P1", information), TODAY);
    }

    private String refusal(String system, String office, String procedure, String information, LocalDate on) {
        return permits.refusal(system, "inquiry", Purpose.of(office, procedure, information), on)
                .map(Finding::toString)
                .orElse("");
    }

    private static Permits permits() {
        Issues issues = new Issues();
        List<Permit> rows = PermitFile.parse(
                CsvSource.parse("inquiry.permits.csv", FILE, issues).orElseThrow(), issues);
        assertThat(issues.sorted()).isEmpty();
        return Permits.of(
                Set.of("public-assistance", "child-allowance", "late-stage-elderly"),
                Map.of("inquiry", rows),
                (means, code) -> code.equals("MEDICAL") ? "医療保険給付関係情報" : code);
    }
}
