package jp.sekisho.counterpart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.seal.DevelopmentPki;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.OwnKey;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKeys;
import jp.sekisho.seal.SealPolicy;

/**
 * The platform's letters: opened with its own keys, sealed anew each time they are asked for, and wrongly where it is told
 * to.
 *
 * <p>Thread-safe.
 */
final class Post {
    static final String ENVIRONMENT = "demo";
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final SealPolicy POLICY =
            new SealPolicy(ENVIRONMENT, DevelopmentPki.PLATFORM, DevelopmentPki.GATEWAY, TOLERANCE);

    private final Seal good;
    private final Seal bad;
    private final PlatformSettings settings;
    private final Provider provider;

    Post(PlatformSettings settings, Provider provider, DevelopmentPki pki, Clock real) {
        this.settings = settings;
        this.provider = provider;
        this.good = seal(pki, real);
        this.bad = new Seal(withWrongKey(keys(pki)), POLICY, real);
    }

    /** The platform's seal, as it opens and seals at a time. */
    static Seal seal(DevelopmentPki pki, Clock real) {
        return new Seal(keys(pki), POLICY, real);
    }

    private static SealKeys keys(DevelopmentPki pki) {
        return pki.sealKeys(DevelopmentPki.PLATFORM, DevelopmentPki.GATEWAY);
    }

    Letter open(byte[] sealed) {
        return good.unseal(sealed);
    }

    byte[] receipt(Accepted accepted) {
        String body = "<receipt xmlns=\"" + Inquiry.NAMESPACE + "\"><受付番号>" + accepted.receipt() + "</受付番号></receipt>";
        return good.seal(
                good.reply(
                        "inquiry-receipt", "receipt-" + accepted.requestId(), accepted.requestId(), accepted.digest()),
                body.getBytes(UTF_8));
    }

    /** How many times the result is signed wrongly when it is asked for. */
    int badAtFirst(Accepted accepted) {
        if (accepted.kind() == AnswerKind.TAMPERED) {
            return 2;
        }
        return new Chance(settings.seed).falls("bad signature", accepted.answerId(), settings.badSignatureRate) ? 1 : 0;
    }

    byte[] result(Accepted accepted, boolean spoil) {
        Seal seal = spoil ? bad : good;
        return seal.seal(
                seal.reply("inquiry-result", accepted.answerId(), accepted.requestId(), accepted.digest()),
                provider.answer(accepted));
    }

    /** The answer ids that a confirmation names; none if it is not one. */
    static Set<String> confirmed(byte[] body) {
        Set<String> ids = new HashSet<>();
        boolean read = Inquiry.read(body, "confirmation", (name, text) -> {
            if ("結果".equals(name)) {
                ids.add(text);
            }
        });
        return read ? ids : Set.of();
    }

    /** The right certificate with a key that is not its own. */
    private static SealKeys withWrongKey(SealKeys keys) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            PrivateKey wrong = generator.generateKeyPair().getPrivate();
            List<OwnKey> own = keys.own().stream()
                    .map(key -> new OwnKey(wrong, key.certificate()))
                    .toList();
            return new SealKeys(own, keys.counterpart(), keys.issuers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
