package jp.sekisho;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.keys.TlsIdentity;

/** The key ring of the demo's link to the platform, in a folder of a test's. */
public final class DemoKeys {
    /** The gateway's side of the link. */
    public static final KeyNames GATEWAY = new KeyNames("demo", Profile.RSA_2048, "city-gateway", "platform");
    /** The platform's side. */
    public static final KeyNames PLATFORM = GATEWAY.reversed();

    private DemoKeys() {}

    /** The ring, made if there is none. */
    public static KeyRing in(Path certs) {
        return DevelopmentPki.ensure(certs, DevelopmentPki.parties(GATEWAY), Clock.systemUTC());
    }

    public static TlsIdentity tls(Path certs, KeyNames side) {
        return in(certs).tls(side, Instant.now());
    }

    public static Seal seal(Path certs, KeyNames side) {
        return seal(in(certs), side);
    }

    public static Seal seal(KeyRing ring, KeyNames side) {
        SealKeys keys = ring.sealKeys(side);
        return SealKind.letters(() -> keys, SealPolicy.of(side, Duration.ofMinutes(5)), Clock.systemUTC());
    }
}
