package jp.sekisho.passage.room;

import org.jdbi.v3.core.Handle;

/**
 * What a room takes down of a message, read and found good: nothing that its sender wrote can make writing it fail. Immutable.
 *
 * @param person whom it is about, by the name that the tables have; what is taken down together is written in the order of these
 * @param work writes it
 */
public record Keeping(String person, Work work) {
    /** Writes in the transaction that accepts the message, before the ledger is locked. */
    @FunctionalInterface
    public interface Work {
        void in(Handle handle);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "Keeping[]";
    }
}
