package jp.sekisho.passage.lane;

import java.util.List;
import jp.sekisho.passage.Submission;

/**
 * How requests fall, by the orders that they hold places in, into the parts by which a lane is read after a start. Frozen: open
 * requests hold the lowest of theirs.
 */
public final class Parts {
    /** Parts are 1 to this. */
    static final int COUNT = 4_096;

    private Parts() {}

    /** In whose order a request has a place for a person: what concerns nobody has one of its own, and waits for nobody. */
    static String order(String person, String requestId) {
        return person.equals(Submission.NOBODY) ? requestId : person;
    }

    static int of(String person, String requestId) {
        return 1 + Math.floorMod(order(person, requestId).hashCode(), COUNT);
    }

    /** @param persons whom the request concerns, or {@link Submission#NOBODY} */
    public static int lowest(List<String> persons, String requestId) {
        return persons.stream().mapToInt(person -> of(person, requestId)).min().orElseThrow();
    }
}
