package jp.sekisho.layout.item;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an item of a header, trailer or end says about the data records of its block, or of the file. */
public sealed interface Tally {
    /** Whether the records come after the item: then nobody but the map can say it. */
    boolean isAhead();

    /** The kinds of record that it is about. */
    List<String> kinds();

    /** Which of the records are meant; empty if all of them. */
    Optional<Where> where();

    /** How many records of these kinds there are. */
    record Count(List<String> kinds, Optional<Where> where, boolean isAhead) implements Tally {
        public Count {
            kinds = List.copyOf(kinds);
        }
    }

    /** The sum of an item over the records of one kind. */
    record Sum(String kind, String item, Optional<Where> where, boolean isAhead) implements Tally {
        @Override
        public List<String> kinds() {
            return List.of(kind);
        }
    }

    /**
     * The records in which an item has one of these values, or those in which it has none of them: every record is one or the
     * other, whether the item is blank or not.
     *
     * @param values canonical texts; an empty one is that of a blank item
     * @param isOne whether records with such a value are meant, or all others
     */
    record Where(String item, Set<String> values, boolean isOne) {
        public Where {
            values = Set.copyOf(values);
        }
    }
}
