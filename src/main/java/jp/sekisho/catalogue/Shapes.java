package jp.sekisho.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.value.Shape;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Issue;

/**
 * What maps may know of layouts whose files have errors: the items that have no error in their lines. Filled while the layouts
 * are read, by the one thread that reads.
 */
final class Shapes {
    private final Map<String, Shape> byFile = new HashMap<>();

    /** Remembers what could be read of a file with errors. */
    void add(String file, Layout layout, List<Issue> found) {
        byFile.put(file, new Shape(Optional.of(layout), false, doubtful(layout, found)));
    }

    Shape of(Edition<Layout> edition) {
        return edition.value()
                .map(Shape::sound)
                .orElseGet(() -> byFile.getOrDefault(edition.file().name(), Shape.unreadable()));
    }

    /** An error within the items that names none of them may be about any. */
    private static Set<String> doubtful(Layout layout, List<Issue> found) {
        Set<String> doubtful = new HashSet<>();
        for (Issue issue : found) {
            String line = issue.place().text();
            boolean within = !line.equals(line.stripLeading()) || line.startsWith("-") || line.startsWith("fields");
            Set<String> named = named(layout, line);
            doubtful.addAll(named);
            if (within && named.isEmpty()) {
                doubtful.add("");
                layout.kinds().forEach(kind -> kind.fields().forEach(field -> doubtful.add(field.name())));
            }
        }
        return doubtful;
    }

    private static Set<String> named(Layout layout, String line) {
        Set<String> named = new HashSet<>();
        layout.kinds().forEach(kind -> kind.fields().stream()
                .map(Field::name)
                .filter(name -> line.contains(name.substring(name.lastIndexOf('.') + 1)))
                .forEach(named::add));
        return named;
    }
}
