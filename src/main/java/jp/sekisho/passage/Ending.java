package jp.sekisho.passage;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How a line ends, and the one outcome of a message, as business systems read it in {@code SekishoOutcome}. Frozen. */
public enum Ending {
    RESULT,
    REFUSED,
    FAILED,
    EXPIRED,
    CANCELLED,
    /** Done by hand, evidence recorded. */
    SETTLED;

    /** An answer outweighs everything; then what its sender has most to do about. */
    private static final List<Ending> BY_WEIGHT = List.of(RESULT, FAILED, REFUSED, EXPIRED, CANCELLED, SETTLED);

    /** The outcome of a message whose lines ended so: at least one. */
    public static Ending ofAll(Collection<Ending> lines) {
        return lines.stream().min(Comparator.comparing(BY_WEIGHT::indexOf)).orElseThrow();
    }
}
