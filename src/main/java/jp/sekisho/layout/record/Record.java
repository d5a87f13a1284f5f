package jp.sekisho.layout.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The items of one record, in the order of its layout, each with its canonical text: without padding, dates as
 * yyyy-MM-dd, dates with a time as yyyy-MM-ddTHH:mm:ss.SSS, days of any year as --MM-dd, decimals plain, and empty where the item is blank.
 *
 * <p>Immutable. An item that was read and not edited is written in the bytes that it was read from, where the charset is the
 * same. {@link #toString()} names the items that are filled and never a value.
 */
public final class Record {
    private final Items items;
    private final String[] values;
    private final @Nullable KeptBytes @Nullable [] kept;

    /** The arrays are the record's own from here on. */
    Record(Items items, String[] values, @Nullable KeptBytes @Nullable [] kept) {
        this.items = items;
        this.values = values;
        this.kept = kept;
    }

    /** The name of its kind; empty where its layout has only one. */
    public String kind() {
        return items.kind();
    }

    /** The value of an item, empty if it is blank; an item that the layout does not have is a finding. */
    public String get(String name) {
        return values[items.index(name)];
    }

    /** The value of the item at that place among the {@link RecordKind#fields}, from 0. */
    public String get(int index) {
        return values[index];
    }

    /** This record with another value for one item. */
    public Record with(String name, String value) {
        return Filling.from(items, this).set(items.index(name), value).record();
    }

    /** The names of all items, blank or not, in order. */
    public List<String> names() {
        return items.names();
    }

    /** All items and their values, in order. Handle with care: this is personal data. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        List<String> names = items.names();
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return map;
    }

    /** The same values under other names of the items. */
    Record named(UnaryOperator<String> name) {
        return new Record(items.named(name), values, kept);
    }

    boolean isOf(Items others) {
        return items == others
                || items.kind().equals(others.kind()) && items.names().equals(others.names());
    }

    @Nullable
    public KeptBytes kept(int index) {
        return kept == null ? null : kept[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Record record && isOf(record.items) && Arrays.equals(values, record.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return items.names().stream().filter(name -> !get(name).isEmpty()).toList() + " filled";
    }
}
