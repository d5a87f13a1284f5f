package jp.sekisho.demo.platform;

import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.demo.counterpart.Chance;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.seal.keys.SealKeys;

/** What the platform writes. Thread-safe. */
final class Post {
    private final Letters letters;
    private final PlatformSettings settings;
    private final Provider provider;

    Post(PlatformSettings settings, Provider provider, Supplier<SealKeys> keys, Clock real) {
        this.settings = settings;
        this.provider = provider;
        this.letters = new Letters(settings.keys(), keys, real);
    }

    Letters letters() {
        return letters;
    }

    byte[] receipt(Accepted accepted) {
        return letters.receipt(
                accepted.matter().operation(),
                accepted.requestId(),
                accepted.digest(),
                "<受付番号>" + accepted.receipt() + "</受付番号>");
    }

    /** How many times the result is signed wrongly when it is asked for. */
    int badAtFirst(Accepted accepted) {
        if (accepted.kind() == AnswerKind.TAMPERED) {
            return 2;
        }
        return new Chance(settings.seed).falls("bad signature", accepted.answerId(), settings.badSignatureRate) ? 1 : 0;
    }

    byte[] result(Accepted accepted, boolean spoil) {
        return letters.answer(
                new Letters.Reference(
                        accepted.matter().answer(), accepted.answerId(), accepted.requestId(), accepted.digest()),
                provider.answer(accepted),
                spoil);
    }

    byte[] notice(Notice notice) {
        return letters.brought(Notice.OPERATION, notice.id(), notice.body());
    }
}
