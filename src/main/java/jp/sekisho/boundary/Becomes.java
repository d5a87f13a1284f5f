package jp.sekisho.boundary;

import java.util.Optional;

/**
 * One of the parts that a message becomes. Immutable.
 *
 * @param interfaceId of the part, which asks or tells
 * @param when what the record says where it becomes this part; empty if each does
 * @param after the part that has to be done before it leaves
 * @param with the part right behind which it leaves
 */
public record Becomes(String interfaceId, Optional<Words> when, Optional<String> after, Optional<String> with) {
    /** The part that it waits for, in whichever way. */
    public Optional<String> leader() {
        return after.or(() -> with);
    }
}
