package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.xml.Engine;
import org.w3c.dom.Document;

/** Letters that no honest counterpart would write: for tests of what becomes of them. */
public final class CraftedLetters {
    private CraftedLetters() {}

    /** A letter without a signature, encrypted as it should be. */
    public static byte[] unsigned(Head head, byte[] body, X509Certificate recipient) {
        Engine.ready();
        return EnvelopeWriter.close(Engine.canonical(LetterForm.write(head, body)), recipient);
    }

    /** A letter with a good signature under any head and any key, encrypted as it should be. */
    public static byte[] signed(Head head, byte[] body, OwnKey signer, X509Certificate recipient) {
        return altered(head, body, signer, recipient, UnaryOperator.identity());
    }

    /** A letter that was changed after it had been signed. */
    public static byte[] altered(
            Head head, byte[] body, OwnKey signer, X509Certificate recipient, UnaryOperator<String> change) {
        Engine.ready();
        Document letter = LetterForm.write(head, body);
        Signature.write(letter, signer);
        String changed = change.apply(new String(Engine.canonical(letter), UTF_8));
        return EnvelopeWriter.close(changed.getBytes(UTF_8), recipient);
    }
}
