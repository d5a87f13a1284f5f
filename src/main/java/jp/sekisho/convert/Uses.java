package jp.sekisho.convert;

import java.util.HashSet;
import java.util.Set;

/**
 * Which items a part of a map uses, and which it may have meant where it is wrong: that those are not used is no mistake of its
 * own. Grows while the map is compiled, by one thread.
 */
final class Uses {
    private final Set<String> used = new HashSet<>();
    private final Set<String> meant = new HashSet<>();

    void use(String item) {
        used.add(item);
    }

    void mayMean(String item) {
        meant.add(item);
    }

    boolean isUsed(String item) {
        return used.contains(item);
    }

    boolean mayBeUsed(String item) {
        return used.contains(item) || meant.contains(item);
    }
}
