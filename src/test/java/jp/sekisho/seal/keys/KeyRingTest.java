package jp.sekisho.seal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.TestLink;
import jp.sekisho.seal.xml.SealError;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ring as whoever runs a real one fills it: issuers, keys and certificates of two environments, some of them wrong. */
class KeyRingTest {
    private static final Instant NOW = Instant.now();
    private static final Duration SOON = Duration.ofSeconds(6);
    private static final Authority.Term TERM =
            new Authority.Term(NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(9)));
    private static final Authority.Term NEWER = new Authority.Term(NOW.minus(Duration.ofDays(1)), TERM.until());
    private static final KeyNames NAMES = new KeyNames("production", Profile.P_256, "gateway", "cs");

    @TempDir
    Path folder;

    private final Authority issuer = Authority.root("City CA", TERM);
    private final Authority others = Authority.root("Another CA", TERM);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void names_that_are_in_the_ring_serve() throws IOException {
        KeyRing ring = whole();

        assertThat(ring.objectionToOwn(NAMES)).isEmpty();
        assertThat(ring.objectionToCounterpart(NAMES)).isEmpty();
        assertThat(ring.sealKeys(NAMES).profile()).isEqualTo(Profile.P_256);
        assertThat(ring.tls(NAMES, NOW).peer()).isEqualTo("cs");
    }

    @Test
    void a_name_that_is_not_there_is_said_with_those_that_are() throws IOException {
        KeyRing ring = whole();

        Optional<Finding> objection = ring.objectionToOwn(new KeyNames("production", Profile.P_256, "gatewai", "cs"));

        assertThat(code(objection)).isEqualTo(RingError.NOT_IN_RING);
        assertThat(objection.orElseThrow().english())
                .contains("production/gatewai/seal.p12", "cs, gateway")
                .doesNotContain("development");
        assertThat(code(KeyRing.in(folder.resolve("nowhere")).objectionToOwn(NAMES)))
                .isEqualTo(RingError.NO_RING);
    }

    @Test
    void a_key_without_its_connection_key_is_not_enough() throws IOException {
        whole();
        Files.delete(folder.resolve("production/gateway/tls.p12"));

        assertThat(KeyRing.in(folder).objectionToOwn(NAMES).orElseThrow().english())
                .contains("production/gateway/tls.p12");
    }

    @Test
    void keys_of_another_environment_do_not_serve_wherever_they_lie() throws IOException {
        whole();
        issuers("training", others);
        certificate("training", "training-cs", others, Profile.P_256, TERM);
        certificate("production", "moved", others, Profile.P_256, TERM);

        assertThat(code(objectionTo("training-cs"))).isEqualTo(RingError.OTHER_ENVIRONMENT);
        assertThat(code(objectionTo("moved"))).isEqualTo(RingError.OTHER_ISSUER);
    }

    @Test
    void keys_of_another_profile_do_not_serve() throws IOException {
        whole();
        certificate("production", "rsa", issuer, Profile.RSA_3072, TERM);

        assertThat(code(objectionTo("rsa"))).isEqualTo(RingError.WRONG_PROFILE);
        KeyNames rsa = new KeyNames("production", Profile.RSA_2048, "gateway", "rsa");
        assertThat(code(KeyRing.in(folder).objectionToCounterpart(rsa))).isEqualTo(RingError.WRONG_PROFILE);
        assertThat(code(KeyRing.in(folder).objectionToOwn(rsa))).isEqualTo(RingError.WRONG_PROFILE);
    }

    @Test
    void a_key_of_another_kind_is_not_used_though_it_be_held() throws IOException {
        SealKeys ring = whole().sealKeys(NAMES);
        certificate("production", "rsa", issuer, Profile.RSA_2048, TERM);
        OwnKey rsa =
                new KeyFolder(folder.resolve("production/rsa")).keys("seal").get(0);
        SealKeys mixed = new SealKeys(
                Profile.P_256, List.of(rsa, ring.own().get(0)), List.of(rsa.certificate()), ring.issuers());
        Seal gateway = seal(() -> mixed, NAMES);
        Head head = seal(() -> mixed, NAMES.reversed()).head("x", "1");
        X509Certificate reader = ring.own().get(0).certificate();

        assertThat(mixed.toSign(NOW)).isEqualTo(ring.own().get(0));
        assertThatThrownBy(() -> mixed.toEncryptTo(NOW)).hasMessageStartingWith(SealError.NO_COUNTERPART_KEY.wire());
        assertThatThrownBy(() -> gateway.unseal(TestLink.sealedBy(rsa, head, reader)))
                .hasMessageStartingWith(SealError.WRONG_PROFILE.wire());
        assertThatThrownBy(() -> gateway.unseal(TestLink.sealedBy(rsa, head, rsa.certificate())))
                .hasMessageStartingWith(SealError.NOT_FOR_OUR_KEY.wire());
    }

    @Test
    void development_keys_serve_the_demo_only() {
        DevelopmentPki.ensure(folder, DevelopmentPki.parties(NAMES), Clock.systemUTC());

        assertThat(code(KeyRing.in(folder).objectionToOwn(NAMES))).isEqualTo(RingError.FOR_DEVELOPMENT);
        assertThatThrownBy(() -> KeyRing.in(folder).sealKeys(NAMES))
                .hasMessageStartingWith(RingError.FOR_DEVELOPMENT.wire());
    }

    @Test
    void development_keys_without_a_name_are_to_be_made_anew() {
        KeyNames demo = new KeyNames(DevelopmentPki.ENVIRONMENT, Profile.P_256, "gateway", "cs");
        KeyRing ring = DevelopmentPki.ensure(folder, DevelopmentPki.parties(demo), Clock.systemUTC());

        Finding objection = ring.objectionToCounterpart(new KeyNames("demo", Profile.P_256, "gateway", "hub"))
                .orElseThrow();

        assertThat(objection.code()).isEqualTo(RingError.NOT_IN_RING);
        assertThat(objection.english()).contains("remove the folder " + folder + ", and the next start makes it anew");
        assertThat(objection.japanese()).contains("フォルダ " + folder + " を消してください");
    }

    @Test
    void a_second_key_under_a_name_counts_without_a_restart_and_the_newest_signs() throws IOException {
        KeyRing ring = whole();
        Supplier<SealKeys> gateway = ring.live(NAMES, nanos::get);
        Supplier<SealKeys> cs = ring.live(NAMES.reversed(), nanos::get);
        byte[] before = seal(gateway, NAMES).seal(seal(gateway, NAMES).head("x", "1"), TestLink.BODY);
        key("production", "gateway", "seal-2", Profile.P_256, NEWER);
        assertThat(gateway.get().own()).hasSize(1);

        nanos.addAndGet(SOON.toNanos());

        assertThat(gateway.get().own()).hasSize(2);
        assertThat(gateway.get().toSign(NOW).certificate().getNotBefore())
                .isEqualTo(NEWER.from().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        byte[] after = seal(gateway, NAMES).seal(seal(gateway, NAMES).head("x", "2"), TestLink.BODY);
        Seal opening = seal(cs, NAMES.reversed());
        assertThat(opening.unseal(before).body()).isEqualTo(TestLink.BODY);
        assertThat(opening.unseal(after).body()).isEqualTo(TestLink.BODY);
    }

    @Test
    void a_revocation_counts_without_a_restart() throws IOException {
        KeyRing ring = whole();
        Supplier<SealKeys> gateway = ring.live(NAMES, nanos::get);
        gateway.get().toEncryptTo(NOW);
        Files.delete(folder.resolve("production/issuers/list.crl"));
        new KeyFolder(folder.resolve("production/issuers"))
                .writeRevocationList("list", issuer.revoking(gateway.get().counterpart(), TERM));

        nanos.addAndGet(SOON.toNanos());

        assertThatThrownBy(() -> gateway.get().toEncryptTo(NOW))
                .hasMessageStartingWith(SealError.NO_COUNTERPART_KEY.wire());
    }

    @Test
    void while_the_folder_is_not_in_order_the_keys_held_before_stay() throws IOException {
        KeyRing ring = whole();
        Supplier<SealKeys> gateway = ring.live(NAMES, nanos::get);
        Path half = Files.writeString(folder.resolve("production/gateway/seal-2.p12"), "half");
        nanos.addAndGet(SOON.toNanos());
        assertThat(gateway.get().own()).hasSize(1);

        Files.delete(half);
        key("production", "gateway", "seal-2", Profile.P_256, NEWER);
        nanos.addAndGet(SOON.toNanos());

        assertThat(gateway.get().own()).hasSize(2);
    }

    private KeyRing whole() throws IOException {
        issuers("production", issuer);
        for (String name : List.of("gateway", "cs")) {
            certificate("production", name, issuer, Profile.P_256, TERM);
        }
        return KeyRing.in(folder);
    }

    private Optional<Finding> objectionTo(String counterpart) {
        return KeyRing.in(folder)
                .objectionToCounterpart(new KeyNames("production", Profile.P_256, "gateway", counterpart));
    }

    private void issuers(String environment, Authority authority) throws IOException {
        KeyFolder issuers = new KeyFolder(Files.createDirectories(folder.resolve(environment + "/issuers")));
        issuers.writeCertificate("ca", authority.certificate());
        issuers.writeRevocationList("list", authority.revoking(List.of(), TERM));
    }

    private void certificate(String environment, String name, Authority by, Profile profile, Authority.Term term)
            throws IOException {
        for (String file : List.of("seal", "tls")) {
            key(environment, name, file, by, profile, term);
        }
    }

    private void key(String environment, String name, String file, Profile profile, Authority.Term term)
            throws IOException {
        key(environment, name, file, issuer, profile, term);
    }

    private void key(String environment, String name, String file, Authority by, Profile profile, Authority.Term term)
            throws IOException {
        KeyFolder keys = new KeyFolder(Files.createDirectories(folder.resolve(environment + "/" + name)));
        var pair = profile.newKeys();
        int usage = KeyUsage.digitalSignature | KeyUsage.keyAgreement | KeyUsage.keyEncipherment;
        var certificate = by.issue(Authority.Subject.of(name, usage), pair.getPublic(), term);
        keys.writeKey(file, pair.getPrivate(), certificate, by.certificate());
        keys.writeCertificate(file, certificate);
    }

    private static Seal seal(Supplier<SealKeys> keys, KeyNames side) {
        return SealKind.letters(keys, SealPolicy.of(side, Duration.ofMinutes(5)), Clock.systemUTC());
    }

    private static ErrorCode code(Optional<Finding> objection) {
        return objection.orElseThrow().code();
    }
}
