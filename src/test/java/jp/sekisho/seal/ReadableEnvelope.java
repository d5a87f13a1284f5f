package jp.sekisho.seal;

import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Bound;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.SecureXml;
import org.w3c.dom.Document;

/** XML, signed whole and not encrypted: the same on the wire as {@code signed}, but computed by Santuario itself. */
final class ReadableEnvelope implements Envelope {
    private final Supplier<SealKeys> keys;
    private final Clock real;

    ReadableEnvelope(Supplier<SealKeys> keys, Clock real) {
        this.keys = keys;
        this.real = real;
    }

    @Override
    public byte[] close(Head head, byte[] body) {
        Document letter = LetterForm.write(head, LetterForm.canonicalBody(body));
        Signature.write(letter, keys.get().toSign(real.instant()));
        return Engine.canonical(letter);
    }

    @Override
    public Letter open(byte[] closed) {
        return LettersInWork.OF_THIS_PROCESS.open(closed, this::opened);
    }

    private Letter opened(byte[] closed) {
        Document document = SecureXml.parse(closed, "letter", Bound.LETTER);
        Signature.prove(LetterForm.signature(document), keys.get(), real.instant());
        return LetterForm.read(document);
    }
}
