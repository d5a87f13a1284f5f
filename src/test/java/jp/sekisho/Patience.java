package jp.sekisho;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what has to happen: so long that only what never happens outlasts it, however busy the machine
 * is. A wait ends when it is fulfilled, so that patience costs nothing where all is well.
 */
public final class Patience {
    public static final Duration LONG = Duration.ofMinutes(3);
    public static final long SECONDS = LONG.toSeconds();
    public static final long MILLIS = LONG.toMillis();

    private Patience() {}

    /** Waits for a condition. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }

    /** Waits for a condition that has a name. */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONG);
    }
}
