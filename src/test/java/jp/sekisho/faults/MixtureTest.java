package jp.sekisho.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import jp.sekisho.boundary.Passage;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages' files fit together in one city, and every passage is in it. */
class MixtureTest {
    @TempDir
    Path folder;

    @Test
    void its_files_are_sound_and_lack_no_passage() {
        Folder home = new Folder(folder);
        new Folder(folder.resolve("mappings")).copyOf(Path.of("mappings"));
        new Folder(folder.resolve("routes")).copyOf(Path.of("routes"));

        Mixture.into(home, 8447, 3);

        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        assertThat(mappings.issues()).isEmpty();
        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                        .issues())
                .isEmpty();
        assertThat(Arrays.stream(folder.resolve("mappings/city/interfaces")
                                .toFile()
                                .list())
                        .map(file -> home.text("mappings/city/interfaces/" + file)
                                .replaceAll("(?s).*\npassage: (\\S+)\n.*", "$1")))
                .containsAll(Arrays.stream(Passage.values()).map(Passage::id).toList());
    }
}
