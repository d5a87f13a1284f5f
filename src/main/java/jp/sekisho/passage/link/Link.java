package jp.sekisho.passage.link;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.source.Issues;
import jp.sekisho.transport.TransportKind;
import jp.sekisho.transport.listen.ListenTerms;

/**
 * A counterpart outside the city: when and how fast it may be used, and what it can take. Immutable.
 *
 * @param id its identifier
 * @param name its official name
 * @param environment {@code demo}, {@code training}, {@code verification} or {@code production}
 * @param calendar the id of the calendar that its hours and deadlines go by
 * @param hours when each lane is open; every lane has an entry
 * @param accepts which version of each layout it takes from when, earliest first
 * @param constants what we are called there, for maps: {@code organisation} is the city's 機関コード
 * @param seal how letters are sealed, and with which keys
 * @param transport how it is reached
 * @param address where it is; absent if whoever starts the gateway says so
 * @param listen where it connects to us, if it does
 */
public record Link(
        String id,
        String name,
        String environment,
        String calendar,
        Map<Priority, OpeningHours> hours,
        Pace pace,
        Resend resend,
        Retry retry,
        SealTerms seal,
        Map<String, List<Acceptance>> accepts,
        Map<String, String> constants,
        TransportKind transport,
        Optional<URI> address,
        Optional<ListenTerms> listen) {

    public Link {
        hours = Map.copyOf(hours);
        accepts = Map.copyOf(accepts);
        constants = Map.copyOf(constants);
    }

    /** When and how fast it may be used. */
    public Party party() {
        return new Party(id, hours, pace, resend, retry);
    }

    /** This link at another pace. */
    public Link withPace(Pace other) {
        return new Link(
                id,
                name,
                environment,
                calendar,
                hours,
                other,
                resend,
                retry,
                seal,
                accepts,
                constants,
                transport,
                address,
                listen);
    }

    /** The port at which it connects to us. */
    public Optional<Integer> port() {
        return listen.map(ListenTerms::port);
    }

    /** Reports a name that the ring cannot serve, where the file says it. */
    public void check(KeyRing ring, Issues issues) {
        seal.check(ring, listen.isPresent(), issues);
    }

    /** The version of a layout that it takes on that day; empty if its file does not say. */
    public OptionalInt acceptedVersion(String layout, LocalDate on) {
        return accepts.getOrDefault(layout, List.of()).stream()
                .filter(acceptance -> !acceptance.from().isAfter(on))
                .max(Comparator.comparing(Acceptance::from))
                .map(acceptance -> OptionalInt.of(acceptance.layoutVersion()))
                .orElseGet(OptionalInt::empty);
    }
}
