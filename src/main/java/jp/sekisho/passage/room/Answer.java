package jp.sekisho.passage.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;

/** What a room says to a question, and what the linkage record has to say of it. Immutable. */
public sealed interface Answer {
    /** Whom the answer is about, by integrated atena number; nobody if none is known. */
    List<String> persons();

    /** What the room changed, or noted: each is a row of its own. */
    List<Change> changes();

    /**
     * A row of the linkage record beside the one that says who asked.
     *
     * @param outcome what came of it, in a word
     */
    record Change(LedgerEvent event, String person, String outcome) {}

    /**
     * Its sender has it in its own layout.
     *
     * @param records at least one; an item that a record does not have is blank
     * @param withheld why somebody who was found is not in the records: its sender does not hear of it, and the linkage record does
     * @param begins what the room asks others because of it
     */
    record Given(
            List<Map<RoomItem, String>> records,
            List<String> persons,
            Optional<Finding> withheld,
            List<Change> changes,
            List<Beginning> begins)
            implements Answer {
        public Given {
            records = List.copyOf(records);
            persons = List.copyOf(persons);
            changes = List.copyOf(changes);
            begins = List.copyOf(begins);
        }

        /** Nothing begins with it. */
        public Given(
                List<Map<RoomItem, String>> records,
                List<String> persons,
                Optional<Finding> withheld,
                List<Change> changes) {
            this(records, persons, withheld, changes, List.of());
        }

        /** Without the records, which are personal data. */
        @Override
        public String toString() {
            return "Given[" + records.size() + " records]";
        }
    }

    /** Its sender hears the reason, and gets its own body back; what the room noted stays. */
    record Refused(Finding why, List<String> persons, List<Change> changes) implements Answer {
        public Refused {
            persons = List.copyOf(persons);
            changes = List.copyOf(changes);
        }

        @Override
        public String toString() {
            return "Refused[" + why.code().wire() + "]";
        }
    }
}
