package jp.sekisho.passage.lane;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Members found by their keys, in open addressing: six to twelve bytes for each besides the member itself, where a hash map
 * takes forty. Shrinks as members leave. Mutable; owned by the lane's dispatcher thread.
 */
final class KeyedSet<E extends Keyed> {
    private static final int LEAST = 16;

    private Keyed[] slots = new Keyed[LEAST];
    private int size;

    @SuppressWarnings("unchecked")
    Optional<E> find(Keyed key) {
        return Optional.ofNullable((E) slots[slot(key)]);
    }

    /** Puts a member in, in the place of one with the same key. */
    void put(E member) {
        int slot = slot(member);
        if (slots[slot] == null) {
            size++;
        }
        slots[slot] = member;
        if (size * 3L > slots.length * 2L) {
            resize(slots.length * 2);
        }
    }

    /** Takes the member with this key out, if there is one. */
    void remove(Keyed key) {
        int slot = slot(key);
        if (slots[slot] == null) {
            return;
        }
        size--;
        clear(slot);
        if (slots.length > LEAST && size * 6L < slots.length) {
            resize(slots.length / 2);
        }
    }

    int size() {
        return size;
    }

    /** How many members there is room for now. */
    int room() {
        return slots.length;
    }

    /** Where the member with this key is, or would be. */
    private int slot(Keyed key) {
        int slot = home(key);
        while (slots[slot] != null && !slots[slot].hasKeyOf(key)) {
            slot = after(slot);
        }
        return slot;
    }

    private int home(Keyed key) {
        return key.hash() & slots.length - 1;
    }

    private int after(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /** Closes the gap: who stands beyond it, and would be looked for from before it, moves into it. */
    private void clear(int slot) {
        int gap = slot;
        for (int next = after(gap); slots[next] != null; next = after(next)) {
            if (distance(home(slots[next]), next) >= distance(gap, next)) {
                slots[gap] = slots[next];
                gap = next;
            }
        }
        slots[gap] = null;
    }

    private int distance(int from, int to) {
        return to - from & slots.length - 1;
    }

    private void resize(int length) {
        Keyed[] before = slots;
        slots = new Keyed[length];
        Arrays.stream(before).filter(Objects::nonNull).forEach(member -> slots[slot(member)] = member);
    }
}
