package jp.sekisho.seal;

import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.seal.keys.SealKeys;

/** The envelopes, by the word that {@code envelope:} under {@code seal:} in a link's file says, in lower case. */
public enum SealKind {
    /** XML, signed whole and encrypted whole. */
    LETTER {
        @Override
        Envelope envelope(Supplier<SealKeys> keys, Clock real) {
            return new LetterEnvelope(keys, real);
        }
    };

    abstract Envelope envelope(Supplier<SealKeys> keys, Clock real);

    /**
     * The seal of one side of a link.
     *
     * @param keys asked once per letter: they may be replaced while the seal is used
     */
    public Seal open(Supplier<SealKeys> keys, SealPolicy policy, Clock real) {
        return new Seal(envelope(keys, real), policy, real);
    }
}
