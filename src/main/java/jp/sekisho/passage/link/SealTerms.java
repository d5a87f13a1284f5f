package jp.sekisho.passage.link;

import java.time.Duration;
import java.util.Optional;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;

/**
 * How letters on a link are sealed, as its file says.
 *
 * @param kind the envelope
 * @param names which keys of the ring both sides use
 * @param ownAt where the file says the name of our key
 * @param counterpartAt where it says the name of the counterpart's certificates
 */
public record SealTerms(SealKind kind, KeyNames names, Place ownAt, Place counterpartAt) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What takes the place of terms that a file does not say, or not rightly: that has been reported. */
    static SealTerms standIn(Place place) {
        return new SealTerms(SealKind.LETTER, new KeyNames("", Profile.RSA_2048, "", ""), place, place);
    }

    /** Whether nobody but the recipient can read what is inside. */
    public boolean hides() {
        return kind.hides();
    }

    /** What a letter must say to be taken. */
    public SealPolicy policy() {
        return SealPolicy.of(names, TOLERANCE);
    }

    /**
     * Reports a name that the ring cannot serve, where the file says it.
     *
     * @param listens whether the counterpart connects to us, too
     */
    void check(KeyRing ring, boolean listens, Issues issues) {
        if (!names.own().isEmpty()) {
            ring.objectionToOwn(names)
                    .or(() -> listens ? ring.objectionToListening(names) : Optional.empty())
                    .ifPresent(objection -> issues.error(ownAt, objection));
            ring.objectionToCounterpart(names).ifPresent(objection -> issues.error(counterpartAt, objection));
        }
    }
}
