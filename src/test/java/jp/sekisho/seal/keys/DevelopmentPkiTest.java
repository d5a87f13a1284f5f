package jp.sekisho.seal.keys;

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
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.TestLink;
import jp.sekisho.seal.keys.DevelopmentPki.Party;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DevelopmentPkiTest {
    private static final KeyNames GATEWAY = new KeyNames("demo", Profile.P_256, "gateway", "counterpart");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void both_parties_of_a_link_can_write_to_each_other_whatever_their_profile(Profile profile) {
        KeyNames names = new KeyNames("demo", profile, "gateway", "counterpart");
        KeyRing ring = make(folder.resolve("certs/dev"), DevelopmentPki.parties(names));
        Seal gateway = seal(ring, names);
        Seal counterpart = seal(ring, names.reversed());

        assertThat(counterpart
                        .unseal(gateway.seal(gateway.head("inquiry", "1"), TestLink.BODY))
                        .body())
                .isEqualTo(TestLink.BODY);
        assertThat(gateway.unseal(counterpart.seal(counterpart.head("inquiry-result", "2"), TestLink.BODY))
                        .body())
                .isEqualTo(TestLink.BODY);
    }

    @Test
    void it_is_made_once_and_its_secrets_are_its_owners_only() throws IOException {
        make(folder, DevelopmentPki.parties(GATEWAY));
        List<String> before = listing();

        make(folder, DevelopmentPki.parties(GATEWAY));

        assertThat(listing()).isEqualTo(before);
        assertThat(before)
                .filteredOn(line -> line.matches(".*\\.(p12|password) .*"))
                .hasSize(14)
                .allMatch(line -> line.contains("rw-------"));
    }

    @Test
    void several_processes_may_make_it_at_once() throws Exception {
        Path shared = folder.resolve("dev");
        List<Thread> threads = Stream.generate(() -> new Thread(() -> make(shared, DevelopmentPki.parties(GATEWAY))))
                .limit(3)
                .toList();

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(KeyRing.in(shared).sealKeys(GATEWAY).own()).hasSize(1);
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(shared);
        }
    }

    @Test
    void the_keys_of_one_environment_are_strangers_in_another() {
        KeyNames training = new KeyNames("training", Profile.P_256, "gateway", "counterpart");
        List<Party> all = Stream.of(GATEWAY, training)
                .flatMap(names -> DevelopmentPki.parties(names).stream())
                .toList();
        make(folder, all);

        KeyFolder demo = new KeyFolder(folder.resolve("demo/issuers"));
        KeyFolder other = new KeyFolder(folder.resolve("training/counterpart"));
        PinnedIssuers issuers = new PinnedIssuers(demo.certificates(""), demo.revocationLists());

        assertThat(issuers.doubt(
                                other.certificates("seal").get(0),
                                KeyUse.SIGNING,
                                Clock.systemUTC().instant())
                        .orElseThrow()
                        .code())
                .isEqualTo(SealError.WRONG_ISSUER);
    }

    @Test
    void a_damaged_key_file_is_named() throws IOException {
        KeyRing ring = make(folder, DevelopmentPki.parties(GATEWAY));
        Files.writeString(folder.resolve("demo/counterpart/seal.p12"), "damaged");

        assertThatThrownBy(() -> ring.sealKeys(GATEWAY.reversed()))
                .hasMessageContaining(SealError.UNREADABLE_KEYS.wire())
                .hasMessageContaining("seal.p12");
    }

    private static KeyRing make(Path directory, List<Party> parties) {
        return DevelopmentPki.ensure(directory, parties, Clock.systemUTC());
    }

    private static Seal seal(KeyRing ring, KeyNames side) {
        SealKeys keys = ring.sealKeys(side);
        return SealKind.letters(() -> keys, SealPolicy.of(side, Duration.ofMinutes(5)), Clock.systemUTC());
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
