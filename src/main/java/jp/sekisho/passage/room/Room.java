package jp.sekisho.passage.room;

import java.util.Optional;
import jp.sekisho.error.Finding;
import org.jdbi.v3.core.Handle;

/** A party of the gateway's own. It has no queue: systems ask it at their doors, and counterparts at their links. Thread safe. */
public interface Room {
    /** As the files of interfaces name it. */
    String id();

    /**
     * Why nobody outside may be answered from what it holds now: it may be older than it should be. Nothing, while it is fresh. Asked in
     * the transaction that reads the answer.
     */
    default Optional<Finding> staleness(Handle handle) {
        return Optional.empty();
    }

    /**
     * Answers a question in the transaction of whoever asks, and changes what has to change there: all of it is committed with the
     * outcome, or nothing is. Whatever it locks it locks before the ledger.
     *
     * @throws jp.sekisho.error.SekishoException with a finding that refuses the message; nothing of the answer stays then
     */
    Answer answer(Handle handle, Question question);
}
