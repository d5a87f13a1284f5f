package jp.sekisho.passage;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a line of a message asks for, and about whom, as far as that is known when it is recorded.
 *
 * @param person integrated atena number; empty if nobody is known
 * @param items by their codes; empty if unknown
 */
public record Asked(String person, String items) {
    private static final int LONGEST = 1_000;

    /** Nothing is known. */
    static final Asked NOTHING = new Asked("", "");

    public static Stream<Asked> of(Submission submission) {
        return submission.lines().stream()
                .flatMap(line -> line.persons().stream().map(person -> new Asked(person, line.items())));
    }

    /** One for each person, with all that is asked about him; one of nothing, if there is none. */
    public static List<Asked> byPerson(List<Asked> all) {
        if (all.isEmpty()) {
            return List.of(NOTHING);
        }
        return all.stream()
                .collect(Collectors.groupingBy(
                        Asked::person,
                        TreeMap::new,
                        Collectors.mapping(Asked::items, Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .map(person -> new Asked(person.getKey(), together(person.getValue())))
                .toList();
    }

    private static String together(TreeSet<String> items) {
        String named = String.join(" ", items).strip();
        return named.substring(0, Math.min(LONGEST, named.length()));
    }
}
