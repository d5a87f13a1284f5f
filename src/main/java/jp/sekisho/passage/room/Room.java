package jp.sekisho.passage.room;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.fact.Fact;
import org.jdbi.v3.core.Handle;

/**
 * A party of the gateway's own, to which nobody connects: systems ask it at their doors, counterparts at their links, and it asks
 * itself through the door of the system that it stands for. Thread safe.
 */
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
     * Hears what came of something that it asked, in a transaction of its own: all that it changes is committed, or it hears it again.
     *
     * @return what it begins now
     */
    default List<Beginning> heard(Handle handle, Heard heard) {
        throw new IllegalStateException("a room that asks nothing heard " + heard);
    }

    /**
     * Reads what a system has sent, as far as the room takes it down.
     *
     * @param told in the form that the room takes down
     * @throws jp.sekisho.error.SekishoException with a finding that refuses the message
     */
    default Keeping keeping(Question told) {
        throw new IllegalStateException("a room that takes nothing down was told " + told);
    }

    /** What it has to begin though nothing that was asked or heard was the cause: at most so many, in a transaction of its own. */
    default List<Beginning> due(Handle handle, int most) {
        return List.of();
    }

    /**
     * Those of these persons of whom it does not know it. Until the transaction ends, it comes to know it of none of them.
     *
     * @param persons locked in this order
     */
    default Set<String> lacking(Handle handle, Fact fact, SortedSet<String> persons) {
        throw new IllegalStateException("a room that knows nothing was asked for " + fact);
    }

    /**
     * Answers a question in the transaction of whoever asks, and changes what has to change there: all of it is committed with the
     * outcome, or nothing is. Whatever it locks it locks before the ledger.
     *
     * @throws jp.sekisho.error.SekishoException with a finding that refuses the message; nothing of the answer stays then
     */
    Answer answer(Handle handle, Question question);
}
