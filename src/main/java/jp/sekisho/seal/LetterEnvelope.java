package jp.sekisho.seal;

import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Bound;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.SecureXml;
import org.w3c.dom.Document;

/** The envelope {@code letter}: XML, signed whole and encrypted whole. */
final class LetterEnvelope implements Envelope {
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
        return LettersInWork.OF_THIS_PROCESS.open(closed, this::opened);
    }

    private Letter opened(byte[] closed) {
        SealKeys held = keys.get();
        Document document = SecureXml.parse(EnvelopeReader.open(closed, held), "letter", Bound.LETTER);
        Signature.prove(LetterForm.signature(document), held, real.instant());
        return LetterForm.read(document);
    }
}
