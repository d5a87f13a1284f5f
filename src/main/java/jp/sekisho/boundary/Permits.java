package jp.sekisho.boundary;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;

/**
 * Who may ask for, or be given, what, and when. What is not permitted is refused.
 *
 * <p>Immutable and thread safe. A refusal names a code only if the catalogue knows it: whatever else a message holds in
 * its place could be personal data.
 */
public final class Permits {
    private static final String UNKNOWN = "?";

    private final Set<String> systems;
    private final Map<String, List<Permit>> byInterface;
    private final BinaryOperator<String> names;
    private final PermitLimit limit;

    private Permits(
            Set<String> systems,
            Map<String, List<Permit>> byInterface,
            BinaryOperator<String> names,
            PermitLimit limit) {
        this.systems = Set.copyOf(systems);
        this.byInterface = Map.copyOf(byInterface);
        this.names = names;
        this.limit = limit;
    }

    /**
     * Permits of these systems.
     *
     * @param names the name of a code, from a means and a known code; the code itself if it has none
     */
    public static Permits of(Set<String> systems, Map<String, List<Permit>> byInterface, BinaryOperator<String> names) {
        return new Permits(systems, byInterface, names, PermitLimit.NONE);
    }

    public static Permits of(Set<String> systems, Map<String, List<Permit>> byInterface) {
        return of(systems, byInterface, (means, code) -> code);
    }

    /** These permits, as far as a limit lets pass what they allow. */
    public Permits within(PermitLimit limit) {
        return new Permits(systems, byInterface, names, limit);
    }

    /** Why this may not pass, on that business date; empty if it may. */
    public Optional<Finding> refusal(String system, String interfaceId, Purpose purpose, LocalDate on) {
        if (!systems.contains(system)) {
            return Optional.of(Finding.of(PermitError.UNKNOWN_SYSTEM));
        }
        List<Permit> permits = permits(interfaceId).stream()
                .filter(permit -> permit.system().equals(system))
                .toList();
        if (permits.isEmpty()) {
            return Optional.of(Finding.of(PermitError.NO_PERMIT, "system", system, "interface", interfaceId));
        }
        return refusal(permits, interfaceId, purpose)
                .or(() -> notInForce(matching(permits, purpose), on))
                .or(() -> limit.objection(purpose, on));
    }

    /**
     * Why a message that may pass may not do so with that priority; empty if it may. What nothing permits is not refused
     * here.
     */
    public Optional<Finding> refusal(String system, String interfaceId, Purpose purpose, LocalDate on, Priority asked) {
        return highest(system, interfaceId, purpose, on)
                .filter(highest -> !highest.allows(asked))
                .map(highest -> Finding.of(PermitError.PRIORITY, "asked", asked.id(), "highest", highest.id()));
    }

    /** The priority of a message that asks for none: normal, or less where no more is permitted. */
    public Priority usual(String system, String interfaceId, Purpose purpose, LocalDate on) {
        return highest(system, interfaceId, purpose, on).orElse(Priority.NORMAL).orLess(Priority.NORMAL);
    }

    private Optional<Priority> highest(String system, String interfaceId, Purpose purpose, LocalDate on) {
        List<Permit> own = permits(interfaceId).stream()
                .filter(permit -> permit.system().equals(system) && permit.inForceOn(on))
                .toList();
        return matching(own, purpose).stream().map(Permit::priority).min(Comparator.naturalOrder());
    }

    /** The systems that may be given this on that business date, in alphabetical order. */
    public SortedSet<String> permitted(String interfaceId, Purpose purpose, LocalDate on) {
        return matching(permits(interfaceId), purpose).stream()
                .filter(permit -> permit.inForceOn(on) && systems.contains(permit.system()))
                .map(Permit::system)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The permits of one interface, in the order of its file. */
    public List<Permit> permits(String interfaceId) {
        return byInterface.getOrDefault(interfaceId, List.of());
    }

    private Optional<Finding> refusal(List<Permit> permits, String interfaceId, Purpose purpose) {
        List<Permit> left = permits;
        for (PermitError error : List.of(PermitError.OFFICE, PermitError.PROCEDURE, PermitError.INFORMATION)) {
            String means = means(error);
            if (left.stream().noneMatch(permit -> permit.codes().containsKey(means))) {
                continue;
            }
            String code = purpose.code(means);
            if (code.isBlank()) {
                return Optional.of(Finding.of(PermitError.UNSAID, "means", means));
            }
            left = left.stream()
                    .filter(permit -> code.equals(permit.codes().get(means)))
                    .toList();
            if (left.isEmpty()) {
                return Optional.of(Finding.of(error, means, shown(interfaceId, means, code)));
            }
        }
        return Optional.empty();
    }

    private static List<Permit> matching(Collection<Permit> permits, Purpose purpose) {
        return permits.stream()
                .filter(permit -> permit.codes().entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(purpose.code(entry.getKey()))))
                .toList();
    }

    /** Names the permit that ends last, so that the sender sees whether it is over or yet to come. */
    private static Optional<Finding> notInForce(List<Permit> matching, LocalDate on) {
        if (matching.stream().anyMatch(permit -> permit.inForceOn(on))) {
            return Optional.empty();
        }
        Permit last = matching.stream()
                .reduce((one, other) -> one.until().isAfter(other.until()) ? one : other)
                .orElseThrow();
        String until = last.until().equals(LocalDate.MAX) ? "" : last.until().toString();
        return Optional.of(Finding.of(PermitError.NOT_IN_FORCE, "from", last.from(), "until", until, "date", on));
    }

    private String shown(String interfaceId, String means, String code) {
        return isKnown(interfaceId, means, code) ? names.apply(means, code) : UNKNOWN;
    }

    /** Whether the catalogue knows this code of a means of an interface: one that it does not know could be anything. */
    public boolean isKnown(String interfaceId, String means, String code) {
        return !names.apply(means, code).equals(code)
                || permits(interfaceId).stream()
                        .anyMatch(permit -> code.equals(permit.codes().get(means)));
    }

    private static String means(PermitError error) {
        return switch (error) {
            case OFFICE -> Purpose.OFFICE;
            case PROCEDURE -> Purpose.PROCEDURE;
            default -> Purpose.INFORMATION;
        };
    }
}
