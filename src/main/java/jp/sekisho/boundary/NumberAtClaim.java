package jp.sekisho.boundary;

import java.util.Optional;
import java.util.Set;

/**
 * A number that the counterpart counts (連番, such as 更新順番号): a message gets it when it is about to leave, one after the last that the
 * counterpart has counted. Immutable.
 *
 * @param item of the layout that crosses toward the counterpart, which holds the number
 * @param per of what the counterpart counts
 * @param first the number of the first, where the counterpart has counted none
 * @param countsWhen which answers mean that the counterpart has counted it; empty if each does
 */
public record NumberAtClaim(String item, Per per, long first, Optional<Words> countsWhen) {

    /** Of what a counterpart counts. */
    public enum Per {
        /** The messages about each person, whoever comes first under {@code persons}. */
        PERSON,
        /** All messages of the interface. */
        LINK
    }

    /**
     * Words of a record.
     *
     * @param item of its layout
     * @param values canonical texts of it, one at least
     */
    public record Words(String item, Set<String> values) {
        public Words {
            values = Set.copyOf(values);
        }
    }

    /** Whether all messages of the interface share one number, so that one at a time has one. */
    public boolean isShared() {
        return per == Per.LINK;
    }
}
