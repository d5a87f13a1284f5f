package jp.sekisho.seal;

import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Bound;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.SealError;
import jp.sekisho.seal.xml.SecureXml;
import org.w3c.dom.Document;

/**
 * The envelope {@code letter}: XML, signed whole and encrypted whole. Letters are opened in the order in which they came, at a time no
 * more in this process than 1 MiB in sum; small ones wait for nobody.
 */
final class LetterEnvelope implements Envelope {
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final LettersInWork IN_WORK = new LettersInWork();

    private final Supplier<SealKeys> keys;
    private final Clock real;

    LetterEnvelope(Supplier<SealKeys> keys, Clock real) {
        this.keys = keys;
        this.real = real;
    }

    @Override
    public byte[] close(Head head, byte[] body) {
        SealKeys held = keys.get();
        Document letter = LetterForm.write(head, LetterForm.canonicalBody(body));
        Signature.write(letter, held.toSign(real.instant()));
        return EnvelopeWriter.close(Engine.canonical(letter), held.toEncryptTo(real.instant()));
    }

    @Override
    public Letter open(byte[] closed) {
        if (closed.length > LARGEST) {
            throw Finding.of(SealError.TOO_LARGE, "limit", LARGEST).asException();
        }
        return IN_WORK.inTurn(closed.length, () -> opened(closed));
    }

    private Letter opened(byte[] closed) {
        SealKeys held = keys.get();
        Document document = SecureXml.parse(EnvelopeReader.open(closed, held), "letter", Bound.LETTER);
        Signature.prove(LetterForm.signature(document), held, real.instant());
        return LetterForm.read(document);
    }
}
