package jp.sekisho.passage;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;

/**
 * When the oldest entry of each group was accepted. An entry that left is dropped when it comes to the front. Mutable;
 * owned by the lane's dispatcher thread.
 */
final class Ages<K> {
    private final Map<K, PriorityQueue<LaneEntry>> entries = new HashMap<>();
    private final BiPredicate<K, LaneEntry> stillThere;

    Ages(BiPredicate<K, LaneEntry> stillThere) {
        this.stillThere = stillThere;
    }

    void add(K group, LaneEntry entry) {
        entries.computeIfAbsent(group, key -> new PriorityQueue<>(Comparator.comparing(LaneEntry::acceptedAt)))
                .add(entry);
    }

    /** Groups without entries are left out. */
    Map<K, Instant> oldest() {
        Map<K, Instant> oldest = new HashMap<>();
        entries.forEach((group, queue) -> {
            while (!queue.isEmpty() && !stillThere.test(group, queue.peek())) {
                queue.remove();
            }
            if (!queue.isEmpty()) {
                oldest.put(group, queue.peek().acceptedAt());
            }
        });
        return oldest;
    }
}
