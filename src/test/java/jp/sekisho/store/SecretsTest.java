package jp.sekisho.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path directory;

    @Test
    void aPasswordIs32LettersAndDigitsAndStays() {
        String password = Secrets.in(home()).password("broker-public-assistance");

        assertThat(password).matches("[A-Za-z0-9]{32}");
        assertThat(Secrets.in(home()).password("broker-public-assistance")).isEqualTo(password);
        assertThat(Secrets.in(home()).password("broker-child-allowance")).isNotEqualTo(password);
    }

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        Secrets.in(home()).key("some", 32);

        assertThat(mode(home())).isEqualTo("rwx------");
        assertThat(mode(home().resolve("some.key"))).isEqualTo("rw-------");
    }

    @Test
    void whatOthersMayReadIsRefused() throws Exception {
        Secrets secrets = Secrets.in(home());
        secrets.key("some", 32);
        Files.setPosixFilePermissions(home().resolve("some.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> secrets.key("some", 32))
                .isInstanceOf(SekishoException.class)
                .hasMessageContaining("STORE-001");
    }

    @Test
    void aSecretOfAnotherSizeIsDamaged() {
        Secrets secrets = Secrets.in(home());
        secrets.key("some", 16);

        assertThatThrownBy(() -> secrets.key("some", 32)).hasMessageContaining("STORE-003");
    }

    @Test
    void aNameNeverLeavesTheDirectory() {
        Secrets secrets = Secrets.in(home());

        for (String name : List.of("../x", "a/b", "", ".hidden", "A", "x".repeat(65))) {
            assertThatIllegalArgumentException().isThrownBy(() -> secrets.password(name));
        }
    }

    @Test
    void allWhoRaceForANewSecretGetTheSameOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<String> ask = () -> Secrets.in(home()).password("raced");

        List<Future<String>> answers =
                threads.invokeAll(Stream.generate(() -> ask).limit(64).toList());
        threads.shutdown();

        Set<String> distinct = answers.stream().map(SecretsTest::value).collect(Collectors.toSet());
        assertThat(distinct).hasSize(1);
        try (Stream<Path> files = Files.list(home())) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("raced.password");
        }
    }

    private Path home() {
        return directory.resolve("data/secrets");
    }

    private static String value(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
