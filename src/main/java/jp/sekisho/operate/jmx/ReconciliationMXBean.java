package jp.sekisho.operate.jmx;

import java.util.List;
import java.util.Map;

/** What a person looks at before a gateway with restored tables may go on, {@code jp.sekisho:type=Reconciliation}. */
public interface ReconciliationMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Reconciliation";

    /** Why links are held, by link; empty when none is. */
    Map<String, String> getHeld();

    /** How many requests are in each state. */
    Map<String, Long> getRequestsByState();

    /** How many outcomes the broker may not have yet. */
    long getUnmarkedOutcomes();

    /** How many answers lie with counterparts for requests that these tables do not know. */
    long getUnknownAnswers();

    /**
     * Accepts what was found, and lets the held links go on. Recorded in the ledger.
     *
     * @param by who accepts, such as a staff id; never empty
     * @return the links that were released
     */
    List<String> accept(String by);
}
