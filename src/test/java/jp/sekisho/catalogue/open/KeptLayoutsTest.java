package jp.sekisho.catalogue.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueError;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.catalogue.LayoutFiles;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.catalogue.MappingsCopy;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeptLayoutsTest {
    private static final String SYSTEM = "public-assistance";
    private static final String LAYOUT = "city/layouts/public-assistance-inquiry.layout.yaml";

    @TempDir
    Path directory;

    private MappingsCopy mappings;

    @BeforeEach
    void copy() throws IOException {
        mappings = MappingsCopy.in(directory);
    }

    @ParameterizedTest
    @EnumSource
    void theLayoutsOfDoorsOutlastTheirFilesAndTheProcess(TestDatabases database) throws IOException {
        Store store = database.fresh();
        String first = start(store, Set.of()).version;
        mappings.replace(LAYOUT, "version: 3", "version: 4");

        Started later = start(store, Set.of(first));

        assertThat(later.kept.layout(first, SYSTEM, "inquiry").version()).isEqualTo(3);
        assertThat(later.kept.layout(later.version, SYSTEM, "inquiry").version())
                .isEqualTo(4);
        assertThat(interfaces(store))
                .containsOnly(
                        "atena-link",
                        "atena-search",
                        "automatic-answer-stop",
                        "inquiry",
                        "replica",
                        "resident-change",
                        "resident-feed");
    }

    @ParameterizedTest
    @EnumSource
    void versionsThatNoOpenMessageNamesAreRemovedAndTheOneInUseNever(TestDatabases database) throws IOException {
        Store store = database.fresh();
        String first = start(store, Set.of()).version;
        mappings.replace(LAYOUT, "version: 3", "version: 4");
        String second = start(store, Set.of(first)).version;
        mappings.replace(LAYOUT, "version: 4", "version: 5");

        Started third = start(store, Set.of(second));

        assertThat(versions(store)).containsExactlyInAnyOrder(second, third.version);
        assertThatThrownBy(() -> third.kept.layout(first, SYSTEM, "inquiry"))
                .isInstanceOfSatisfying(SekishoException.class, e -> {
                    assertThat(e.code()).isEqualTo(CatalogueError.LAYOUT_NOT_KEPT);
                    assertThat(e.code().disposition()).isEqualTo(Disposition.RETRY);
                });
    }

    @Test
    void aReloadedSnapshotIsKeptBeforeItIsInUse() throws IOException {
        Store store = TestDatabases.H2.fresh();
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        KeptLayouts kept = KeptLayouts.open(store, live, Set.of());
        Catalogue first = live.current();
        live.beforeUse(next -> assertThat(live.current()).isSameAs(first));
        mappings.replace(LAYOUT, "version: 3", "version: 4");

        live.reload();

        assertThat(versions(store))
                .containsExactlyInAnyOrder(first.version(), live.current().version());
        assertThat(kept.layout(live.current().version(), SYSTEM, "inquiry").version())
                .isEqualTo(4);
    }

    @Test
    void oneThatCannotBeReadAnyMoreIsNotThereAndKeepsNobodyFromStarting() throws IOException {
        Store store = TestDatabases.H2.fresh();
        String first = start(store, Set.of()).version;
        store.useTransaction(handle -> handle.execute("update door_layout set source = 'layout: ['"));
        mappings.replace(LAYOUT, "version: 3", "version: 4");

        Started later = start(store, Set.of(first));

        assertThatThrownBy(() -> later.kept.layout(first, SYSTEM, "inquiry")).isInstanceOf(SekishoException.class);
        assertThat(later.kept.layout(later.version, SYSTEM, "inquiry").version())
                .isEqualTo(4);
    }

    @Test
    void aLayoutIsKeptWithItsDictionaryAndWithoutWhatItOnlyWritesBy() {
        Issues issues = new Issues();
        String together =
                """
                layout: a
                form: fixed
                end-of-record: LF
                charset: windows-31j
                version: 1
                from: 2026-04-01
                dictionary: city
                fields:
                  - { name: 宛名番号, bytes: 10 }
                  - { name: 氏名, bytes: 20, unmappable: table substitutes }
                ---
                items: city
                fields:
                  - { name: 宛名番号, type: digits, pad: zeros-left, class: business-number }
                  - { name: 氏名, blank: allowed }
                """;
        assertThat(LayoutFiles.apart(together, issues))
                .as(issues.sorted().toString())
                .hasValueSatisfying(layout -> assertThat(
                                layout.field("宛名番号").orElseThrow().type().wire())
                        .isEqualTo("digits"));
    }

    @Test
    void aDictionarysItemsMayNameTablesOfSubstitutes() throws IOException {
        Path folder = mappings.folder();
        Files.writeString(
                folder.resolve("city/layouts/named.items.yaml"),
                "items: named\nfields:\n  - { name: 氏名, bytes: 8, unmappable: table old-forms }\n");
        Files.writeString(folder.resolve("city/codes/old-forms.codes.csv"), "new,old\n𠮷,吉\n");
        Files.writeString(
                folder.resolve("city/layouts/named.layout.yaml"),
                """
                layout: named
                form: fixed
                end-of-record: none
                charset: windows-31j
                version: 1
                from: 2026-04-01
                dictionary: named
                fields: [ { name: 氏名 } ]
                """);

        CatalogueCheck check = CatalogueReader.read(new RoleFolder(folder, RoleName.CITY));

        assertThat(check.issues()).isEmpty();
        Layout named = check.usable().layout("named", LocalDate.of(2026, 6, 1)).orElseThrow();
        assertThat(named.encode(List.of(named.blank().with("氏名", "𠮷田"))))
                .isEqualTo("吉田    ".getBytes(named.charset()));
    }

    private record Started(KeptLayouts kept, String version) {}

    private Started start(Store store, Set<String> named) {
        LiveCatalogue live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
        return new Started(KeptLayouts.open(store, live, named), live.current().version());
    }

    private static List<String> versions(Store store) {
        return column(store, "catalogue");
    }

    private static List<String> interfaces(Store store) {
        return column(store, "interface_id");
    }

    private static List<String> column(Store store, String name) {
        return store.ask(handle -> handle.createQuery("select distinct " + name + " from door_layout")
                .mapTo(String.class)
                .list());
    }
}
