package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.sekisho.seal.keys.Authority;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.PinnedIssuers;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Engine;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Both sides of a link whose keys, certificates and time a test chooses. Keys are made once: they are slow to make. */
public final class TestLink {
    static final Instant NOW = Instant.parse("2026-11-10T00:00:00Z");
    static final Authority.Term TERM =
            new Authority.Term(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(365)));
    static final Authority ROOT = Authority.root("Root", TERM);
    static final Authority ISSUING = ROOT.subordinate("Issuing", TERM);
    static final Authority FOREIGN = Authority.root("Issuing", TERM);
    static final int SEALING = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    static final int AGREEING = KeyUsage.digitalSignature | KeyUsage.keyAgreement;

    static final KeyPair GATEWAY_KEYS = Profile.RSA_2048.newKeys();
    static final KeyPair PLATFORM_KEYS = Profile.RSA_2048.newKeys();
    static final KeyPair STRANGER_KEYS = Profile.RSA_2048.newKeys();
    static final OwnKey GATEWAY = ownKey(GATEWAY_KEYS, "city-gateway");
    static final OwnKey PLATFORM = ownKey(PLATFORM_KEYS, "platform");
    static final OwnKey STRANGER = ownKey(STRANGER_KEYS, "stranger");

    static final SealPolicy PLATFORM_SIDE = new SealPolicy("demo", "platform", "city-gateway", Duration.ofMinutes(5));
    public static final byte[] BODY =
            "<inquiry xmlns=\"urn:sekisho:platform:1\"><照会年度区分>1</照会年度区分></inquiry>".getBytes(UTF_8);

    private TestLink() {}

    static OwnKey ownKey(KeyPair pair, String name) {
        return new OwnKey(pair.getPrivate(), certificate(ISSUING, pair.getPublic(), name, SEALING, TERM));
    }

    static X509Certificate certificate(Authority by, PublicKey key, String name, int usage, Authority.Term term) {
        return by.issue(Authority.Subject.of(name, usage), key, term);
    }

    static PinnedIssuers issuers(X509CRL... lists) {
        return new PinnedIssuers(List.of(ISSUING.certificate()), List.of(lists));
    }

    static PinnedIssuers issuers() {
        return issuers(ISSUING.revoking(List.of(), TERM));
    }

    static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** The gateway's side, as it should be. */
    static Seal gateway() {
        return seal(
                new SealKeys(Profile.RSA_2048, List.of(GATEWAY), List.of(PLATFORM.certificate()), issuers()),
                PLATFORM_SIDE.reversed());
    }

    /** The platform's side, as it should be. */
    static Seal platform() {
        return platform(GATEWAY.certificate(), issuers());
    }

    /** The platform's side, holding this certificate for the gateway. */
    static Seal platform(X509Certificate gateway, PinnedIssuers issuers) {
        return seal(new SealKeys(Profile.RSA_2048, List.of(PLATFORM), List.of(gateway), issuers), PLATFORM_SIDE);
    }

    /** The seal of the side with these keys, now. */
    static Seal seal(SealKeys keys, SealPolicy policy) {
        return SealKind.letters(() -> keys, policy, at(NOW));
    }

    static Head head() {
        return new Head("demo", "city-gateway", "platform", "inquiry", "m-1", Optional.empty(), Optional.empty(), NOW);
    }

    /** The signed letter that the gateway encrypts, in clear. */
    static String signed() {
        return signed(head(), GATEWAY);
    }

    static String signed(Head head, OwnKey signer) {
        Engine.ready();
        org.w3c.dom.Document letter = LetterForm.write(head, BODY);
        Signature.write(letter, signer);
        return new String(Engine.canonical(letter), UTF_8);
    }

    /** A letter of any head, signed with any key, closed for any reader. */
    public static byte[] sealedBy(OwnKey signer, Head head, X509Certificate reader) {
        return EnvelopeWriter.close(signed(head, signer).getBytes(UTF_8), reader);
    }

    /** Anybody can encrypt anything to the platform. */
    static byte[] enclose(String letter) {
        return enclose(letter.getBytes(UTF_8));
    }

    static byte[] enclose(byte[] letter) {
        Engine.ready();
        return EnvelopeWriter.close(letter, PLATFORM.certificate());
    }
}
