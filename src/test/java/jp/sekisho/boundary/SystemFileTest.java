package jp.sekisho.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.sekisho.calendar.Deadline;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;

class SystemFileTest {
    private final Issues issues = new Issues();

    @Test
    void a_system_is_read_whole() {
        BusinessSystem system = parse(
                """
                system: public-assistance
                name: 生活保護システム
                uses-individual-number: yes
                share: 2
                quota: { waiting: 50000 }
                interfaces:
                  inquiry:        { layout: a, map: a-to-b, size: 64 KB, deadline: 5 business-days }
                  inquiry-result: { layout: c }
                approved:
                  resident-feed: { approval: 保-2026-014, by: 部, until: 2027-03-31, items: [ 氏名, 住所 ] }
                """);
        assertThat(issues.sorted()).isEmpty();
        assertThat(system.usesIndividualNumber()).isTrue();
        assertThat(system.share()).isEqualTo(2);
        Dialect inquiry = system.dialect("inquiry").orElseThrow();
        assertThat(inquiry.map()).hasValue("a-to-b");
        assertThat(inquiry.sizeLimit()).isEqualTo(65_536);
        assertThat(inquiry.deadline()).hasValue(new Deadline(5, Deadline.Unit.BUSINESS_DAY));
        Dialect result = system.dialect("inquiry-result").orElseThrow();
        assertThat(result.map()).isEmpty();
        assertThat(result.deadline()).isEmpty();
        assertThat(system.dialect("replica")).isEmpty();
        assertThat(system.approvals()).singleElement().satisfies(approval -> {
            assertThat(approval.until()).isEqualTo(LocalDate.of(2027, 3, 31));
            assertThat(approval.items()).containsExactly("氏名", "住所");
        });
    }

    @Test
    void all_problems_are_reported_at_their_places() {
        parse(
                """
                system: Public Assistance
                uses-individual-number: perhaps
                share: 0
                interfaces:
                  inquiry: { layot: a, size: 64 kilo, deadline: soon }
                """);
        assertThat(issues.sorted())
                .extracting(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .containsExactlyInAnyOrder(
                        "1:1 SOURCE-005", // name
                        "1:9 SOURCE-008",
                        "2:25 SOURCE-008",
                        "3:8 SOURCE-008",
                        "5:14 SOURCE-006",
                        "5:30 SOURCE-008",
                        "5:49 SOURCE-008");
    }

    private BusinessSystem parse(String file) {
        return SystemFile.parse(YamlSource.parse("x.system.yaml", file, issues).orElseThrow(), issues);
    }
}
