package jp.sekisho.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.error.Finding;

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
            throw Finding.of(LayoutError.NO_SUCH_ITEM, "item", name, "layout", layout, "version", version)
                    .asException();
        }
        return index;
    }
}
