package jp.sekisho.passage.room;

import java.util.List;
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
     * @param begun what the room begins because of it
     */
    record Served(Answer answer, byte[] body, String items, List<Beginnings.AtDoor> begun) {
        public Served {
            begun = List.copyOf(begun);
        }

        /** Nothing begins with it. */
        public Served(Answer answer, byte[] body, String items) {
            this(answer, body, items, List.of());
        }

        @Override
        public String toString() {
            return "Served[" + answer + "]";
        }
    }
}
