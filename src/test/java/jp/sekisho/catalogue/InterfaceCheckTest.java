package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.source.Issue;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies between an interface's file and the files around it: one mistake, one issue, at its line. */
class InterfaceCheckTest {
    private static final String INTERFACE = "city/interfaces/inquiry.interface.yaml";
    private static final String SYSTEM = "city/systems/child-allowance.system.yaml";

    @TempDir
    private Path directory;

    private MappingsCopy mappings;

    @BeforeEach
    void copy() throws IOException {
        mappings = MappingsCopy.in(directory);
    }

    @Test
    void persons_are_items_of_the_layout_that_crosses() throws IOException {
        mappings.replace(INTERFACE, "persons: [ 団体内統合宛名番号 ]", "persons: [ 団体内統合宛名番合 ]");
        assertThat(issues()).containsExactly(INTERFACE + ":7:12 CATALOGUE-035");
        assertThat(first()).contains("Did you mean 団体内統合宛名番号?");
    }

    @Test
    void every_person_whom_a_message_can_name_is_one_of_the_persons() throws IOException {
        mappings.replace(INTERFACE, "persons: [ 団体内統合宛名番号 ]", "persons: []");
        assertThat(issues()).contains(INTERFACE + ":7:1 CATALOGUE-040");
        assertThat(read())
                .anyMatch(issue -> issue.finding().english().contains("names a person, and persons does not have it"));
    }

    @Test
    void where_messages_concern_nobody_no_answer_names_a_person() throws IOException {
        mappings.replace(INTERFACE, "persons: [ 団体内統合宛名番号 ]", "persons: []");
        assertThat(issues()).contains(INTERFACE + ":6:7 CATALOGUE-042");
    }

    @Test
    void an_answer_names_persons_by_the_kind_of_number_by_which_they_were_asked_for() throws IOException {
        String layout = "city/layouts/platform-inquiry-result.layout.yaml";
        mappings.replace(layout, ", business-number ]", " ]")
                .replace(
                        layout,
                        "type: digits, characters: 15, means: person",
                        "type: digits, characters: 15, class: business-number, means: person");
        assertThat(issues()).contains(INTERFACE + ":6:7 CATALOGUE-043");
    }

    @Test
    void a_role_without_a_registry_has_no_numbers_of_it() throws IOException {
        String map = "juki/maps/cs-identification-result-to-register.map.yaml";
        mappings.replace(map, "  宛名番号:     宛名番号", "  宛名番号:     number(local)");
        assertThat(read(RoleName.JUKI))
                .filteredOn(issue -> issue.finding().code() == CatalogueError.NO_REGISTRY)
                .singleElement()
                .satisfies(issue -> assertThat(issue.place().toString()).isEqualTo("mappings/" + map + ":6:13"));
        assertThat(issues()).isEmpty();
    }

    @Test
    void the_layouts_and_the_link_are_there() throws IOException {
        mappings.replace(INTERFACE, "link: platform", "link: plattform");
        assertThat(issues()).containsExactly(INTERFACE + ":4:7 CATALOGUE-004");
    }

    @Test
    void what_is_about_persons_does_not_cross_in_an_envelope_that_anybody_can_read() throws IOException {
        mappings.replace(
                "city/links/platform.link.yaml", "{ profile: rsa-2048", "{ envelope: signed, profile: rsa-2048");
        assertThat(issues())
                .contains(INTERFACE + ":4:7 CATALOGUE-055")
                .allMatch(issue -> issue.endsWith(":4:7 CATALOGUE-055"));
        assertThat(first()).startsWith("The envelope of platform is signed and not encrypted");
        mappings.replace("city/links/platform.link.yaml", "envelope: signed", "envelope: letter");
        assertThat(issues()).isEmpty();
    }

    @Test
    void no_two_interfaces_answer_into_one_queue() throws IOException {
        String text = Files.readString(mappings.folder().resolve(INTERFACE));
        Files.writeString(
                mappings.folder().resolve("city/interfaces/second.interface.yaml"),
                text.replace("interface: inquiry", "interface: second") + "answer: inquiry-result\n");
        assertThat(issues()).containsExactly("city/interfaces/second.interface.yaml:10:1 CATALOGUE-036");
        assertThat(first()).startsWith("The answers of inquiry are called inquiry-result");
    }

