package jp.sekisho.passage.room;

import org.jdbi.v3.core.Handle;

/** A party of the gateway's own. It has no queue: systems ask it at their doors. Thread safe. */
public interface Room {
    /** As the files of interfaces name it. */
    String id();

    /**
     * Answers a question in the transaction of the door that asks, and changes what has to change there: all of it is committed with the
     * outcome, or nothing is. Whatever it locks it locks before the ledger.
     *
     * @throws jp.sekisho.error.SekishoException with a finding that refuses the message; nothing of the answer stays then
     */
    Answer answer(Handle handle, Question question);
}
