package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts and maps that change on a day: which version is in force, and what is wrong between versions. */
class VersionsTest {
    private static final String LAYOUT = "city/layouts/public-assistance-inquiry.layout.yaml";
    private static final String NEXT_LAYOUT = "city/layouts/public-assistance-inquiry.v4.layout.yaml";
    private static final String MAP = "city/maps/public-assistance-inquiry-to-platform.map.yaml";
    private static final String NEXT_MAP = "city/maps/public-assistance-inquiry-to-platform.v2.map.yaml";
    private static final String PLATFORM = "city/layouts/platform-inquiry.layout.yaml";
    private static final String NEXT_PLATFORM = "city/layouts/platform-inquiry.v4.layout.yaml";
    private static final String ID = "public-assistance-inquiry";
    private static final String MAP_ID = "public-assistance-inquiry-to-platform";
    private static final LocalDate BEFORE = LocalDate.of(2027, 3, 31);
    private static final LocalDate AFTER = LocalDate.of(2027, 4, 1);

    @TempDir
    private Path directory;

    private MappingsCopy mappings;

    @BeforeEach
    void copy() throws IOException {
        mappings = MappingsCopy.in(directory);
    }

    @Test
    void the_version_in_force_on_the_day_is_used() throws IOException {
        nextLayout("version: 4", "from: 2027-04-01");
        Catalogue catalogue = CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                .usable();
        assertThat(catalogue.layout(ID, BEFORE).orElseThrow().version()).isEqualTo(3);
        assertThat(catalogue.layout(ID, AFTER).orElseThrow().version()).isEqualTo(4);
        assertThat(catalogue.map(MAP_ID, BEFORE).orElseThrow().source().version())
                .isEqualTo(3);
        assertThat(catalogue.map(MAP_ID, AFTER).orElseThrow().source().version())
                .isEqualTo(4);
        assertThat(catalogue.layout(ID, LocalDate.of(2026, 3, 31))).isEmpty();
        assertThat(catalogue.map(MAP_ID, LocalDate.of(2026, 3, 31))).isEmpty();
    }

    @Test
    void two_versions_on_one_day_are_one_issue() throws IOException {
        nextLayout("version: 4", "from: 2026-04-01");
        assertThat(issues()).containsExactly("mappings/" + NEXT_LAYOUT + ":8:7 CATALOGUE-013");
        mappings.replace(NEXT_LAYOUT, "from: 2026-04-01", "from: 2027-04-01")
                .replace(LAYOUT, "from: 2026-04-01", "from: 2026-04-01\nuntil: 2027-04-01");
        assertThat(issues()).containsExactly("mappings/" + NEXT_LAYOUT + ":8:7 CATALOGUE-013");
        assertThat(CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                        .issues()
                        .get(0)
                        .finding()
                        .english())
                .isEqualTo("On this day version 3 (mappings/" + LAYOUT
                        + ") is valid, too: it or version 4? Change the dates of one.");
    }

