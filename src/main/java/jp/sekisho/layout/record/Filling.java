package jp.sekisho.layout.record;

import org.jspecify.annotations.Nullable;

/**
 * A record that is being made: all items blank until they are set.
 *
 * <p>Mutable; owned by the thread that makes the record, and done with when {@link #record} has been asked for.
 */
public final class Filling {
    private final Items items;
    private final String[] values;
    private @Nullable KeptBytes @Nullable [] kept;

    private Filling(Items items, String[] values) {
        this.items = items;
        this.values = values;
    }

    static Filling of(Items items) {
        return new Filling(items, items.blank());
    }

    /** Begins with the values of another record of the same items. */
    static Filling from(Items items, Record record) {
        Filling filling = of(items);
        for (int i = 0; i < filling.values.length; i++) {
            filling.copy(i, record, i);
        }
        return filling;
    }

    /** Gives the item at that place its canonical text. */
    public Filling set(int index, String canonical) {
        values[index] = canonical;
        if (kept != null) {
            kept[index] = null;
        }
        return this;
    }

    /** Gives the item at that place the unedited value of an item of another record, and with it the bytes that it came in. */
    public Filling copy(int index, Record from, int item) {
        set(index, from.get(item));
        KeptBytes bytes = from.kept(item);
        return bytes == null ? this : keep(index, bytes);
    }

    public Filling keep(int index, KeptBytes bytes) {
        if (kept == null) {
            kept = new KeptBytes[values.length];
        }
        kept[index] = bytes;
        return this;
    }

    public String get(int index) {
        return values[index];
    }

    /** The record as filled so far. */
    public Record record() {
        return new Record(items, values, kept);
    }
}
