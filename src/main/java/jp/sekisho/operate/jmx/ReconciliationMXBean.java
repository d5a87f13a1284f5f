package jp.sekisho.operate.jmx;

import java.util.List;
import java.util.Map;

/** What a person looks at before a gateway with restored tables may go on, {@code jp.sekisho:type=Reconciliation}. */
@Described("復元後の突合。What a person looks at before a gateway with restored tables may go on.")
public interface ReconciliationMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Reconciliation";

    /** Why links are held, by link; empty when none is. */
    @Described("復元後に止めている接続先。Links held after a restore, and why.")
    Map<String, String> getHeld();

    /** How many requests are in each state. */
    @Described("状態別の要求数。How many requests are in each state.")
    Map<String, Long> getRequestsByState();

    /** How many outcomes the broker may not have yet. */
    @Described("渡したか不明な結果。How many outcomes the broker may not have yet.")
    long getUnmarkedOutcomes();

    /** How many answers lie with counterparts for requests that these tables do not know. */
    @Described("対応する要求のない回答。Answers that lie with counterparts for requests that these tables do not know.")
    long getUnknownAnswers();

    /**
     * Accepts what was found, and lets the held links go on. Recorded in the ledger.
     *
     * @param reason what was found; whoever is logged in is recorded beside it
     * @return the links that were released
     */
    @Described(
            "確認済みとして再開する。Accepts what was found and lets the links that a restore holds go on; recorded with whoever is logged in.")
    List<String> accept(@Described("理由 (記録に残る)。What was found; it is recorded. Name no person.") String reason);
}
