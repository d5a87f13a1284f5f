package jp.sekisho.convert.value;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which items a part of a map uses, and which it may have meant where it is wrong: that those are not used is no mistake of its
 * own. Grows while the map is compiled, by one thread.
 */
public final class Uses {
    private final Set<String> used = new HashSet<>();
    private final Set<String> meant = new HashSet<>();
    private final Map<String, Set<Optional<Codes.Column>>> values = new HashMap<>();

    /** An item is asked for, in whatever way. */
    public void use(String item) {
        used.add(item);
    }

    /** Its value goes on. @param ruled the column of which it is said there what becomes of codes that it does not have */
    void useValue(String item, Optional<Codes.Column> ruled) {
        values.computeIfAbsent(item, name -> new HashSet<>()).add(ruled);
    }

    public void mayMean(String item) {
        meant.add(item);
    }

    public boolean isUsed(String item) {
        return used.contains(item);
    }

    boolean mayBeUsed(String item) {
        return used.contains(item) || meant.contains(item);
    }

    /** Whether the item's values must be in the column: unless it is said of every one that goes on what becomes of others. */
    public boolean mustBeIn(String item, Codes.Column column) {
        Set<Optional<Codes.Column>> ruled = values.getOrDefault(item, Set.of());
        return isUsed(item) && !ruled.equals(Set.of(Optional.of(column)));
    }
}
