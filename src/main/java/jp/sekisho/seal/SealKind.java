package jp.sekisho.seal;

import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.seal.keys.SealKeys;

/** The envelopes, by the word that {@code envelope:} under {@code seal:} in a link's file says, in lower case. */
public enum SealKind {
    /** XML, signed whole and encrypted whole. */
    LETTER {
        @Override
        public boolean hides() {
            return true;
        }

        @Override
        Envelope envelope(Supplier<SealKeys> keys, Clock real, Signatures signatures) {
            return new LetterEnvelope(keys, real);
        }
    },
    /** XML, signed whole and not encrypted: for what everybody may read, such as the platform's masters. */
    SIGNED {
        @Override
        public boolean hides() {
            return false;
        }

        @Override
        Envelope envelope(Supplier<SealKeys> keys, Clock real, Signatures signatures) {
            return new SignedEnvelope(keys, real, signatures);
        }
    };

    /** Whether nobody but the recipient can read what is inside; what does not may hold nothing about a person. */
    public abstract boolean hides();

    abstract Envelope envelope(Supplier<SealKeys> keys, Clock real, Signatures signatures);

    /**
     * The seal of one side of a link.
     *
     * @param keys asked once per letter: they may be replaced while the seal is used
     * @param signatures what computes the signatures of {@link #SIGNED}
     */
    public Seal open(Supplier<SealKeys> keys, SealPolicy policy, Clock real, Signatures signatures) {
        return new Seal(envelope(keys, real, signatures), policy, real);
    }

    /** The seal of one side of a link on which everything is a {@link #LETTER}, for which this room needs nobody. */
    public static Seal letters(Supplier<SealKeys> keys, SealPolicy policy, Clock real) {
        return new Seal(new LetterEnvelope(keys, real), policy, real);
    }
}
