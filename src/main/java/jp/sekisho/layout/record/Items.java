package jp.sekisho.layout.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;

/** The names of one kind of record's items and where each stands; shared by all records of that kind. */
public final class Items {
    private final Head head;
    private final String kind;
    private final List<String> names;
    private final String[] blank;
    private final Map<String, Integer> indexes = new HashMap<>();

    Items(Head head, String kind, List<String> names) {
        this.head = head;
        this.kind = kind;
        this.names = List.copyOf(names);
        this.blank = new String[names.size()];
        Arrays.fill(blank, "");
        for (int i = 0; i < names.size(); i++) {
            indexes.put(names.get(i), i);
        }
    }

    /** The name of the kind of record; empty where the layout has only one. */
    String kind() {
        return kind;
    }

    /** Values for a record that has none yet. */
    String[] blank() {
        return blank.clone();
    }

    public List<String> names() {
        return names;
    }

    boolean has(String name) {
        return indexes.containsKey(name);
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
        return new Items(head, kind, names.stream().map(name).toList());
    }

    SekishoException finding(LayoutError error, String item) {
        return Finding.of(error, "item", item, "layout", head.id(), "version", head.version())
                .asException();
    }
}
