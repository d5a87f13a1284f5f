package jp.sekisho.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of closed files, and the secrets that belong to it. */
class VaultFolderTest {
    private static final byte[] PLAIN = "照会".getBytes(StandardCharsets.UTF_8);
    private static final String FAMILY = "broker";

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = directory.resolve("files");
    }

    @Test
    void theFirstStartMakesTheKeysAndMarksTheFolderAndTheNextOnesFindThem() throws IOException {
        assertThat(VaultFolder.isMarked(folder)).isFalse();

        byte[] closed = open("own").close("c", PLAIN);

        assertThat(VaultFolder.isMarked(folder)).isTrue();
        assertThat(open("own").open("c", closed)).isEqualTo(PLAIN);
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("closed-by-key-0001"))).isEqualTo("rw-------");
    }

    @Test
    void noKeyIsMadeBesideAFolderThatHasItsOwn() throws IOException {
        open("own");

        assertThatThrownBy(() -> open("none")).hasMessageStartingWith("STORE-010");

        try (Stream<Path> files = Files.list(directory.resolve("none"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theSecretsOfOthersAreRefused() {
        open("own");
        Vault.from(secrets("other"), FAMILY);

        assertThatThrownBy(() -> open("other")).hasMessageStartingWith("STORE-010");
    }

    @Test
    void aKeyThatClosedSomethingIsMissedAlsoAfterTheNextWasMade() throws IOException {
        open("own");
        Vault.addKey(secrets("own"), FAMILY);
        open("own");
        open("own");

        Files.delete(directory.resolve("own").resolve("broker-key-0001.key"));

        assertThatThrownBy(() -> open("own")).hasMessageStartingWith("STORE-010");
    }

    @Test
    void theNextKeyClosesAndTheOldOneOpensUntilNothingNeedsIt() throws IOException {
        byte[] old = open("own").close("c", PLAIN);
        Files.write(folder.resolve("old"), old);

        assertThat(VaultFolder.addKey(folder, secrets("own"), FAMILY)).isEqualTo(2);
        byte[] next = open("own").close("c", PLAIN);
        Files.write(folder.resolve("next"), next);

        assertThat(open("own").open("c", old)).isEqualTo(PLAIN);
        assertThat(Arrays.copyOf(next, 5)).isNotEqualTo(Arrays.copyOf(old, 5));
        assertThatThrownBy(() -> retire(2)).hasMessageStartingWith("STORE-012");
        assertThatThrownBy(() -> retire(3)).hasMessageStartingWith("STORE-013");
        assertThatThrownBy(() -> retire(1)).hasMessageStartingWith("STORE-012");
        Files.delete(folder.resolve("old"));
        retire(1);

        assertThat(VaultFolder.keys(secrets("own"), FAMILY)).containsExactly(2);
        assertThat(open("own").open("c", next)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> open("own").open("c", old)).hasMessageStartingWith("STORE-004");
        assertThat(VaultFolder.addKey(folder, secrets("own"), FAMILY)).isEqualTo(3);
    }

    @Test
    void aKeyIsNeededWhereverInAFileItsValueLies() throws IOException {
        byte[] old = open("own").close("c", PLAIN);
        VaultFolder.addKey(folder, secrets("own"), FAMILY);
        for (int at = (1 << 16) - old.length - 4; at < (1 << 16) + 4; at++) {
            byte[] file = new byte[(1 << 17) + 5];
            System.arraycopy(old, 0, file, at, old.length);
            Files.write(folder.resolve("file"), file);

            assertThatThrownBy(() -> retire(1)).as("at %d", at).hasMessageStartingWith("STORE-012");
        }
    }

    private void retire(int key) {
        VaultFolder.retireKey(folder, secrets("own"), FAMILY, key);
    }

    @Test
    void theTablesKeysAreOthers() {
        byte[] closed = open("own").close("c", PLAIN);

        assertThatThrownBy(() -> Vault.from(secrets("own")).open("c", closed)).hasMessageStartingWith("STORE-004");
    }

    private Vault open(String secrets) {
        return VaultFolder.open(folder, secrets(secrets), FAMILY);
    }

    private Secrets secrets(String name) {
        return Secrets.in(directory.resolve(name));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
