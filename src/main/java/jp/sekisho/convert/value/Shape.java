package jp.sekisho.convert.value;

import java.util.Optional;
import java.util.Set;
import jp.sekisho.layout.Layout;

/**
 * A layout as a map's checker sees it: also one whose file has errors, of which what could be read is known.
 *
 * @param layout empty if nothing of the file could be read
 * @param isSound whether its file has no error
 * @param doubtful the items in whose lines there is an error; an empty name stands for those that have none
 */
public record Shape(Optional<Layout> layout, boolean isSound, Set<String> doubtful) {
    public Shape {
        doubtful = Set.copyOf(doubtful);
    }

    public static Shape sound(Layout layout) {
        return new Shape(Optional.of(layout), true, Set.of());
    }

    /** A file that is there, and of which nothing can be known. */
    public static Shape unreadable() {
        return new Shape(Optional.empty(), false, Set.of());
    }

    boolean knowsAllNames() {
        return isSound || layout.isPresent() && !doubtful.contains("");
    }
}
