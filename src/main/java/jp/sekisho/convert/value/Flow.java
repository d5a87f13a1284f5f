package jp.sekisho.convert.value;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;

/**
 * What flows along with a value from the items that it is made of, each with the first item that it comes from.
 *
 * @param classes the protection
 * @param privateUse the sets that its private-use characters may be of
 */
public record Flow(Map<Classification, String> classes, Map<String, String> privateUse) {
    static final Flow NONE = new Flow(Map.of(), Map.of());
    private static final String TEXT = "text";

    /** Of an item, as a sentence names it. */
    public static Flow of(Layout layout, Field field, String name) {
        Map<String, String> sets = new TreeMap<>();
        layout.privateUse().filter(set -> mayHoldPrivateUse(field)).ifPresent(set -> sets.put(set, name));
        return of(field.classification(), name).and(new Flow(Map.of(), sets));
    }

    public static Flow of(Classification classification, String name) {
        return classification == Classification.NONE ? NONE : new Flow(Map.of(classification, name), Map.of());
    }

    public static boolean mayHoldPrivateUse(Field field) {
        return field.type().wire().equals(TEXT);
    }

    Flow and(Flow other) {
        Map<Classification, String> all = new EnumMap<>(Classification.class);
        all.putAll(other.classes);
        all.putAll(classes);
        Map<String, String> sets = new TreeMap<>(other.privateUse);
        sets.putAll(privateUse);
        return new Flow(Collections.unmodifiableMap(all), Collections.unmodifiableMap(sets));
    }

    /** Of what has no character of the text any more. */
    public Flow withoutText() {
        return new Flow(classes, Map.of());
    }
}
