package jp.sekisho.layout.file;

import java.util.Optional;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;

/** Reads a {@code *.layout.yaml}: all of its issues at once, each with its place. Stateless. */
public final class LayoutFile {
    private LayoutFile() {}

    /**
     * A layout as read.
     *
     * @param layout with stand-ins for what cannot be used
     * @param isSound whether nothing had to be stood in for
     */
    public record Read(Layout layout, boolean isSound) {}

    /** The layout of a file that names no other, or empty if it has an error; what was found is in {@code issues}. */
    public static Optional<Layout> parse(YamlMapping file, Issues issues) {
        return Optional.of(read(file, Surroundings.NONE, issues))
                .filter(Read::isSound)
                .map(Read::layout);
    }

    /** The layout of a file as far as it can be read; what was found is in {@code issues}. */
    public static Read read(YamlMapping file, Surroundings surroundings, Issues issues) {
        int before = issues.errors();
        Layout layout = new LayoutReader(file, surroundings, issues).read();
        return new Read(layout, issues.errors() == before);
    }
}
