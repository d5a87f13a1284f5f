package jp.sekisho.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import jp.sekisho.error.SekishoException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("smoke")
class VaultTest {
    private static final byte[] PLAIN = "照会".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Secrets secrets;
    private Vault vault;

    @BeforeEach
    void openVault() {
        secrets = Secrets.in(directory.resolve("secrets"));
        vault = Vault.from(secrets);
    }

    @Test
    void whatIsClosedOpensAgainAlsoAfterARestart() {
        byte[] closed = vault.close("body.content", PLAIN);

        byte[] opened = Vault.from(Secrets.in(directory.resolve("secrets"))).open("body.content", closed);

        assertThat(opened).isEqualTo(PLAIN);
    }

    @Test
    void anEmptyValueIsClosedToo() {
        assertThat(vault.open("c", vault.close("c", new byte[0]))).isEmpty();
    }

    @Test
    void theClosedFormIsVersionKeyIdNonceAndContentWithItsTag() {
        byte[] closed = vault.close("body.content", PLAIN);

        assertThat(closed).hasSize(1 + 4 + 12 + PLAIN.length + 16).startsWith(1);
        assertThat(new String(closed, StandardCharsets.UTF_8)).doesNotContain("照会");
    }

    @Test
    void theSameValueNeverLooksTheSameTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(HexFormat.of().formatHex(vault.close("c", PLAIN)));
        }

        assertThat(seen).hasSize(1000);
    }

    @Test
    void aValueMovedToAnotherColumnDoesNotOpen() {
        byte[] closed = vault.close("registry_person.individual_number", PLAIN);

        refused(StoreError.NOT_AUTHENTIC, () -> vault.open("body.content", closed));
    }

    @Test
    void everyChangedBitIsNoticed() {
        byte[] closed = vault.close("c", PLAIN);
        for (int bit = 0; bit < closed.length * 8; bit++) {
            byte[] changed = closed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatThrownBy(() -> vault.open("c", changed)).isInstanceOf(SekishoException.class);
        }
    }

    @Test
    void everyCutIsNoticed() {
        byte[] closed = vault.close("c", PLAIN);
        for (int length = 0; length < closed.length; length++) {
            byte[] cut = Arrays.copyOf(closed, length);

            refused(StoreError.NOT_AUTHENTIC, () -> vault.open("c", cut));
        }
    }

    @Test
    void theNewestKeyClosesAndAllOpen() {
        byte[] before = vault.close("c", PLAIN);
        Vault.addKey(secrets);
        Vault later = Vault.from(secrets);

        byte[] after = later.close("c", PLAIN);

        assertThat(later.open("c", before)).isEqualTo(PLAIN);
        assertThat(later.open("c", after)).isEqualTo(PLAIN);
        refused(StoreError.KEY_UNKNOWN, () -> vault.open("c", after));
    }

    @Test
    void aLostKeyIsNamedAndNotReplacedInSilence() throws Exception {
        byte[] closed = vault.close("c", PLAIN);
        Files.delete(directory.resolve("secrets/vault-key-0001.key"));
        Vault other = Vault.from(secrets);

        refused(StoreError.KEY_UNKNOWN, () -> other.open("c", closed));
    }

    @Test
    void digestsAreStableAcrossKeysAndDistinguishPurposesAndFrames() {
        byte[] digest = vault.digest("purpose", bytes("ab"), bytes("c"));
        Vault.addKey(secrets);

        assertThat(digest).hasSize(32).isEqualTo(Vault.from(secrets).digest("purpose", bytes("ab"), bytes("c")));
        assertThat(digest).isNotEqualTo(vault.digest("purpose", bytes("a"), bytes("bc")));
        assertThat(digest).isNotEqualTo(vault.digest("other", bytes("ab"), bytes("c")));
        assertThat(digest).isNotEqualTo(vault.digest("purpose", bytes("abc")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(StoreError error, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SekishoException.class, e -> assertThat(e.code())
                .isEqualTo(error));
    }
}
