package jp.sekisho.layout;

import java.util.List;

/** What an item of a header, trailer or end says about the data records of its block. */
public sealed interface Tally {
    /** How many records of these kinds there are. */
    record Count(List<String> kinds) implements Tally {
        public Count {
            kinds = List.copyOf(kinds);
        }
    }

    /** The sum of an item over the records of one kind. */
    record Sum(String kind, String item) implements Tally {}
}
