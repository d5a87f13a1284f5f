package jp.sekisho.layout;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The items of one record, in the order of its layout, each with its canonical text: without padding, dates as
 * yyyy-MM-dd, dates with a time as yyyy-MM-ddTHH:mm:ss.SSS, and empty where the item is blank.
 *
 * <p>Immutable. {@link #toString()} names the items that are filled and never a value.
 */
public final class Record {
    private final Items items;
    private final String[] values;

    Record(Items items, String[] values) {
        this.items = items;
        this.values = values;
    }

    /** The value of an item, empty if it is blank; an item that the layout does not have is a finding. */
    public String get(String name) {
        return values[items.index(name)];
    }

    /** This record with another value for one item. */
    public Record with(String name, String value) {
        String[] changed = values.clone();
        changed[items.index(name)] = value;
        return new Record(items, changed);
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
        return new Record(items.named(name), values);
    }

    String at(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Record record
                && items.names().equals(record.items.names())
                && Arrays.equals(values, record.values);
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
