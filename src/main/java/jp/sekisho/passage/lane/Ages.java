package jp.sekisho.passage.lane;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the oldest entry of each group was accepted, to the second: how many of the group there are for each second. What
 * left is gone from it at once. Mutable; owned by the lane's dispatcher thread.
 */
final class Ages<K> {
    private final Map<K, SortedMap<Long, Integer>> counts = new HashMap<>();

    void add(K group, LaneEntry entry) {
        counts.computeIfAbsent(group, key -> new TreeMap<>()).merge(entry.acceptedSecond(), 1, Integer::sum);
    }

    void remove(K group, LaneEntry entry) {
        counts.computeIfPresent(group, (key, seconds) -> {
            seconds.computeIfPresent(entry.acceptedSecond(), (second, count) -> count == 1 ? null : count - 1);
            return seconds.isEmpty() ? null : seconds;
        });
    }

    /** Groups without entries are left out. */
    Map<K, Instant> oldest() {
        Map<K, Instant> oldest = new HashMap<>();
        counts.forEach((group, seconds) -> oldest.put(group, Instant.ofEpochSecond(seconds.firstKey())));
        return oldest;
    }

    /** How many seconds are held apart, of all groups. */
    int size() {
        return counts.values().stream().mapToInt(Map::size).sum();
    }
}
