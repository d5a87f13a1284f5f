package jp.sekisho.seal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.w3c.dom.Document;

/**
 * Seals letters for the counterpart of one link, and opens the counterpart's.
 *
 * <p>Thread-safe. {@link #seal} promises that only the counterpart can read the letter and that every change shows.
 * {@link #unseal} promises that whatever it returns was signed, whole, by the counterpart, for this side, in this
 * environment, about now; it does not promise that the letter was not seen before: the message id must be remembered by
 * the caller, in the transaction that acts on it. On any doubt it fails with a {@link SealError}, precise for the records
 * on this side; the other side is told {@link #REFUSAL} and no more, whatever the cause.
 */
public final class Seal {
    /** All that the outside ever hears about a letter that was not taken. */
    public static final String REFUSAL = "The letter is not acceptable.";

    private static final int LARGEST = 16 * 1024 * 1024;

    static {
        Engine.ready();
    }

    private final Supplier<SealKeys> keys;
    private final SealPolicy policy;
    private final Clock real;

    public Seal(SealKeys keys, SealPolicy policy, Clock real) {
        this(() -> keys, policy, real);
    }

    /** A seal whose keys may be replaced while it is used: they are asked for once per letter. */
    public Seal(Supplier<SealKeys> keys, SealPolicy policy, Clock real) {
        this.keys = keys;
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
     * The body, signed under the head and encrypted to the counterpart.
     *
     * @param bodyXml one XML element in UTF-8, without DTD, comments or processing instructions
     * @throws IllegalArgumentException if the head is not of this link and side
     */
    public byte[] seal(Head head, byte[] bodyXml) {
        if (!head.environment().equals(policy.environment())
                || !head.sender().equals(policy.own())
                || !head.recipient().equals(policy.counterpart())) {
            throw new IllegalArgumentException("the head is not of this link and side");
        }
        SealKeys held = keys.get();
        Document letter = LetterForm.write(head, canonicalBody(bodyXml));
        Signature.write(letter, held.toSign(real.instant()));
        return Envelope.close(Engine.canonical(letter), held.toEncryptTo(real.instant()));
    }

    /** The letter inside, or a {@link jp.sekisho.error.SekishoException} that says which doubt remained. */
    public Letter unseal(byte[] sealed) {
        if (sealed.length > LARGEST) {
            throw Finding.of(SealError.TOO_LARGE, "limit", LARGEST).asException();
        }
        SealKeys held = keys.get();
        Document document = SecureXml.parse(EnvelopeReader.open(sealed, held), "letter");
        Signature.prove(LetterForm.signature(document), held, real.instant());
        Letter letter = LetterForm.read(document);
        requireOurs(letter.head());
        return letter;
    }

    /** The SHA-256, in lower-case hexadecimal, over the exclusive canonical form of a body's element. */
    public static String bodyDigest(byte[] bodyXml) {
        return canonicalDigest(canonicalBody(bodyXml));
    }

    /** As {@link #bodyDigest}, of a body that has its exclusive canonical form already, as XML layouts write it. */
    public static String canonicalDigest(byte[] canonicalBody) {
        return Engine.sha256(canonicalBody);
    }

    private static byte[] canonicalBody(byte[] bodyXml) {
        try {
            Document body = SecureXml.parse(bodyXml, "body");
            new Shape(SealError.BODY_NOT_SEALABLE).plain(body);
            return Engine.canonical(body.getDocumentElement());
        } catch (SekishoException e) {
            throw Finding.of(SealError.BODY_NOT_SEALABLE).asException();
        }
    }

    private void requireOurs(Head head) {
        if (!head.environment().equals(policy.environment())) {
            throw Finding.of(SealError.WRONG_ENVIRONMENT, "environment", policy.environment())
                    .asException();
        }
        if (!head.sender().equals(policy.counterpart())) {
            throw Finding.of(SealError.WRONG_SENDER, "sender", policy.counterpart())
                    .asException();
        }
        if (!head.recipient().equals(policy.own())) {
            throw Finding.of(SealError.WRONG_RECIPIENT, "recipient", policy.own())
                    .asException();
        }
        Duration difference = Duration.between(head.at(), real.instant()).abs();
        if (difference.compareTo(policy.tolerance()) > 0) {
            throw Finding.of(
                            SealError.WRONG_TIME,
                            "tolerance",
                            policy.tolerance().toSeconds(),
                            "difference",
                            difference.toSeconds())
                    .asException();
        }
    }
}
