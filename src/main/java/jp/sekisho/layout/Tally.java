package jp.sekisho.layout;

import java.util.List;

/** What an item of a header, trailer or end says about the data records of its block. */
public sealed interface Tally {
    /** Whether the records come after the item: then nobody but the map can say it. */
    boolean isAhead();

    /** How many records of these kinds there are. */
    record Count(List<String> kinds, boolean isAhead) implements Tally {
        public Count {
            kinds = List.copyOf(kinds);
        }
    }

    /** The sum of an item over the records of one kind. */
    record Sum(String kind, String item, boolean isAhead) implements Tally {}
}
