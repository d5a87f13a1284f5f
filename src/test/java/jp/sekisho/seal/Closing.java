package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.seal.keys.PinnedIssuers;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.signing.CamelSignatures;

/** The envelopes, each with what an attacker can close in it: to the platform of {@link TestLink}. */
enum Closing {
    /** Anybody can encrypt anything to the platform. */
    LETTER(SealKind.LETTER) {
        @Override
        byte[] enclose(byte[] letter) {
            return TestLink.enclose(letter);
        }
    },
    /** What is not encrypted needs no closing. */
    SIGNED(SealKind.SIGNED) {
        @Override
        byte[] enclose(byte[] letter) {
            return letter;
        }
    };

    private static final Signatures SIGNATURES = new CamelSignatures();

    private final SealKind kind;

    Closing(SealKind kind) {
        this.kind = kind;
    }

    abstract byte[] enclose(byte[] letter);

    byte[] enclose(String letter) {
        return enclose(letter.getBytes(UTF_8));
    }

    /** The gateway's side, as it should be. */
    Seal gateway() {
        return seal(
                new SealKeys(
                        Profile.RSA_2048,
                        List.of(TestLink.GATEWAY),
                        List.of(TestLink.PLATFORM.certificate()),
                        TestLink.issuers()),
                TestLink.PLATFORM_SIDE.reversed());
    }

    /** The platform's side, as it should be. */
    Seal platform() {
        return platform(TestLink.GATEWAY.certificate(), TestLink.issuers());
    }

    /** The platform's side, holding this certificate for the gateway. */
    Seal platform(X509Certificate gateway, PinnedIssuers issuers) {
        return seal(
                new SealKeys(Profile.RSA_2048, List.of(TestLink.PLATFORM), List.of(gateway), issuers),
                TestLink.PLATFORM_SIDE);
    }

    /** The seal of the side with these keys, now. */
    Seal seal(SealKeys keys, SealPolicy policy) {
        return seal(() -> keys, policy);
    }

    /** The seal of the side with the keys that are held each time, now. */
    Seal seal(Supplier<SealKeys> keys, SealPolicy policy) {
        return kind.open(keys, policy, TestLink.at(TestLink.NOW), SIGNATURES);
    }
}
