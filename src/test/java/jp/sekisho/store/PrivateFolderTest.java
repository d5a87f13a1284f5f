package jp.sekisho.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the data folder is its owner's alone. */
class PrivateFolderTest {
    @TempDir
    Path directory;

    @Test
    void whatWasOpenToOthersIsNotAnyMoreAndWhatIsMadeLaterWillNotBeForLong() throws IOException {
        Path data = directory.resolve("data");
        make(data.resolve("db").resolve("old"));

        PrivateFolder keeper = PrivateFolder.keep(data);
        assertThat(modes(data)).containsOnly("rwx------", "rw-------");
        make(data.resolve("broker").resolve("new"));

        Patience.await()
                .until(() -> !modes(data).contains("rw-r--r--") && !modes(data).contains("rwxr-xr-x"));
        keeper.close();
        assertThat(modes(data)).hasSize(5);
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static List<String> modes(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(PrivateFolderTest::mode).toList();
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
