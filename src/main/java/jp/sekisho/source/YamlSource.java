package jp.sekisho.source;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML file into a mapping whose every value knows its place. What is written stands where it counts: anchors,
 * aliases and tags are refused, and so is what is nested too deeply, as soon as it is met. Stateless.
 */
public final class YamlSource {
    /** No file of ours comes near it; what reads on would take seconds, or all of its stack. */
    private static final int DEEPEST = 50;

    private YamlSource() {}

    /** The file's top mapping, or empty with the reason in {@code issues}. {@code name} is the path as people know it. */
    public static Optional<YamlMapping> read(Path file, String name, Issues issues) {
        return SourceText.read(file, name, issues).flatMap(text -> parse(name, text, issues));
    }

    /** As {@link #read}, from text in hand. */
    public static Optional<YamlMapping> parse(String name, String text, Issues issues) {
        List<YamlMapping> documents = documents(name, text, issues);
        if (documents.size() > 1) {
            issues.error(documents.get(1).place(), SourceError.ONE_DOCUMENT);
            return Optional.empty();
        }
        return documents.stream().findFirst();
    }

    /**
     * Whether a text of YAML, of whatever shape, has nothing indirect in it and is not nested too deeply; false with the reason in
     * {@code issues}. What is no YAML is said by whoever reads it.
     */
    public static boolean isPlain(String name, String text, Issues issues) {
        try {
            return isPlain(text, new YamlReader(name, text.lines().toList(), issues));
        } catch (YAMLException e) {
            return true;
        }
    }

    /** All documents of a text that is put together from several files; empty with the reason in {@code issues}. */
    public static List<YamlMapping> documents(String name, String written, Issues issues) {
        String text = SourceText.unmarked(written, name, issues);
        YamlReader reader = new YamlReader(name, text.lines().toList(), issues);
        try {
            return isPlain(text, reader) ? composed(text, reader) : List.of();
        } catch (MarkedYAMLException e) {
            report(e, reader);
        } catch (ReaderException e) {
            report(e, text, reader);
        } catch (YAMLException e) {
            issues.error(Place.ofFile(name), SourceError.SYNTAX, "problem", Objects.toString(e.getMessage()));
        }
        return List.of();
    }

    private static List<YamlMapping> composed(String text, YamlReader reader) {
        List<YamlMapping> mappings = new ArrayList<>();
        boolean empty = true;
        for (Node root : yaml().composeAll(new StringReader(text))) {
            empty = false;
            reader.mapping(root).ifPresent(mappings::add);
        }
        if (empty) {
            reader.issues().error(Place.ofFile(reader.file()), SourceError.EMPTY);
        }
        return mappings;
    }

    /** The first anchor, alias, tag or level too many is reported: it is one habit, and not many mistakes. */
    private static boolean isPlain(String text, YamlReader reader) {
        int depth = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            String what = indirection(event);
            if (!what.isEmpty()) {
                reader.issues().error(place(event, what.length(), reader), SourceError.INDIRECT, "what", what);
                return false;
            }
            if (depth > DEEPEST) {
                reader.issues().error(place(event, 1, reader), SourceError.TOO_DEEP, "most", DEEPEST);
                return false;
            }
        }
        return true;
    }

    private static Place place(Event event, int length, YamlReader reader) {
        Mark mark = event.getStartMark();
        return reader.place(mark.getLine(), mark.getColumn(), length);
    }

    private static String indirection(Event event) {
        if (event instanceof AliasEvent alias) {
            return "*" + alias.getAnchor();
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            return "&" + node.getAnchor();
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        return tag == null ? "" : tag;
    }

    private static void report(MarkedYAMLException e, YamlReader reader) {
        Mark mark = e.getProblemMark();
        int line = mark == null ? 0 : mark.getLine();
        Place place = reader.place(line, mark == null ? 0 : mark.getColumn(), 1);
        if (place.text().stripLeading().length() < place.text().length()
                && place.text().substring(0, indent(place.text())).contains("\t")) {
            int tab = place.text().indexOf('\t');
            reader.issues().error(reader.place(line, tab, 1), SourceError.TAB);
        } else {
            reader.issues().error(place, SourceError.SYNTAX, "problem", e.getProblem());
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static void report(ReaderException e, String text, YamlReader reader) {
        String before = text.substring(0, Math.min(e.getPosition(), text.length()));
        int line = (int) before.chars().filter(character -> character == '\n').count();
        String inLine = before.substring(before.lastIndexOf('\n') + 1);
        reader.issues()
                .error(
                        reader.place(line, inLine.codePointCount(0, inLine.length()), 1),
                        SourceError.CONTROL_CHARACTER,
                        "character",
                        String.format("U+%04X", e.getCodePoint()));
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(SourceText.LARGEST_FILE);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        return new Yaml(new SafeConstructor(options));
    }
}
