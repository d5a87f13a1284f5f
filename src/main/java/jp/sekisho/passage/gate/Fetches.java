package jp.sekisho.passage.gate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.passage.Station;

/**
 * Keeps the last complete fetch of each operation: one that read all answers that the counterpart has for us there. A sent
 * request expires only if such a fetch of its interface's answers began after its deadline and did not find its answer. Thread
 * safe.
 *
 * <p>Each operation is fetched by its own route, which says of which interfaces it brings the answers. One that cannot be
 * fetched keeps open the requests of these interfaces, and of no others. Where several bring the answers of one interface, the
 * earliest begin counts.
 */
public final class Fetches {
    private static final Whole NONE = new Whole(Instant.EPOCH, Set.of());

    private final Supplier<Optional<Instant>> deadlineTime;
    private final Map<String, Operation> operations = new HashMap<>();
    private volatile Known known = new Known(Map.of(), Set.of());

    /**
     * A complete fetch of an operation.
     *
     * @param began in business time; the epoch if the clock had leapt, since the begin is unknown then
     * @param untaken requests whose answers were found but could not be taken yet: they do not expire
     */
    public record Whole(Instant began, Set<String> untaken) {
        public Whole {
            untaken = Set.copyOf(untaken);
        }
    }

    /**
     * What the fetches of all operations say together.
     *
     * @param began by interface, the begin of the last complete fetch of its answers; the epoch before the first one. An
     *     interface whose answers no operation brings has no entry: its sent requests do not expire
     * @param untaken requests whose answers were found, by whatever operation, but could not be taken yet: they do not expire
     */
    public record Known(Map<String, Instant> began, Set<String> untaken) {
        public Known {
            began = Map.copyOf(began);
            untaken = Set.copyOf(untaken);
        }
    }

    private record Operation(Set<String> interfaces, Whole last) {}

    public Fetches(Station station) {
        this(station::deadlineTime);
    }

    /** @param deadlineTime the time by which deadlines pass; empty while the clock has leapt */
    Fetches(Supplier<Optional<Instant>> deadlineTime) {
        this.deadlineTime = deadlineTime;
    }

    /** The {@link Whole#began} of a fetch that begins now. */
    public Instant begin() {
        return deadlineTime.get().orElse(Instant.EPOCH);
    }

    /**
     * Registers an operation. Until its first complete fetch, no sent request of these interfaces expires.
     *
     * @param interfaces whose answers it brings
     */
    public synchronized void expect(String operation, Set<String> interfaces) {
        Whole last = Optional.ofNullable(operations.get(operation))
                .map(Operation::last)
                .orElse(NONE);
        operations.put(operation, new Operation(Set.copyOf(interfaces), last));
        known = together();
    }

    /** Records a complete fetch of an expected operation. */
    public synchronized void ended(String operation, Whole whole) {
        Set<String> interfaces = Objects.requireNonNull(operations.get(operation), operation).interfaces;
        operations.put(operation, new Operation(interfaces, whole));
        known = together();
    }

    private Known together() {
        Map<String, Instant> began = new HashMap<>();
        operations
                .values()
                .forEach(operation -> operation.interfaces.forEach(interfaceId -> began.merge(
                        interfaceId, operation.last.began, (one, other) -> one.isBefore(other) ? one : other)));
        return new Known(
                began,
                operations.values().stream()
                        .flatMap(operation -> operation.last.untaken.stream())
                        .collect(Collectors.toSet()));
    }

    public Known known() {
        return known;
    }
}
