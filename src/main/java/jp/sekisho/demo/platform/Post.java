package jp.sekisho.demo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.sekisho.demo.platform.matter.MessageXml;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.SealKeys;

/**
 * The platform's letters: opened with its own keys, sealed anew each time they are asked for, and wrongly where it is told
 * to.
 *
 * <p>Thread-safe.
 */
final class Post {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Seal good;
    private final Seal bad;
    private final PlatformSettings settings;
    private final Provider provider;

    Post(PlatformSettings settings, Provider provider, Supplier<SealKeys> keys, Clock real) {
        this.settings = settings;
        this.provider = provider;
        this.good = seal(settings.keys(), keys, real);
        SealKeys wrong = withWrongKey(keys.get());
        this.bad = seal(settings.keys(), () -> wrong, real);
    }

    /** The platform's seal, as it opens and seals at a time. */
    static Seal seal(KeyNames names, Supplier<SealKeys> keys, Clock real) {
        return SealKind.letters(keys, SealPolicy.of(names, TOLERANCE), real);
    }

    Letter open(byte[] sealed) {
        return good.unseal(sealed);
    }

    byte[] receipt(Accepted accepted) {
        String body =
                "<receipt xmlns=\"" + MessageXml.PROTOCOL + "\"><受付番号>" + accepted.receipt() + "</受付番号></receipt>";
        return good.seal(
                good.reply(
                        accepted.matter().operation() + "-receipt",
                        "receipt-" + accepted.requestId(),
                        accepted.requestId(),
                        accepted.digest()),
                body.getBytes(UTF_8));
    }

    /** Says that a request will never be taken, in reply to its recall. */
    byte[] recalled(Letter recall) {
        String id = recall.head().messageId();
        byte[] body = ("<recalled xmlns=\"" + MessageXml.PROTOCOL + "\"/>").getBytes(UTF_8);
        return good.seal(good.reply("recalled", "recalled-" + id, id, recall.bodyDigest()), body);
    }

    /** The request that a recall names; empty if it is none. */
    static Optional<String> recalled(byte[] body) {
        List<String> ids = new ArrayList<>();
        MessageXml.read(body, MessageXml.PROTOCOL, "recall", (name, text) -> {
            if ("要求".equals(name)) {
                ids.add(text);
            }
        });
        return ids.stream().filter(id -> id.matches("[0-9a-f]{32}")).findFirst();
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
                seal.reply(accepted.matter().answer(), accepted.answerId(), accepted.requestId(), accepted.digest()),
                provider.answer(accepted));
    }

    /** @param code of the resident */
    byte[] movedAway(MovedAway notice, String code, LocalDate today) {
        return good.seal(good.head(MovedAway.OPERATION, notice.id()), notice.body(code, today));
    }

    byte[] notice(Notice notice) {
        return good.seal(good.head(Notice.OPERATION, notice.id()), notice.body());
    }

    /** The answer ids that a confirmation names; none if it is not one. */
    static Set<String> confirmed(byte[] body) {
        Set<String> ids = new HashSet<>();
        boolean read = MessageXml.read(body, MessageXml.PROTOCOL, "confirmation", (name, text) -> {
            if ("結果".equals(name)) {
                ids.add(text);
            }
        });
        return read ? ids : Set.of();
    }

    /** The right certificate with a key that is not its own. */
    private static SealKeys withWrongKey(SealKeys keys) {
        PrivateKey wrong = keys.profile().newKeys().getPrivate();
        List<OwnKey> own = keys.own().stream()
                .map(key -> new OwnKey(wrong, key.certificate()))
                .toList();
        return new SealKeys(keys.profile(), own, keys.counterpart(), keys.issuers());
    }
}
