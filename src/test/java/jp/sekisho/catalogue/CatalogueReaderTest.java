package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.SekishoException;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {
    private static final String SYSTEM = "city/systems/public-assistance.system.yaml";
    private static final String LINK = "city/links/platform.link.yaml";
    private static final String PERMITS = "city/permits/inquiry.permits.csv";
    private static final String MAP = "city/maps/public-assistance-inquiry-to-platform.map.yaml";
    private static final String EXAMPLES = "city/maps/public-assistance-inquiry-to-platform.map.test.yaml";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);

    @TempDir
    private Path directory;

    private MappingsCopy mappings;

    @BeforeEach
    void copy() throws IOException {
        mappings = MappingsCopy.in(directory);
    }

    @Test
    void this_repository_has_no_issue() {
        CatalogueCheck check = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY));
        assertThat(check.issues()).isEmpty();
        Catalogue catalogue = check.usable();
        assertThat(catalogue.system("public-assistance")).isPresent();
        assertThat(catalogue.link("platform")).isPresent();
        assertThat(catalogue.calendar("national")).isPresent();
        assertThat(catalogue.map("public-assistance-inquiry-to-platform", TODAY))
                .isPresent();
        assertThat(catalogue.layout("platform-inquiry", TODAY)).isPresent();
        assertThat(catalogue.layout("platform-inquiry", LocalDate.of(2026, 3, 31)))
                .isEmpty();
        assertThat(catalogue.constant("platform", "organisation")).hasSize(16);
        assertThat(catalogue.version()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_refusal_of_the_demo_city_names_the_information() {
        Purpose purpose = Purpose.of("D0010000000000000001", "JT01010000000214", "TM00000000000003");
        assertThat(CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                        .usable()
                        .permits()
                        .refusal("public-assistance", "inquiry", purpose, TODAY))
                .hasValueSatisfying(finding -> assertThat(finding.japanese()).startsWith("この事務では 医療保険給付関係情報"));
    }

    @Test
    void the_version_is_the_content_wherever_it_lies() throws IOException {
        String version = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY))
                .usable()
                .version();
        assertThat(CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                        .usable()
                        .version())
                .isEqualTo(version);
        mappings.replace(LINK, "burst: 100", "burst: 101");
        assertThat(CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                        .usable()
                        .version())
                .isNotEqualTo(version);
    }

    @Test
    void names_that_lead_nowhere_are_reported_with_what_was_meant() throws IOException {
        mappings.replace(SYSTEM, "layout: public-assistance-inquiry\n", "layout: public-assistance-inqiry\n")
                .replace(SYSTEM, "map: platform-inquiry-result-to", "map: platform-inquiry-results-to")
                .replace(LINK, "calendar: national", "calendar: natoinal")
                .replace(LINK, "platform-inquiry: [", "platform-inquiries: [")
                .replace(
                        PERMITS,
                        "public-assistance,D0010000000000000001,JT01010000000001",
                        "publik,D1,JT01010000000001");
        assertThat(issues())
                .containsExactly(
                        "mappings/city/links/platform.link.yaml:4:11 CATALOGUE-004",
                        "mappings/city/links/platform.link.yaml:13:3 CATALOGUE-004",
                        "mappings/city/permits/inquiry.permits.csv:4:1 CATALOGUE-004",
                        "mappings/city/systems/public-assistance.system.yaml:8:13 CATALOGUE-004",
                        "mappings/city/systems/public-assistance.system.yaml:10:62 CATALOGUE-004");
        assertThat(CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                        .issues()
                        .get(0)
                        .finding()
                        .english())
                .isEqualTo("There is no calendar natoinal. Did you mean national?");
    }

    @Test
    void a_map_must_read_or_write_the_dialects_layout() throws IOException {
        mappings.replace(
                SYSTEM,
                "map: platform-inquiry-result-to-public-assistance",
                "map: public-assistance-inquiry-to-platform");
        assertThat(issues()).containsExactly("mappings/city/systems/public-assistance.system.yaml:10:62 CATALOGUE-005");
    }

    @Test
    void a_link_accepts_only_versions_that_are_there() throws IOException {
        mappings.replace(LINK, "layout-version: 3", "layout-version: 2");
        assertThat(issues()).containsExactly("mappings/city/links/platform.link.yaml:13:3 CATALOGUE-007");
    }

    @Test
    void what_goes_through_a_link_is_xml() throws IOException {
        mappings.replace(
                LINK, "platform-inquiry: [ { layout-version: 3,", "child-allowance-inquiry: [ { layout-version: 1,");
        assertThat(issues()).contains("mappings/city/links/platform.link.yaml:13:3 CATALOGUE-023");
    }

    @Test
    void each_counterpart_knows_the_city_by_a_constant_of_its_own() throws IOException {
        Path other = mappings.folder().resolve("city/links/another.link.yaml");
        String link = Files.readString(mappings.folder().resolve(LINK)).replace("link: platform", "link: another");
        Files.writeString(other, link.replace("9900000000000011", "9900000000000022"));
        Catalogue catalogue = CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                .usable();
        assertThat(catalogue.constant("another", "organisation")).isEqualTo("9900000000000022");
        assertThat(catalogue.constant("platform", "organisation")).hasSize(16);
        Files.writeString(other, link.replace("organisation", "organization"));
        assertThat(issues()).isEmpty();
        mappings.replace("city/interfaces/inquiry.interface.yaml", "link: platform", "link: another");
        assertThat(issues()).hasSize(3).allMatch(issue -> issue.endsWith("CATALOGUE-021"));
    }

    @Test
    void a_constant_that_a_map_asks_for_has_a_value() throws IOException {
        mappings.replace(LINK, "organisation", "organization");
        assertThat(issues())
                .containsExactly(
                        "mappings/city/maps/child-allowance-inquiry-to-platform.map.yaml:6:17 CATALOGUE-021",
                        "mappings/city/maps/late-stage-elderly-inquiry-to-platform.map.yaml:6:17 CATALOGUE-021",
                        "mappings/city/maps/public-assistance-inquiry-to-platform.map.yaml:6:17 CATALOGUE-021");
    }

    @Test
    void permits_are_for_interfaces_that_the_system_has() throws IOException {
        Files.move(mappings.folder().resolve(PERMITS), mappings.folder().resolve("city/permits/provision.permits.csv"));
        long lines = Files.readAllLines(mappings.folder().resolve("city/permits/provision.permits.csv"))
                .size();
        assertThat(issues())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(2, lines)
                        .mapToObj(line -> "mappings/city/permits/provision.permits.csv:" + line + ":1 CATALOGUE-006")
                        .toList());
    }

    @Test
    void a_system_without_permits_is_told_where_its_interface_is() throws IOException {
        mappings.replace(PERMITS, "child-allowance,", "public-assistance,");
        assertThat(issues())
                .contains("mappings/city/systems/child-allowance.system.yaml:6:3 CATALOGUE-025")
                .filteredOn(issue -> issue.contains("systems"))
                .hasSize(1);
        Files.delete(mappings.folder().resolve(PERMITS));
        assertThat(issues())
                .containsExactly(
                        "mappings/city/systems/child-allowance.system.yaml:6:3 CATALOGUE-025",
                        "mappings/city/systems/late-stage-elderly.system.yaml:6:3 CATALOGUE-025",
                        "mappings/city/systems/public-assistance.system.yaml:7:3 CATALOGUE-025");
    }

    @Test
    void a_permit_that_no_message_can_meet_is_told_at_its_code() throws IOException {
        Path permits = mappings.folder().resolve(PERMITS);
        long lines = Files.readAllLines(permits).size();
        Files.writeString(
                permits,
                """
                child-allowance,4219,21,TM00000000000002,,番号法第19条第8号,2026-04-01,
                child-allowance,4210,29,TM00000000000002,,番号法第19条第8号,2026-04-01,
                child-allowance,4210,21,TM99999999999999,,番号法第19条第8号,2026-04-01,
                child-allowance,4210,21,TM00000000000002,,番号法第19条第8号,2015-04-01,2016-03-31
                """,
                StandardOpenOption.APPEND);
        assertThat(issues())
                .containsExactly(
                        "mappings/city/permits/inquiry.permits.csv:" + (lines + 1) + ":17 CATALOGUE-032",
                        "mappings/city/permits/inquiry.permits.csv:" + (lines + 2) + ":22 CATALOGUE-032",
                        "mappings/city/permits/inquiry.permits.csv:" + (lines + 3) + ":25 CATALOGUE-032",
                        "mappings/city/permits/inquiry.permits.csv:" + (lines + 4) + ":25 CATALOGUE-032");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "city/layouts/child-allowance-inquiry.layout.yaml; means: procedure; ; city/permits/inquiry.permits.csv:5:22 CATALOGUE-031",
                "city/layouts/child-allowance-inquiry.layout.yaml; means: person,; ; city/systems/child-allowance.system.yaml:6:3 CATALOGUE-030",
                "city/systems/child-allowance.system.yaml; map: child-allowance-inquiry-to-platform; ; city/systems/child-allowance.system.yaml:7:5 SOURCE-005",
                "city/systems/child-allowance.system.yaml; map: child-allowance-inquiry-to-platform; map: platform-inquiry-result-to-child-allowance; city/systems/child-allowance.system.yaml:8:10 CATALOGUE-005",
                "city/maps/platform-inquiry-result-to-child-allowance.map.yaml; answers: child-allowance-inquiry; answers: public-assistance-inquiry; city/systems/child-allowance.system.yaml:9:60 CATALOGUE-029",
            })
    void what_no_message_could_get_past_is_told(String file, String old, String by, String told) throws IOException {
        mappings.replace(file, old, by == null ? "" : by);
        assertThat(issues()).contains("mappings/" + told);
    }

    @Test
    void a_map_of_the_other_way_is_told() throws IOException {
        mappings.replace(
                "city/systems/child-allowance.system.yaml",
                "layout: child-allowance-inquiry-result, map: platform-inquiry-result-to-child-allowance",
                "layout: child-allowance-inquiry, map: child-allowance-inquiry-to-platform");
        mappings.replace(
                "city/interfaces/inquiry.interface.yaml", "from: platform-inquiry-result", "from: platform-inquiry");
        assertThat(issues()).contains("mappings/city/systems/child-allowance.system.yaml:9:53 CATALOGUE-028");
    }

    @Test
    void an_ending_that_does_not_fit_is_told_where_the_map_says_it() throws IOException {
        Path layout = mappings.folder().resolve("city/layouts/child-allowance-inquiry-result.layout.yaml");
        String whole = Files.readString(layout);
        Files.writeString(layout, whole.replaceAll("(name: 結果,.*?characters: )\\d+", "$16"));
        assertThat(Files.readString(layout)).isNotEqualTo(whole);
        assertThat(issues())
                .contains("mappings/city/maps/platform-inquiry-result-to-child-allowance.map.yaml:21:13 MAP-034");
    }

    @Test
    void a_file_is_where_and_what_its_name_says() throws IOException {
        mappings.replace("common/calendars/national.calendar.yaml", "calendar: national", "calendar: nation");
        Files.move(mappings.folder().resolve(PERMITS), mappings.folder().resolve("city/links/inquiry.permits.csv"));
        Files.writeString(mappings.folder().resolve("city/links/notes.txt"), "hello");
        Files.writeString(mappings.folder().resolve("city/links/README.md"), "hello");
        Files.writeString(mappings.folder().resolve("city/links/.platform.link.yaml.swp"), "hello");
        assertThat(issues())
                .containsExactly(
                        "mappings/city/links/inquiry.permits.csv:1:1 CATALOGUE-002",
                        "mappings/city/links/notes.txt:1:1 CATALOGUE-001",
                        "mappings/common/calendars/national.calendar.yaml:1:11 CATALOGUE-003");
    }

    @Test
    void a_role_reads_what_is_common_and_its_own_and_nothing_else() throws IOException {
        Path layout = mappings.folder().resolve("city/layouts/child-allowance-inquiry.layout.yaml");
        Files.copy(layout, mappings.folder().resolve("juki/layouts").resolve(layout.getFileName()));
        Files.writeString(mappings.folder().resolve("juki/layouts/broken.layout.yaml"), "layout: [");
        assertThat(issues()).isEmpty();
        Files.move(
                layout,
                Files.createDirectories(mappings.folder().resolve("layouts")).resolve("x.layout.yaml"));
        assertThat(issues()).contains("mappings/layouts/:1:1 CATALOGUE-033");
    }

    @Test
    void a_folder_of_no_role_is_one_issue_however_many_files_are_in_it() throws IOException {
        Path none = Files.createDirectories(mappings.folder().resolve("citty/layouts"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(none.resolve(i + ".layout.yaml"), "layout: [");
        }
        Files.writeString(mappings.folder().resolve("loose.layout.yaml"), "layout: [");
        Files.createDirectories(mappings.folder().resolve("empty"));
        assertThat(issues())
                .containsExactly("mappings/citty/:1:1 CATALOGUE-033", "mappings/loose.layout.yaml:1:1 CATALOGUE-033");
    }

    @Test
    void an_example_that_comes_out_otherwise_is_an_error() throws IOException {
        mappings.replace(EXAMPLES, "照会開始日: 2026-04-01, 照会終了日: 2026-06-15", "照会開始日: 2026-04-02, 照会終了日: 2026-06-15");
        assertThat(issues())
                .containsExactly(
                        "mappings/city/maps/public-assistance-inquiry-to-platform.map.test.yaml:22:21 MAP-060");
    }

    @Test
    void what_names_a_broken_file_is_not_blamed_for_it() throws IOException {
        mappings.replace("city/layouts/platform-inquiry.layout.yaml", "form: xml", "form: scroll");
        assertThat(issues())
                .isNotEmpty()
                .allMatch(issue -> issue.startsWith("mappings/city/layouts/platform-inquiry.layout.yaml"));
    }

    @Test
    void problems_of_all_files_come_at_once() throws IOException {
        mappings.replace(MAP, "set:", "sett:")
                .replace(LINK, "first: 5 s", "first: 5 secs")
                .replace(SYSTEM, "share: 2", "share: two");
        Files.write(mappings.folder().resolve("city/codes/broken.codes.csv"), new byte[] {(byte) 0x88, (byte) 0xEA});
        Files.writeString(mappings.folder().resolve("common/calendars/half.calendar.yaml"), "calendar: [");
        assertThat(issues())
                .contains(
                        "mappings/common/calendars/half.calendar.yaml:1:12 SOURCE-001",
                        "mappings/city/codes/broken.codes.csv:1:1 SOURCE-017",
                        "mappings/city/links/platform.link.yaml:11:18 SOURCE-008",
                        "mappings/city/maps/public-assistance-inquiry-to-platform.map.yaml:4:1 SOURCE-006",
                        "mappings/city/systems/public-assistance.system.yaml:4:8 SOURCE-008");
    }

    @Test
    void a_missing_folder_is_an_error() {
        CatalogueCheck check = CatalogueReader.read(new RoleFolder(directory.resolve("nowhere"), RoleName.CITY));
        assertThat(check.errors()).isEqualTo(1);
        assertThatThrownBy(check::usable).isInstanceOfSatisfying(SekishoException.class, e -> assertThat(e.code())
                .isEqualTo(CatalogueError.NOT_USABLE));
    }

    @Test
    void a_reload_takes_all_or_nothing() throws IOException {
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        Catalogue first = live.current();
        mappings.replace(LINK, "burst: 100", "burst: none");
        assertThat(live.reload().errors()).isEqualTo(1);
        assertThat(live.current()).isSameAs(first);
        mappings.replace(LINK, "burst: none", "burst: 7");
        assertThat(live.reload().errors()).isZero();
        assertThat(live.current().link("platform").orElseThrow().pace().burst()).isEqualTo(7);
    }

    private List<String> issues() {
        return CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY)).issues().stream()
                .map(issue -> issue.place() + " " + issue.finding().code().wire())
                .toList();
    }
}
