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
    private static final String SEARCH = "city/interfaces/atena-search.interface.yaml";

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

    /** A room is asked one thing at a time, and its maps need not say so. */
    @Test
    void that_a_door_takes_one_record_only_is_told() throws IOException {
        String map = "city/maps/platform-inquiry-result-to-child-allowance.map.yaml";
        String text = Files.readString(mappings.folder().resolve(map));
        Files.writeString(mappings.folder().resolve(map), text.substring(0, text.indexOf("unanswered:")));
        Files.delete(mappings.folder().resolve(map.replace(".map.yaml", ".map.test.yaml")));
        assertThat(issues()).containsExactly(map + ":1:6 MAP-030");
        assertThat(read().get(0).severity()).isEqualTo(Issue.Severity.WARNING);
    }

    @Test
    void an_interface_that_tells_has_none() throws IOException {
        mappings.replace(INTERFACE, "passage: ask", "passage: tell")
                .replace(INTERFACE, "from: platform-inquiry-result\n", "");
        assertThat(issues()).hasSize(3).allMatch(issue -> issue.endsWith("CATALOGUE-034"));
    }

    @Test
    void a_room_is_one_that_the_role_has() throws IOException {
        mappings.replace(SEARCH, "room: registry", "room: register");
        assertThat(issues()).containsExactly(SEARCH + ":4:7 CATALOGUE-045");
        assertThat(first()).isEqualTo("The role city has no room register. It has: registry.");
    }

    @Test
    void a_role_without_that_room_refuses_the_interface() throws IOException {
        Path there = mappings.folder().resolve(SEARCH);
        Path here = mappings.folder().resolve("juki/interfaces/atena-search.interface.yaml");
        Files.move(there, here);
        assertThat(read(RoleName.JUKI))
                .filteredOn(issue -> issue.finding().code() == CatalogueError.NO_ROOM)
                .singleElement()
                .satisfies(issue -> assertThat(issue.finding().english())
                        .isEqualTo("The role juki has no room registry. It has: held-copy."));
    }

    @Test
    void a_room_is_asked_and_answers_in_its_own_layouts() throws IOException {
        mappings.replace(SEARCH, "from: registry-search-result", "from: registry-link-result");
        assertThat(read())
                .filteredOn(issue -> issue.finding().code() == CatalogueError.OTHER_ROOM_LAYOUT)
                .singleElement()
                .satisfies(issue -> assertThat(issue.finding().english()).endsWith("Write registry-search-result."));
        mappings.replace(SEARCH, "to: registry-search\n", "to: platform-inquiry\n");
        assertThat(read())
                .filteredOn(issue -> issue.finding().code() == CatalogueError.OTHER_ROOM_LAYOUT)
                .singleElement()
                .satisfies(issue ->
                        assertThat(issue.finding().english()).endsWith("Write registry-search, registry-link."));
    }

    @Test
    void a_layout_of_a_room_has_what_the_room_needs_and_nothing_that_it_does_not_know() throws IOException {
        mappings.replace("city/layouts/registry-search-result.layout.yaml", "name: 件数,", "name: 人数,");
        assertThat(issues()).contains(SEARCH + ":6:7 CATALOGUE-047", SEARCH + ":6:7 CATALOGUE-048");
        assertThat(read()).anyMatch(issue -> issue.finding()
                .english()
                .equals("The room registry does not know the item 人数 of registry-search-result. It knows 件数, 団体内統合宛名番号,"
                        + " 宛名番号, 確認待ち, 符号取得状況."));
    }

    @Test
    void a_room_may_be_asked_by_an_individual_number_only_where_the_interface_allows_it() throws IOException {
        mappings.replace("city/interfaces/atena-link.interface.yaml", "individual-number: allowed\n", "");
        assertThat(issues()).containsExactly("city/interfaces/atena-link.interface.yaml:5:5 CATALOGUE-037");
    }

    @Test
    void a_system_without_individual_numbers_names_nobody_by_one() throws IOException {
        mappings.replace(
                "city/systems/public-assistance.system.yaml",
                "uses-individual-number: yes",
                "uses-individual-number: no");
        assertThat(issues()).containsExactly("city/systems/public-assistance.system.yaml:19:13 CATALOGUE-038");
    }

    @Test
    void what_a_room_answers_has_no_values_of_a_link() throws IOException {
        String map = "city/maps/registry-search-result-to-child-allowance.map.yaml";
        mappings.replace(map, "受給者番号:   宛名番号", "受給者番号:   number(local)")
                .replace(map, "整理番号:     request(整理番号)", "整理番号:     const(organisation)");
        assertThat(issues()).contains(map + ":6:13 CATALOGUE-049", map + ":8:12 CATALOGUE-049");
    }

    @Test
    void who_may_be_given_several_records_has_a_layout_for_several() throws IOException {
        String layout = "city/layouts/child-allowance-atena-search-result.layout.yaml";
        String text = Files.readString(mappings.folder().resolve(layout));
        Files.writeString(
                mappings.folder().resolve(layout),
                "layout: child-allowance-atena-search-result\nform: xml\nnamespace: urn:x\nroot: result\n"
                        + "charset: UTF-8\nversion: 1\nfrom: 2026-04-01\n"
                        + text.substring(text.indexOf("fields:")).replace(", pad: zeros-left", ""));
        assertThat(issues()).contains(SYSTEM + ":16:23 CATALOGUE-050");
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
