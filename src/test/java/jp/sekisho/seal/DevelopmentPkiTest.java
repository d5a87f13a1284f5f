package jp.sekisho.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentPkiTest {
    @TempDir
    Path folder;

    @Test
    void its_two_parties_can_write_to_each_other() {
        Clock clock = Clock.systemUTC();
        DevelopmentPki pki = DevelopmentPki.ensure(folder.resolve("certs/dev"), clock);
        SealPolicy policy =
                new SealPolicy("demo", DevelopmentPki.GATEWAY, DevelopmentPki.PLATFORM, Duration.ofMinutes(5));
        Seal gateway = new Seal(pki.sealKeys(DevelopmentPki.GATEWAY, DevelopmentPki.PLATFORM), policy, clock);
        Seal platform =
                new Seal(pki.sealKeys(DevelopmentPki.PLATFORM, DevelopmentPki.GATEWAY), policy.reversed(), clock);

        assertThat(platform.unseal(gateway.seal(gateway.head("inquiry", "1"), TestLink.BODY))
                        .body())
                .isEqualTo(TestLink.BODY);
        assertThat(gateway.unseal(platform.seal(platform.head("inquiry-result", "2"), TestLink.BODY))
                        .body())
                .isEqualTo(TestLink.BODY);
    }

    @Test
    void it_is_made_once_and_its_secrets_are_its_owners_only() throws IOException {
        DevelopmentPki.ensure(folder, Clock.systemUTC());
        List<String> before = listing();

        DevelopmentPki.ensure(folder, Clock.systemUTC());

        assertThat(listing()).isEqualTo(before);
        assertThat(before)
                .filteredOn(line -> line.matches(".*\\.(p12|password) .*"))
                .hasSize(12)
                .allMatch(line -> line.contains("rw-------"));
    }

    @Test
    void several_processes_may_make_it_at_once() throws Exception {
        Path shared = folder.resolve("dev");
        List<Thread> threads = Stream.generate(() -> new Thread(() -> DevelopmentPki.ensure(shared, Clock.systemUTC())))
                .limit(3)
                .toList();

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        DevelopmentPki pki = DevelopmentPki.ensure(shared, Clock.systemUTC());
        assertThat(pki.sealKeys(DevelopmentPki.GATEWAY, DevelopmentPki.PLATFORM).own())
                .hasSize(1);
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(shared);
        }
    }

    @Test
    void an_incomplete_one_is_not_mended_but_named() throws IOException {
        DevelopmentPki.ensure(folder, Clock.systemUTC());
        Files.delete(folder.resolve("issuing.crl"));

        assertThatThrownBy(() -> DevelopmentPki.ensure(folder, Clock.systemUTC()))
                .hasMessageContaining(SealError.INCOMPLETE_PKI.wire())
                .hasMessageContaining("issuing.crl");
    }

    @Test
    void a_damaged_key_file_is_named() throws IOException {
        DevelopmentPki pki = DevelopmentPki.ensure(folder, Clock.systemUTC());
        Files.writeString(folder.resolve("platform/seal.p12"), "damaged");

        assertThatThrownBy(() -> pki.sealKeys(DevelopmentPki.PLATFORM, DevelopmentPki.GATEWAY))
                .hasMessageContaining(SealError.UNREADABLE_KEYS.wire())
                .hasMessageContaining("seal.p12");
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(DevelopmentPkiTest::line)
                    .sorted()
                    .toList();
        }
    }

    private static String line(Path file) {
        try {
            return file + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " "
                    + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
