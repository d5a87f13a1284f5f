package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.Permit;
import jp.sekisho.boundary.PermitLimit;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.error.Finding;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot is the files and what limits their permits: with another limit it is another one. */
class LimitedCatalogueTest {
    private static final LocalDate BEFORE = LocalDate.of(2027, 3, 31);
    private static final LocalDate FROM = LocalDate.of(2027, 4, 1);
    private static final String SYSTEM = "public-assistance";

    @TempDir
    Path directory;

    private MappingsCopy mappings;
    private LiveCatalogue live;
    private PermitLimit adopted = PermitLimit.NONE;

    /** Nothing passes from one day on. */
    private record Closed(String name, LocalDate from) implements PermitLimit {
        @Override
        public Optional<Finding> objection(Purpose purpose, LocalDate on) {
            return nameOn(on).isBlank() ? Optional.empty() : Optional.of(Finding.of(CatalogueError.RELOADED));
        }

        @Override
        public Set<LocalDate> changes() {
            return Set.of(from);
        }

        @Override
        public String nameOn(LocalDate on) {
            return on.isBefore(from) ? "" : name;
        }
    }

    @BeforeEach
    void open() throws IOException {
        mappings = MappingsCopy.in(directory);
        live = LiveCatalogue.open(new RoleFolder(mappings.folder(), RoleName.CITY));
    }

    @Test
    void without_a_limit_the_version_is_that_of_the_files() {
        String files = live.current().versionOn(FROM);

        live.within(() -> adopted);

        assertThat(live.current().versionOn(FROM)).isEqualTo(files);
    }

    @Test
    void from_the_day_of_a_limit_the_version_is_another_and_without_it_the_former_again() {
        live.within(() -> adopted);
        String files = live.current().versionOn(FROM);

        adopt(new Closed("list:1", FROM));
        String first = live.current().versionOn(FROM);
        assertThat(live.current().versionOn(BEFORE)).isEqualTo(files);
        assertThat(first).isNotEqualTo(files).matches("[0-9a-f]{64}");
        assertThat(live.current().versionOn(FROM.plusYears(1))).isEqualTo(first);

        adopt(new Closed("list:2", FROM));
        assertThat(live.current().versionOn(FROM)).isNotIn(files, first);

        adopt(PermitLimit.NONE);
        assertThat(live.current().versionOn(FROM)).isEqualTo(files);
    }

    @Test
    void nothing_is_accepted_under_the_limit_of_before() {
        live.within(() -> adopted);
        Catalogue before = live.current();

        adopt(new Closed("list:1", FROM));

        assertThatThrownBy(() -> live.whileCurrent(List.of(before), () -> {
                    throw new AssertionError("it is accepted");
                }))
                .hasMessageStartingWith(CatalogueError.RELOADED.wire());
    }

    @Test
    void the_layouts_of_each_time_are_kept_before_the_limit_is_in_use() {
        live.within(() -> adopted);
        KeptLayouts kept = KeptLayouts.open(TestDatabases.H2.fresh(), live, Set.of());
        String files = live.current().versionOn(FROM);

        adopt(new Closed("list:1", FROM));

        assertThat(kept.layout(files, SYSTEM, "inquiry").version()).isEqualTo(3);
        assertThat(kept.layout(live.current().versionOn(BEFORE), SYSTEM, "inquiry")
                        .version())
                .isEqualTo(3);
        assertThat(kept.layout(live.current().versionOn(FROM), SYSTEM, "inquiry")
                        .version())
                .isEqualTo(3);
    }

    @Test
    void a_reload_takes_the_limit_that_is_in_force_then() throws IOException {
        live.within(() -> adopted);
        adopted = new Closed("list:1", FROM);
        String files = live.current().versionOn(FROM);

        assertThat(live.reload().catalogue()).isPresent();

        assertThat(live.current().version()).isEqualTo(files);
        assertThat(live.current().versionOn(FROM)).isNotEqualTo(files);
        assertThat(refused(FROM)).isTrue();
        assertThat(refused(BEFORE)).isFalse();
    }

    private void adopt(PermitLimit limit) {
        adopted = limit;
        live.limitAgain();
    }

    /** Whether a purpose that the files permit is refused. */
    private boolean refused(LocalDate on) {
        Permit permit = live.current().permits().permits("inquiry").stream()
                .filter(each -> each.system().equals(SYSTEM) && each.until().equals(LocalDate.MAX))
                .findFirst()
                .orElseThrow();
        return live.current()
                .permits()
                .refusal(SYSTEM, "inquiry", new Purpose(permit.codes()), on)
                .isPresent();
    }
}
