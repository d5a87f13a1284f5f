package jp.sekisho.seal;

import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Bound;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.SecureXml;
import org.w3c.dom.Document;

/**
 * The envelope {@code signed}: XML, signed whole and not encrypted, for what everybody may read. It is opened under the same bounds and
 * by the same rules as {@link LetterEnvelope}; only the computing is done by {@link Signatures}.
 */
final class SignedEnvelope implements Envelope {
    private final Supplier<SealKeys> keys;
    private final Clock real;
    private final Signatures signatures;

    SignedEnvelope(Supplier<SealKeys> keys, Clock real, Signatures signatures) {
        this.keys = keys;
        this.real = real;
        this.signatures = signatures;
    }

    @Override
    public byte[] close(Head head, byte[] body) {
        byte[] letter = Engine.canonical(LetterForm.write(head, LetterForm.canonicalBody(body)));
        return signatures.sign(letter, keys.get().toSign(real.instant()));
    }

    @Override
    public Letter open(byte[] closed) {
        return LettersInWork.OF_THIS_PROCESS.open(closed, this::opened);
    }

    private Letter opened(byte[] closed) {
        Document document = SecureXml.parse(closed, "letter", Bound.LETTER);
        Signature.prove(LetterForm.signature(document), keys.get(), real.instant(), signatures::isProven);
        return LetterForm.read(document);
    }
}
