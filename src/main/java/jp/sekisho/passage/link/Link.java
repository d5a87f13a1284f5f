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
import jp.sekisho.transport.TransportKind;

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
        Optional<URI> address) {

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
                address);
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
