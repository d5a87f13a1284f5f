package jp.sekisho.passage.room;

import org.jdbi.v3.core.Handle;

/** Has a message or a question answered in the transaction of its leg. */
@FunctionalInterface
public interface Serving {
    /** @throws jp.sekisho.error.SekishoException with a finding that refuses the message */
    Served in(Handle handle);

    /**
     * An answer as its sender has it.
     *
     * @param body in the sender's result layout; empty where the answer is a refusal
     * @param items the names of what was handed over
     */
    record Served(Answer answer, byte[] body, String items) {
        @Override
        public String toString() {
            return "Served[" + answer + "]";
        }
    }
}
