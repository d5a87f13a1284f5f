package jp.sekisho.layout;

import java.util.Optional;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;

/** Reads a {@code *.layout.yaml}: all of its issues at once, each with its place. Stateless. */
public final class LayoutFile {
    private LayoutFile() {}

    /** The layout, or empty if the file has an error; what was found is in {@code issues}. */
    public static Optional<Layout> parse(YamlMapping file, Issues issues) {
        int before = issues.errors();
        Layout layout = new LayoutReader(file, issues).read();
        return issues.errors() == before ? Optional.of(layout) : Optional.empty();
    }
}
