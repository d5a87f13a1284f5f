package jp.sekisho.entry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few keys of many that come more than once, with the first row of each. Mutable; owned by the thread that checks. */
final class Twice {
    private final Map<Long, @Nullable Seen> firsts = new HashMap<>();
    private final Set<Long> disputed = new HashSet<>();

    /** Where a key came first, and with whom. */
    record Seen(int row, long person) {}

    /** @param sorted all keys, in order */
    Twice(long[] sorted) {
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                firsts.put(sorted[i], null);
            }
        }
    }

    boolean has(long key) {
        return firsts.containsKey(key);
    }

    /** The first row of a key that comes more than once: this one, if none was named before. */
    Seen first(long key, int row, long person) {
        Seen first = firsts.get(key);
        if (first == null) {
            first = new Seen(row, person);
            firsts.put(key, first);
        }
        return first;
    }

    void disputed(long key) {
        disputed.add(key);
    }

    boolean isDisputed(long key) {
        return disputed.contains(key);
    }
}
