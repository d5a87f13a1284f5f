package jp.sekisho.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                  inquiry:     { layout: a, map: a-to-b, answer: { layout: c, map: d-to-c } }
                  card-status: { layout: e, map: e-to-f }
                """);
        assertThat(issues.sorted()).isEmpty();
        assertThat(system.usesIndividualNumber()).isTrue();
        assertThat(system.share()).isEqualTo(2);
        Dialect inquiry = system.dialect("inquiry").orElseThrow();
        assertThat(inquiry.asked()).isEqualTo(new Dialect.Form("a", "a-to-b"));
        assertThat(inquiry.answer()).hasValue(new Dialect.Form("c", "d-to-c"));
        assertThat(system.dialect("card-status").orElseThrow().answer()).isEmpty();
        assertThat(system.dialect("replica")).isEmpty();
    }

    @Test
    void what_an_interface_says_for_all_is_sent_to_its_file() {
        parse(
                """
                system: x
                name: X
                uses-individual-number: no
                interfaces:
                  inquiry: { layout: a, map: b, size: 64 KB, answer: { layout: c, map: d, deadline: 1 days } }
                """);
        assertThat(issues.sorted())
                .extracting(issue ->
                        issue.place().column() + " " + issue.finding().code().wire())
                .containsExactly("33 INTERFACE-005", "75 INTERFACE-005");
        assertThat(issues.sorted().get(0).finding().english()).contains("interfaces/inquiry.interface.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadline: 1 days", "next-after: result", "size: 64 KB", "permit: [ office ]"})
    void so_it_is_where_it_stands_beside_the_interfaces(String line) {
        parse(
                """
                system: x
                name: X
                uses-individual-number: no
                %s
                interfaces:
                  inquiry: { layout: a, map: b }
                """
                        .formatted(line));
        assertThat(issues.sorted()).singleElement().satisfies(issue -> {
            assertThat(issue.place().text()).isEqualTo(line);
            assertThat(issue.finding().code()).isEqualTo(InterfaceError.BELONGS_TO_INTERFACE);
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
                  inquiry: { layot: a, map: b }
                """);
        assertThat(issues.sorted())
                .extracting(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .containsExactlyInAnyOrder(
                        "1:1 SOURCE-005", // name
                        "1:9 SOURCE-008",
                        "2:25 SOURCE-008",
                        "3:8 SOURCE-008",
                        "5:14 SOURCE-006");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "cluster", "cluster-user"})
    void a_system_has_no_login_or_secret_of_the_gateways_own(String id) {
        parse(
                """
                system: %s
                name: X
                uses-individual-number: no
                interfaces:
                  inquiry: { layout: a, map: b }
                """
                        .formatted(id));
        assertThat(issues.sorted()).singleElement().satisfies(issue -> {
            assertThat(issue.place().line()).isEqualTo(1);
            assertThat(issue.finding().code()).isEqualTo(InterfaceError.RESERVED);
        });
    }

    private BusinessSystem parse(String file) {
        return SystemFile.parse(YamlSource.parse("x.system.yaml", file, issues).orElseThrow(), issues);
    }
}