    @Test
    void an_interface_under_the_id_of_another_is_one_mistake() throws IOException {
        String text = Files.readString(mappings.folder().resolve(INTERFACE));
        for (String copy : List.of("copy", "zebra")) {
            Path file = mappings.folder().resolve("city/interfaces/" + copy + ".interface.yaml");
            Files.writeString(file, text);
            assertThat(issues()).containsExactly("city/interfaces/" + copy + ".interface.yaml:1:12 CATALOGUE-003");
            Files.writeString(file, text + "answer: inquiry-result\n");
            assertThat(issues()).hasSize(2).anyMatch(issue -> issue.endsWith("CATALOGUE-036"));
            Files.delete(file);
        }
    }

    @Test
    void an_individual_number_crosses_only_where_the_interface_allows_it() throws IOException {
        String layout = "city/layouts/platform-inquiry.layout.yaml";
        mappings.replace(layout, "carries-no: [ individual-number, ", "carries-no: [ ")
                .replace(
                        layout,
                        "  - { name: 照会者機関コード,",
                        "  - { name: 個人番号, type: digits, characters: 12, blank: allowed, class: individual-number }\n"
                                + "  - { name: 照会者機関コード,");
        for (String system : List.of("child-allowance", "late-stage-elderly", "public-assistance")) {
            Path map = mappings.folder().resolve("city/maps/" + system + "-inquiry-to-platform.map.yaml");
            Files.writeString(map, Files.readString(map) + "blank: [ 個人番号 ]\n");
        }
        assertThat(issues()).containsExactly(INTERFACE + ":5:5 CATALOGUE-037");
        Path rules = mappings.folder().resolve(INTERFACE);
        Files.writeString(rules, Files.readString(rules) + "individual-number: allowed\n");
        assertThat(issues()).isEmpty();
    }

    @Test
    void a_system_without_individual_numbers_has_no_item_for_one() throws IOException {
        mappings.replace(
                        "city/layouts/child-allowance-inquiry.layout.yaml",
                        "  - { name: 備考,",
                        "  - { name: 個人番号, type: digits, characters: 12, blank: allowed, class: individual-number }\n"
                                + "  - { name: 備考,")
                .replace("city/maps/child-allowance-inquiry-to-platform.map.yaml", "受給者番号, 備考", "受給者番号, 個人番号, 備考");
        assertThat(issues()).isEmpty();
        mappings.replace(SYSTEM, "uses-individual-number: yes", "uses-individual-number: no");
        assertThat(issues()).containsExactly(SYSTEM + ":7:13 CATALOGUE-038");
    }

    @Test
    void permits_have_the_columns_by_which_the_interface_decides() throws IOException {
        mappings.replace(INTERFACE, "permit: [ office, procedure, information ]", "permit: [ office, information ]");
        assertThat(issues()).containsExactly("city/permits/inquiry.permits.csv:1:1 CATALOGUE-039");
        assertThat(first())
                .contains("decided by office, information", "columns here are office, procedure, information");
    }

    @Test
    void a_system_speaks_interfaces_that_there_are() throws IOException {
        mappings.replace(SYSTEM, "  inquiry:", "  enquiry:");
        assertThat(issues())
                .contains(SYSTEM + ":6:3 CATALOGUE-004")
                .noneMatch(issue -> issue.contains("CATALOGUE-025"));
    }

    @Test
    void an_interface_that_asks_has_an_answer_for_each_system() throws IOException {
        mappings.replace(
                SYSTEM,
                "    answer: { layout: child-allowance-inquiry-result,",
                "    # answer: { layout: child-allowance-inquiry-result,");
        assertThat(issues()).containsExactly(SYSTEM + ":6:3 CATALOGUE-026");
    }

    @Test
    void an_interface_that_tells_has_none() throws IOException {
        mappings.replace(INTERFACE, "passage: ask", "passage: tell")
                .replace(INTERFACE, "from: platform-inquiry-result\n", "");
        assertThat(issues()).hasSize(3).allMatch(issue -> issue.endsWith("CATALOGUE-034"));
    }

    private String first() {
        return read().get(0).finding().english();
    }

    private List<String> issues() {
        return read().stream()
                .map(issue -> issue.place().toString().replace("mappings/", "") + " "
                        + issue.finding().code().wire())
                .toList();
    }

    private List<Issue> read() {
        return read(RoleName.CITY);
    }

    private List<Issue> read(RoleName role) {
        return CatalogueReader.read(new RoleFolder(mappings.folder(), role)).issues();
    }
}
