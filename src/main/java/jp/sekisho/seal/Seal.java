package jp.sekisho.seal;

import java.time.Clock;
import java.util.Optional;
import jp.sekisho.seal.xml.Engine;

/**
 * Seals what goes to the counterpart of one link, and opens what comes from it. {@link SealKind} makes one.
 *
 * <p>Thread-safe. {@link #seal} promises that every change shows, and what its envelope promises besides. {@link #unseal} promises
 * that whatever it returns was signed, whole, by the counterpart, for this side, in this environment, about now; it does not promise
 * that the letter was not seen before: the message id must be remembered by the caller, in the transaction that acts on it. On any
 * doubt it fails with a {@link jp.sekisho.seal.xml.SealError}, precise for the records on this side; the other side is told
 * {@link #REFUSAL} and no more, whatever the cause.
 */
public final class Seal {
    /** All that the outside ever hears about a letter that was not taken. */
    public static final String REFUSAL = "The letter is not acceptable.";

    static {
        Engine.ready();
    }

    private final Envelope envelope;
    private final SealPolicy policy;
    private final Clock real;

    Seal(Envelope envelope, SealPolicy policy, Clock real) {
        this.envelope = envelope;
        this.policy = policy;
        this.real = real;
    }

    /** The head of a new letter on this link, now. */
    public Head head(String operation, String messageId) {
        return head(operation, messageId, Optional.empty(), Optional.empty());
    }

    /** The head of a letter, now, that answers another: by its message id and its body's digest. */
    public Head reply(String operation, String messageId, String inReplyTo, String inReplyToDigest) {
        return head(operation, messageId, Optional.of(inReplyTo), Optional.of(inReplyToDigest));
    }

    private Head head(
            String operation, String messageId, Optional<String> inReplyTo, Optional<String> inReplyToDigest) {
        return new Head(
                policy.environment(),
                policy.own(),
                policy.counterpart(),
                operation,
                messageId,
                inReplyTo,
                inReplyToDigest,
                real.instant());
    }

    /**
     * The body, closed for the counterpart under the head.
     *
     * @param bodyXml one XML element in UTF-8, without DTD, comments or processing instructions
     * @throws IllegalArgumentException if the head is not of this link and side
     */
    public byte[] seal(Head head, byte[] bodyXml) {
        policy.requireOwn(head);
        return envelope.close(head, bodyXml);
    }

    /** The letter inside, or a {@link jp.sekisho.error.SekishoException} that says which doubt remained. */
    public Letter unseal(byte[] sealed) {
        Letter letter = envelope.open(sealed);
        policy.requireOurs(letter.head(), real.instant());
        return letter;
    }

    /** The SHA-256, in lower-case hexadecimal, over the exclusive canonical form of a body's element. */
    public static String bodyDigest(byte[] bodyXml) {
        return canonicalDigest(LetterForm.canonicalBody(bodyXml));
    }

    /** As {@link #bodyDigest}, of a body that has its exclusive canonical form already, as XML layouts write it. */
    public static String canonicalDigest(byte[] canonicalBody) {
        return Engine.sha256(canonicalBody);
    }
}
