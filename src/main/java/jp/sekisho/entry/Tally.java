package jp.sekisho.entry;

import java.util.List;
import jp.sekisho.registry.LinkResult;

/** How many numbers had which result. Immutable. */
record Tally(long entered, long already, long conflicts) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally and(List<LinkResult> results) {
        return new Tally(
                entered + count(results, LinkResult.LINKED),
                already + count(results, LinkResult.ALREADY),
                conflicts + count(results, LinkResult.CONFLICT));
    }

    private static long count(List<LinkResult> results, LinkResult wanted) {
        return results.stream().filter(result -> result == wanted).count();
    }
}
