package jp.sekisho.source;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file into a mapping whose every value knows its place. */
public final class YamlSource {
    private static final int LARGEST_FILE = 4 * 1024 * 1024;

    private YamlSource() {}

    /** The file's top mapping, or empty with the reason in {@code issues}. {@code name} is the path as people know it. */
    public static Optional<YamlMapping> read(Path file, String name, Issues issues) {
        try {
            return parse(name, Files.readString(file), issues);
        } catch (CharacterCodingException e) {
            issues.error(Place.ofFile(name), SourceError.UNREADABLE, "problem", "not UTF-8");
        } catch (IOException e) {
            issues.error(
                    Place.ofFile(name),
                    SourceError.UNREADABLE,
                    "problem",
                    e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    /** As {@link #read}, from text in hand. */
    public static Optional<YamlMapping> parse(String name, String text, Issues issues) {
        List<String> lines = text.lines().toList();
        YamlReader reader = new YamlReader(name, lines, issues);
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(LARGEST_FILE);
            options.setMaxAliasesForCollections(0);
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                issues.error(Place.ofFile(name), SourceError.EMPTY);
                return Optional.empty();
            }
            return reader.mapping(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            int column = e.getProblemMark() == null ? 0 : e.getProblemMark().getColumn();
            issues.error(reader.place(line, column, 1), SourceError.SYNTAX, "problem", e.getProblem());
        } catch (YAMLException e) {
            issues.error(Place.ofFile(name), SourceError.SYNTAX, "problem", e.getMessage());
        }
        return Optional.empty();
    }
}
