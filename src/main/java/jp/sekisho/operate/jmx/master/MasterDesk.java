package jp.sekisho.operate.jmx.master;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.masters.Surroundings;
import jp.sekisho.masters.WaitingRequest;
import jp.sekisho.passage.watch.WaitingPurposes;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.Signatures;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;

/**
 * Where masters come in: how they are sealed, and what they are held against. Thread safe.
 *
 * @param ring asked at each master
 * @param signatures what computes theirs
 * @param real for certificates
 * @param business for the day
 */
public record MasterDesk(
        LiveCatalogue catalogue,
        KeyRing ring,
        Signatures signatures,
        Clock real,
        BusinessClock business,
        WaitingPurposes waiting) {
    /**
     * A master is fetched days or months after it was signed; that an old one is brought again shows in its version. Its signer's
     * certificate has to be valid today.
     */
    private static final Duration TOLERANCE = Duration.ofDays(400);

    /** The seal of a link's masters: signed and not encrypted, with the keys of its letters. */
    Optional<Seal> seal(String link) {
        return catalogue.current().link(link).map(file -> {
            KeyNames names = file.seal().names();
            return SealKind.SIGNED.open(() -> ring.sealKeys(names), SealPolicy.of(names, TOLERANCE), real, signatures);
        });
    }

    /** The business date. */
    LocalDate today() {
        return business.now().toLocalDate();
    }

    /** As it is now: all that waits is read. */
    Surroundings surroundings() {
        Catalogue current = catalogue.current();
        return new Surroundings(
                today(),
                current.interfaces().keySet(),
                current.permits(),
                waiting.of(current.links().keySet()).stream()
                        .map(request -> new WaitingRequest(
                                request.id(),
                                request.system(),
                                request.interfaceId(),
                                PurposeText.read(request.purpose())))
                        .toList());
    }
}
