package jp.sekisho.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables, and the secrets that belong to them. */
class VaultCheckTest {
    private static final byte[] PLAIN = "照会".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void theFirstStartMakesTheKeysAndTheNextOnesFindThem(TestDatabases database) {
        Store store = database.fresh();

        byte[] closed = VaultCheck.open(store, secrets("own")).close("c", PLAIN);

        assertThat(VaultCheck.open(store, secrets("own")).open("c", closed)).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @EnumSource
    void noSecretsAreMadeBesideTablesThatHaveTheirs(TestDatabases database) throws IOException {
        Store store = database.fresh();
        VaultCheck.open(store, secrets("own"));

        assertThatThrownBy(() -> VaultCheck.open(store, secrets("none"))).hasMessageStartingWith("STORE-007");

        assertThat(files("none")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSecretsOfOthersAreRefused(TestDatabases database) {
        Store store = database.fresh();
        VaultCheck.open(store, secrets("own"));
        Vault.from(secrets("other"));

        assertThatThrownBy(() -> VaultCheck.open(store, secrets("other"))).hasMessageStartingWith("STORE-007");
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatClosedSomethingIsMissedAlsoAfterTheNextWasMade(TestDatabases database) throws IOException {
        Store store = database.fresh();
        VaultCheck.open(store, secrets("own"));
        Vault.addKey(secrets("own"));
        VaultCheck.open(store, secrets("own"));
        VaultCheck.open(store, secrets("own"));

        Files.delete(directory.resolve("own").resolve("vault-key-0001.key"));

        assertThatThrownBy(() -> VaultCheck.open(store, secrets("own"))).hasMessageStartingWith("STORE-007");
    }

    @ParameterizedTest
    @EnumSource
    void aMissingKeyForDigestsIsNotMadeAnew(TestDatabases database) throws IOException {
        Store store = database.fresh();
        VaultCheck.open(store, secrets("own"));
        Path digest = directory.resolve("own").resolve("vault-digest.key");

        Files.delete(digest);

        assertThatThrownBy(() -> VaultCheck.open(store, secrets("own"))).hasMessageStartingWith("STORE-007");
        assertThat(digest).doesNotExist();
    }

    @Test
    void noPasswordIsMadeBesideAFileOfH2() throws IOException {
        Files.createFile(Files.createDirectories(directory.resolve("db")).resolve("sekisho.mv.db"));

        assertThatThrownBy(() -> Tables.embeddedPassword(directory, secrets("none")))
                .hasMessageStartingWith("STORE-007");

        assertThat(files("none")).isEmpty();
    }

    @Test
    void aRefusedLoginIsCalledOne() {
        Path data = directory.resolve("data");
        new Tables(Tables.embedded(data), "sekisho", "right", 1).open().close();

        assertThatThrownBy(() -> new Tables(Tables.embedded(data), "sekisho", "wrong", 1).open())
                .hasMessageStartingWith("STORE-008");
    }

    private Secrets secrets(String name) {
        return Secrets.in(directory.resolve(name));
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            return files.toList();
        }
    }
}
