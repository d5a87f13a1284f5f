package jp.sekisho.convert.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftFileTest {
    @TempDir
    private Path directory;

    @Test
    void it_appears_only_when_it_is_kept() throws IOException {
        Path target = directory.resolve("out");
        try (DraftFile draft = new DraftFile(target, false)) {
            draft.out().write(65);
            assertThat(target).doesNotExist();
            draft.keep();
        }
        assertThat(target).hasContent("A");
        assertThat(names()).containsExactly("out");
    }

    @Test
    void closed_without_being_kept_it_leaves_nothing_behind() throws IOException {
        try (DraftFile draft = new DraftFile(directory.resolve("out"), false)) {
            draft.out().write(65);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void a_file_that_is_there_is_replaced_only_when_that_was_said() throws IOException {
        Path target = Files.writeString(directory.resolve("out"), "old");
        assertThatThrownBy(() -> new DraftFile(target, false)).isInstanceOf(SekishoException.class);
        try (DraftFile draft = new DraftFile(target, true)) {
            draft.out().write(65);
            draft.keep();
        }
        assertThat(target).hasContent("A");
    }

    @Test
    void a_file_that_appeared_meanwhile_is_not_replaced() throws IOException {
        Path target = directory.resolve("out");
        try (DraftFile draft = new DraftFile(target, false)) {
            Files.writeString(target, "another's");
            assertThatThrownBy(draft::keep).isInstanceOfSatisfying(SekishoException.class, e -> assertThat(e.code())
                    .isEqualTo(FileError.ALREADY_THERE));
        }
        assertThat(target).hasContent("another's");
        assertThat(names()).containsExactly("out");
    }

    @Test
    void a_link_stays_and_the_file_that_it_leads_to_is_replaced() throws IOException {
        Path target = Files.writeString(directory.resolve("out"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        try (DraftFile draft = new DraftFile(link, true)) {
            draft.out().write(65);
            draft.keep();
        }
        assertThat(target).hasContent("A");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void what_another_run_left_behind_is_not_in_the_way() throws IOException {
        Path target = directory.resolve("out");
        Files.writeString(directory.resolve(".out." + ProcessHandle.current().pid() + ".draft"), "old");
        try (DraftFile first = new DraftFile(target, false);
                DraftFile second = new DraftFile(target, false)) {
            first.out().write(65);
            second.keep();
        }
        assertThat(target).isEmptyFile();
    }

    @Test
    void only_its_owner_may_read_a_new_file_from_its_beginning() throws IOException {
        try (DraftFile draft = new DraftFile(directory.resolve("out"), true)) {
            Path begun = Files.list(directory).findFirst().orElseThrow();
            assertThat(permissions(begun)).isEqualTo("rw-------");
            draft.keep();
        }
        assertThat(permissions(directory.resolve("out"))).isEqualTo("rw-------");
    }

    @Test
    void a_file_that_is_replaced_stays_open_to_those_who_might_read_it() throws IOException {
        Path target = Files.writeString(directory.resolve("out"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        try (DraftFile draft = new DraftFile(target, true)) {
            draft.keep();
        }
        assertThat(permissions(target)).isEqualTo("rw-r-----");
    }

    @Test
    void finished_it_is_on_the_disk_and_still_without_its_name() throws IOException {
        Path target = directory.resolve("out");
        try (DraftFile draft = new DraftFile(target, false)) {
            draft.out().write(65);
            draft.finish();
            assertThat(target).doesNotExist();
            draft.keep();
        }
        assertThat(target).hasContent("A");
    }

    @Test
    void a_folder_is_not_replaced_by_a_file() {
        assertThatThrownBy(() -> new DraftFile(directory, true))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(FileError.NOT_A_FILE));
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new DraftFile(directory.resolve("none/out"), false))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(FileError.CANNOT_WRITE));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Stream<String> names() throws IOException {
        return Files.list(directory).map(path -> path.getFileName().toString());
    }
}
