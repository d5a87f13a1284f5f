package jp.sekisho.passage.lane;

import java.util.List;

/** How persons fall into the parts by which a lane is read after a start. Frozen: open requests hold the lowest of theirs. */
public final class Parts {
    /** The part of what concerns no known person. */
    static final int NOBODY = 0;

    /** Persons' parts are 1 to this. */
    static final int COUNT = 4_096;

    private Parts() {}

    static int of(String person) {
        return 1 + Math.floorMod(person.hashCode(), COUNT);
    }

    public static int lowest(List<String> persons) {
        return persons.stream().mapToInt(Parts::of).min().orElse(NOBODY);
    }
}
