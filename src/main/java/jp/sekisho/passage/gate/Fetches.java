package jp.sekisho.passage.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.passage.Station;

/**
 * Keeps the last complete fetch of answers: one that read all answers that the counterpart has for us. A sent request expires
 * only if such a fetch began after its deadline and did not find its answer. Thread safe.
 *
 * <p>Answers may come by several operations, each fetched by its own route, and a request does not say which one. So the
 * fetches of all operations are taken together, and the earliest begin counts.
 */
public final class Fetches {
    private static final Whole NONE = new Whole(Instant.EPOCH, Set.of());

    private final Supplier<Optional<Instant>> deadlineTime;
    private final Map<String, Whole> byOperation = new HashMap<>();
    private volatile Whole last = NONE;

    /**
     * A complete fetch.
     *
     * @param began in business time; the epoch if the clock had leapt, since the begin is unknown then
     * @param untaken requests whose answers were found but could not be taken yet: they do not expire
     */
    public record Whole(Instant began, Set<String> untaken) {
        public Whole {
            untaken = Set.copyOf(untaken);
        }
    }

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

    /** Registers an operation. Until its first complete fetch, no sent request expires. */
    public synchronized void expect(String operation) {
        byOperation.putIfAbsent(operation, NONE);
        last = together();
    }

    /** Records a complete fetch of an operation. */
    public synchronized void ended(String operation, Whole whole) {
        byOperation.put(operation, whole);
        last = together();
    }

    private Whole together() {
        return new Whole(
                byOperation.values().stream()
                        .map(Whole::began)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                byOperation.values().stream()
                        .flatMap(whole -> whole.untaken.stream())
                        .collect(Collectors.toSet()));
    }

    public Whole last() {
        return last;
    }
}