    @Test
    void days_without_a_version_are_a_warning() throws IOException {
        nextLayout("version: 4", "from: 2027-04-01");
        mappings.replace(LAYOUT, "from: 2026-04-01", "from: 2026-04-01\nuntil: 2027-03-29");
        CatalogueCheck check = CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY));
        assertThat(check.errors()).isZero();
        assertThat(check.issues())
                .extracting(issue -> issue.place() + " " + issue.finding().english())
                .containsExactly(
                        "mappings/" + NEXT_LAYOUT + ":8:7 From 2027-03-30 until 2027-03-31 no version is valid.");
        assertThat(check.usable().layout(ID, LocalDate.of(2027, 3, 30))).isEmpty();
        assertThat(check.usable().map(MAP_ID, LocalDate.of(2027, 3, 30))).isEmpty();
    }

    @Test
    void a_version_is_numbered_as_its_file() throws IOException {
        nextLayout("version: 3", "from: 2027-04-01");
        assertThat(issues()).containsExactly("mappings/" + NEXT_LAYOUT + ":7:1 CATALOGUE-011");
    }

    @Test
    void a_version_is_there_once() throws IOException {
        nextLayout("version: 4", "from: 2027-04-01");
        mappings.replace(LAYOUT, "version: 3", "version: 4");
        assertThat(issues()).contains("mappings/" + NEXT_LAYOUT + ":7:1 CATALOGUE-012");
    }

    @Test
    void a_map_is_checked_against_every_version_of_its_layouts() throws IOException {
        nextLayout("version: 4", "from: 2027-04-01");
        mappings.replace(NEXT_LAYOUT, "name: 照会開始日付", "name: 照会開始年月日");
        CatalogueCheck check = CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY));
        assertThat(check.issues())
                .extracting(issue -> issue.place() + " " + issue.finding())
                .containsExactly(
                        "mappings/" + MAP + ":2:7 MAP-012 The item 照会開始年月日 of " + ID
                                + " (version 4) is not used. Use it, or name it under drop.",
                        "mappings/" + MAP + ":14:20 MAP-021 No item 照会開始日付 in " + ID
                                + " (version 4). Did you mean 照会終了日付?");
    }

    @Test
    void a_map_changes_with_its_layout() throws IOException {
        nextLayout("version: 4", "from: 2027-04-01");
        mappings.replace(NEXT_LAYOUT, "name: 照会開始日付", "name: 照会開始年月日");
        String map = Files.readString(mappings.folder().resolve(MAP));
        Files.writeString(
                mappings.folder().resolve(NEXT_MAP),
                map.replace("照会開始日付 |", "照会開始年月日 |")
                        .replace("from: public", "version: 2\nvalid-from: 2027-04-01\nfrom: public"));
        Catalogue catalogue = CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                .usable();
        assertThat(catalogue.map(MAP_ID, BEFORE).orElseThrow().version()).isEqualTo(1);
        assertThat(catalogue.map(MAP_ID, AFTER).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void an_example_runs_with_the_versions_of_its_day() throws IOException {
        nextLayout("version: 4", "from: 2027-04-01");
        String map = Files.readString(mappings.folder().resolve(MAP));
        Files.writeString(
                mappings.folder().resolve(NEXT_MAP),
                map.replace("照会側不開示コード\n", "'\"1\"'\n")
                        .replace("from: public", "version: 2\nvalid-from: 2027-04-01\nfrom: public")
                        .replace("drop: [", "drop: [ 照会側不開示コード,"));
        assertThat(issues())
                .as("a protective flag cannot be dropped, so the map is broken and its examples are left alone")
                .containsExactly("mappings/" + NEXT_MAP + ":20:9 MAP-014");
        Files.writeString(
                mappings.folder().resolve(NEXT_MAP),
                map.replace("default(business-date)", "default(2027-04-30)")
                        .replace("from: public", "version: 2\nvalid-from: 2027-04-01\nfrom: public"));
        String examples = "city/maps/public-assistance-inquiry-to-platform.map.test.yaml";
        mappings.replace(examples, "  - name: 終了日が空なら業務日まで\n", "  - name: 終了日が空なら業務日まで\n    on: 2027-04-02\n");
        assertThat(issues()).containsExactly("mappings/" + examples + ":23:40 MAP-060");
        mappings.replace(examples, "    on: 2027-04-02\n", "    on: 2026-03-31\n");
        assertThat(issues()).containsExactly("mappings/" + examples + ":20:11 MAP-067");
    }

    @Test
    void versions_of_a_map_and_of_its_layouts_that_never_meet_are_an_error() throws IOException {
        mappings.replace(MAP, "from: public", "valid-from: 2020-04-01\nvalid-until: 2020-04-30\nfrom: public");
        assertThat(issues()).contains("mappings/" + MAP + ":1:6 CATALOGUE-016").hasSize(1);
    }

    @Test
    void the_version_that_a_message_names_says_which_layout_it_came_in() throws IOException {
        nextLayout("version: 4", "from: 2027-04-01");
        mappings.replace(NEXT_LAYOUT, "name: 照会開始日付", "was: 照会開始日付, name: 照会開始年月日")
                .replace(MAP, "from: public", "valid-until: 2027-03-31\nfrom: public");
        String map = Files.readString(mappings.folder().resolve(MAP));
        Files.writeString(
                mappings.folder().resolve(NEXT_MAP),
                map.replace("照会開始日付 |", "照会開始年月日 |")
                        .replace("valid-until: 2027-03-31", "version: 2\nvalid-from: 2027-04-01"));
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        KeptLayouts kept = KeptLayouts.open(TestDatabases.H2.fresh(), live, Set.of());
        String before = live.current().versionOn(BEFORE);
        String after = live.current().versionOn(AFTER);
        assertThat(before).isNotEqualTo(after).matches("[0-9a-f]{64}");
        assertThat(live.current().versionOn(LocalDate.of(2026, 6, 1))).isEqualTo(before);
        assertThat(kept.layout(before, "public-assistance", "inquiry").version())
                .isEqualTo(3);
        assertThat(kept.layout(after, "public-assistance", "inquiry").version()).isEqualTo(4);
        assertThat(kept.layout(after, "child-allowance", "inquiry").version()).isEqualTo(1);
    }

    @Test
    void from_the_day_on_which_a_map_changes_the_version_is_another() throws IOException {
        nextMap();
        Catalogue catalogue = CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                .usable();
        assertThat(catalogue.versionOn(AFTER))
                .isEqualTo(catalogue.versionOn(AFTER.plusYears(1)))
                .isNotEqualTo(catalogue.versionOn(BEFORE));
        assertThat(catalogue.versionOn(BEFORE)).isEqualTo(catalogue.versionOn(LocalDate.of(2026, 6, 1)));
    }

    @Test
    void a_link_accepts_the_version_that_is_in_force() throws IOException {
        nextPlatform("2027-04-01");
        assertThat(found())
                .containsExactly(
                        "mappings/city/links/platform.link.yaml:13:3 From 2027-04-01 on, version 4 of platform-inquiry"
                                + " is in force, but the link accepts version 3. Change the dates under accepts, or those of the"
                                + " layout.");
        accepts("{ layout-version: 3, from: 2026-04-01 }, { layout-version: 4, from: 2027-04-01 }");
        assertThat(found()).isEmpty();
    }

    @Test
    void each_time_in_which_the_link_accepts_another_version_is_one_issue() throws IOException {
        nextPlatform("2027-04-01");
        accepts("{ layout-version: 4, from: 2026-10-01 }, { layout-version: 3, from: 2027-06-01 },"
                + " { layout-version: 3, from: 2027-07-01 }");
        assertThat(found())
                .extracting(
                        issue -> issue.replaceAll(".*From (\\S+) on, version (.).*accepts version (.).*", "$1 $2 $3"))
                .containsExactly("2026-10-01 3 4", "2027-06-01 4 3");
    }

    @Test
    void of_days_without_a_version_or_without_a_word_of_the_link_nothing_is_said() throws IOException {
        nextPlatform("2027-04-01");
        mappings.replace(PLATFORM, "from: 2026-04-01", "from: 2026-04-01\nuntil: 2027-02-28");
        accepts("{ layout-version: 4, from: 2027-03-01 }");
        assertThat(issues()).containsExactly("mappings/" + NEXT_PLATFORM + ":9:7 CATALOGUE-014");
    }

    @Test
    void where_nothing_changes_by_date_the_version_is_that_of_the_files() {
        Catalogue catalogue = CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY))
                .usable();
        assertThat(catalogue.versionOn(AFTER)).isEqualTo(catalogue.version());
    }

    private void nextMap() throws IOException {
        String map = Files.readString(mappings.folder().resolve(MAP));
        Files.writeString(
                mappings.folder().resolve(NEXT_MAP),
                map.replace("from: public", "version: 2\nvalid-from: 2027-04-01\nfrom: public"));
    }

    private void nextPlatform(String from) throws IOException {
        String text = Files.readString(mappings.folder().resolve(PLATFORM));
        Files.writeString(
                mappings.folder().resolve(NEXT_PLATFORM),
                text.replace("version: 3", "version: 4").replace("from: 2026-04-01", "from: " + from));
    }

    private void accepts(String versions) throws IOException {
        mappings.replace("city/links/platform.link.yaml", "{ layout-version: 3, from: 2026-04-01 }", versions);
    }

    private java.util.List<String> found() {
        return CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY)).issues().stream()
                .map(issue -> issue.place() + " " + issue.finding().english())
                .toList();
    }

    private void nextLayout(String version, String from) throws IOException {
        String text = Files.readString(mappings.folder().resolve(LAYOUT));
        Files.writeString(
                mappings.folder().resolve(NEXT_LAYOUT),
                text.replace("version: 3", version).replace("from: 2026-04-01", from));
    }

    private java.util.List<String> issues() {
        return CatalogueReader.read(new RoleFolder(mappings.folder(), RoleName.CITY)).issues().stream()
                .map(issue -> issue.place() + " " + issue.finding().code().wire())
                .toList();
    }
}
