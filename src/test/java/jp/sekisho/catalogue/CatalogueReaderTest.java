package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReaderTest {
    private static final String SYSTEM = "systems/public-assistance.system.yaml";
    private static final String LINK = "links/platform.link.yaml";
    private static final String PERMITS = "permits/inquiry.permits.csv";
    private static final String MAP = "maps/public-assistance-inquiry-to-platform.map.yaml";
    private static final String EXAMPLES = "maps/public-assistance-inquiry-to-platform.map.test.yaml";
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
        CatalogueCheck check = CatalogueReader.read(Path.of("mappings"));
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
        assertThat(catalogue.constant("organisation")).hasSize(16);
        assertThat(catalogue.version()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_refusal_of_the_demo_city_names_the_information() {
        Purpose purpose = Purpose.of("D0010000000000000001", "JT01010000000214", "TM00000000000003");
        assertThat(CatalogueReader.read(mappings.folder())
                        .usable()
                        .permits()
                        .refusal("public-assistance", "inquiry", purpose, TODAY))
                .hasValueSatisfying(finding -> assertThat(finding.japanese()).startsWith("この事務では 医療保険給付関係情報"));
    }

    @Test
    void the_version_is_the_content_wherever_it_lies() throws IOException {
        String version = CatalogueReader.read(Path.of("mappings")).usable().version();
        assertThat(CatalogueReader.read(mappings.folder()).usable().version()).isEqualTo(version);
        mappings.replace(LINK, "burst: 100", "burst: 101");
        assertThat(CatalogueReader.read(mappings.folder()).usable().version()).isNotEqualTo(version);
    }

    @Test
    void names_that_lead_nowhere_are_reported_with_what_was_meant() throws IOException {
        mappings.replace(SYSTEM, "layout: public-assistance-inquiry, ", "layout: public-assistance-inqiry, ")
                .replace(SYSTEM, "map: platform-inquiry-result-to", "map: platform-inquiry-results-to")
                .replace(LINK, "calendar: national", "calendar: natoinal")
                .replace(LINK, "platform-inquiry: [", "platform-inquiries: [")
                .replace(
                        PERMITS,
                        "public-assistance,D0010000000000000001,JT01010000000001",
                        "publik,D1,JT01010000000001");
        assertThat(issues())
                .containsExactly(
                        "mappings/links/platform.link.yaml:4:11 CATALOGUE-004",
                        "mappings/links/platform.link.yaml:14:3 CATALOGUE-004",
                        "mappings/permits/inquiry.permits.csv:4:1 CATALOGUE-004",
                        "mappings/systems/public-assistance.system.yaml:7:29 CATALOGUE-004",
                        "mappings/systems/public-assistance.system.yaml:8:68 CATALOGUE-004");
        assertThat(CatalogueReader.read(mappings.folder())
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
        assertThat(issues()).containsExactly("mappings/systems/public-assistance.system.yaml:8:68 CATALOGUE-005");
    }

    @Test
    void a_link_accepts_only_versions_that_are_there() throws IOException {
        mappings.replace(LINK, "layout-version: 3", "layout-version: 2");
        assertThat(issues()).containsExactly("mappings/links/platform.link.yaml:14:3 CATALOGUE-007");
    }

    @Test
    void what_goes_through_a_link_is_xml() throws IOException {
        mappings.replace(
                LINK, "platform-inquiry: [ { layout-version: 3,", "child-allowance-inquiry: [ { layout-version: 1,");
        assertThat(issues()).contains("mappings/links/platform.link.yaml:14:3 CATALOGUE-023");
    }

    @Test
    void a_constant_that_a_map_asks_for_has_a_value() throws IOException {
        mappings.replace(LINK, "organisation", "organization");
        assertThat(issues())
                .containsExactly(
                        "mappings/maps/child-allowance-inquiry-to-platform.map.yaml:6:17 CATALOGUE-021",
                        "mappings/maps/late-stage-elderly-inquiry-to-platform.map.yaml:6:17 CATALOGUE-021",
                        "mappings/maps/public-assistance-inquiry-to-platform.map.yaml:6:17 CATALOGUE-021");
    }

    @Test
    void permits_are_for_interfaces_that_the_system_has() throws IOException {
        Files.move(mappings.folder().resolve(PERMITS), mappings.folder().resolve("permits/replica.permits.csv"));
        long lines = Files.readAllLines(mappings.folder().resolve("permits/replica.permits.csv"))
                .size();
        assertThat(issues())
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(2, lines)
                        .mapToObj(line -> "mappings/permits/replica.permits.csv:" + line + ":1 CATALOGUE-006")
                        .toList());
    }

    @Test
    void a_file_is_where_and_what_its_name_says() throws IOException {
        mappings.replace("calendars/national.calendar.yaml", "calendar: national", "calendar: nation");
        Files.move(mappings.folder().resolve(PERMITS), mappings.folder().resolve("links/inquiry.permits.csv"));
        Files.writeString(mappings.folder().resolve("links/notes.txt"), "hello");
        Files.writeString(mappings.folder().resolve("links/README.md"), "hello");
        Files.writeString(mappings.folder().resolve("links/.platform.link.yaml.swp"), "hello");
        assertThat(issues())
                .containsExactly(
                        "mappings/calendars/national.calendar.yaml:1:11 CATALOGUE-003",
                        "mappings/links/inquiry.permits.csv:1:1 CATALOGUE-002",
                        "mappings/links/notes.txt:1:1 CATALOGUE-001");
    }

    @Test
    void an_example_that_comes_out_otherwise_is_an_error() throws IOException {
        mappings.replace(EXAMPLES, "照会開始日: 2026-04-01, 照会終了日: 2026-06-15", "照会開始日: 2026-04-02, 照会終了日: 2026-06-15");
        assertThat(issues())
                .containsExactly("mappings/maps/public-assistance-inquiry-to-platform.map.test.yaml:22:21 MAP-060");
    }

    @Test
    void what_names_a_broken_file_is_not_blamed_for_it() throws IOException {
        mappings.replace("layouts/platform-inquiry.layout.yaml", "form: xml", "form: scroll");
        assertThat(issues())
                .isNotEmpty()
                .allMatch(issue -> issue.startsWith("mappings/layouts/platform-inquiry.layout.yaml"));
    }

    @Test
    void problems_of_all_files_come_at_once() throws IOException {
        mappings.replace(MAP, "set:", "sett:")
                .replace(LINK, "first: 5 s", "first: 5 secs")
                .replace(SYSTEM, "64 KB", "64 kilo");
        Files.write(mappings.folder().resolve("codes/broken.codes.csv"), new byte[] {(byte) 0x88, (byte) 0xEA});
        Files.writeString(mappings.folder().resolve("calendars/half.calendar.yaml"), "calendar: [");
        assertThat(issues())
                .contains(
                        "mappings/calendars/half.calendar.yaml:1:12 SOURCE-001",
                        "mappings/codes/broken.codes.csv:1:1 SOURCE-017",
                        "mappings/links/platform.link.yaml:12:18 SOURCE-008",
                        "mappings/maps/public-assistance-inquiry-to-platform.map.yaml:4:1 SOURCE-006",
                        "mappings/systems/public-assistance.system.yaml:7:113 SOURCE-008");
    }

    @Test
    void a_missing_folder_is_an_error() {
        CatalogueCheck check = CatalogueReader.read(directory.resolve("nowhere"));
        assertThat(check.errors()).isEqualTo(1);
        assertThatThrownBy(check::usable).isInstanceOfSatisfying(SekishoException.class, e -> assertThat(e.code())
                .isEqualTo(CatalogueError.NOT_USABLE));
    }

    @Test
    void a_reload_takes_all_or_nothing() throws IOException {
        LiveCatalogue live = LiveCatalogue.open(mappings.folder());
        Catalogue first = live.current();
        mappings.replace(LINK, "burst: 100", "burst: none");
        assertThat(live.reload().errors()).isEqualTo(1);
        assertThat(live.current()).isSameAs(first);
        mappings.replace(LINK, "burst: none", "burst: 7");
        assertThat(live.reload().errors()).isZero();
        assertThat(live.current().link("platform").orElseThrow().pace().burst()).isEqualTo(7);
    }

    private List<String> issues() {
        return CatalogueReader.read(mappings.folder()).issues().stream()
                .map(issue -> issue.place() + " " + issue.finding().code().wire())
                .toList();
    }
}
