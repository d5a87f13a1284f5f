package jp.sekisho.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** The names of a layout's items and where each stands; shared by all of its records. */
final class Items {
    private final String layout;
    private final int version;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    Items(String layout, int version, List<String> names) {
        this.layout = layout;
        this.version = version;
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            indexes.put(names.get(i), i);
        }
    }

    List<String> names() {
        return names;
    }

    int index(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw finding(LayoutError.NO_SUCH_ITEM, name);
        }
        return index;
    }

    /** The same items under other names. */
    Items named(UnaryOperator<String> name) {
        return new Items(layout, version, names.stream().map(name).toList());
    }

    SekishoException finding(LayoutError error, String item) {
        return Finding.of(error, "item", item, "layout", layout, "version", version)
                .asException();
    }
}
