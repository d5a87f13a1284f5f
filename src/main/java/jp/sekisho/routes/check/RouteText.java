package jp.sekisho.routes.check;

import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.routes.RouteError;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A route file as text, before Camel reads it: beans are made and scripts compiled while it reads, and handlers, policies
 * and variables of a route's own would stand beside its steps. Holds every key against the allow-list, and afterwards says
 * where each route and each step stands. Owned by the one thread that reads.
 */
final class RouteText {
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");
    private static final Set<String> FREE_TEXT = Set.of("description", "note");
    private static final Set<String> WITHOUT_ID =
            Set.of("templateParameter", "from", "expression", "simple", "constant", "file");

    private final String file;
    private final List<String> lines;
    private final Issues issues;
    private final Map<String, MappingNode> parts = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();

    private RouteText(String file, String text, Issues issues) {
        this.file = file;
        this.lines = text.lines().toList();
        this.issues = issues;
    }

    /** Names every key that no route may use; if there is none, Camel may read the file. */
    static RouteText read(String file, String text, Issues issues) {
        RouteText read = new RouteText(file, text, issues);
        if (!YamlSource.isPlain(file, text, issues)) {
            return read;
        }
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root != null) {
                read.list(root).forEach(item -> read.mapping("file", item));
            }
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            issues.error(read.place(mark, 1), RouteError.UNREADABLE, "problem", e.getProblem());
        } catch (YAMLException e) {
            issues.error(Place.ofFile(file), RouteError.UNREADABLE, "problem", Objects.toString(e.getMessage()));
        }
        return read;
    }

    /** The ids of all routes and steps, each with its place. */
    Map<String, Place> places() {
        return places;
    }

    /** Where a key of a route or step stands, such as {@code uri}; the step itself if it has no such key. */
    Place place(String id, String key) {
        return Optional.ofNullable(parts.get(id))
                .flatMap(part -> find(part, key))
                .map(this::place)
                .orElseGet(() -> places.getOrDefault(id, Place.ofFile(file)));
    }

    /** The key itself, or as an option, or where a route says what it starts from. */
    private static Optional<Node> find(MappingNode part, String key) {
        return value(part, key).or(() -> inside(part, "parameters", key)).or(() -> inside(part, "from", key));
    }

    private static Optional<Node> inside(MappingNode part, String owner, String key) {
        return value(part, owner)
                .filter(MappingNode.class::isInstance)
                .flatMap(options -> find((MappingNode) options, key));
    }

    private static Optional<Node> value(MappingNode owner, String key) {
        return owner.getValue().stream()
                .filter(entry -> text(entry.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private List<Node> list(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        issues.error(place(node), RouteError.NOT_A_LIST);
        return List.of();
    }

    private void mapping(String part, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            issues.error(place(node), RouteError.NOT_A_MAPPING, "key", part);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = text(entry.getKeyNode());
            if (!seen.add(key)) {
                issues.error(place(entry.getKeyNode()), RouteError.KEY_TWICE, "key", key);
            } else if (BoundaryTable.get().keysOf(part).contains(key)) {
                entry(part, entry);
            } else {
                unknown(key, entry);
            }
        }
    }

    private void unknown(String key, NodeTuple entry) {
        issues.error(
                place(entry.getKeyNode()),
                BoundaryTable.get().reason(key).orElse(RouteError.UNKNOWN_KEY),
                "step",
                idOf(entry.getValueNode()),
                "kind",
                key,
                "key",
                key);
    }

    private void entry(String part, NodeTuple entry) {
        String key = text(entry.getKeyNode());
        Node value = entry.getValueNode();
        switch (key) {
            case "steps" -> list(value).forEach(this::step);
            case "route", "routeTemplate", "from", "otherwise", "doFinally" -> named(key, entry.getKeyNode(), value);
            case "when", "doCatch" -> list(value).forEach(clause -> named(key, clause, clause));
            case "expression", "simple", "constant" -> expression(part, key, value);
            case "parameters" -> parameters(part, value);
            case "exception" -> list(value).forEach(name -> scalar(key, name));
            default -> scalar(part + "." + key, value);
        }
    }

    private void expression(String part, String key, Node value) {
        if (value instanceof MappingNode && !part.equals(key)) {
            mapping(key, value);
        } else {
            scalar(key, value);
        }
    }

    private void parameters(String part, Node value) {
        if (part.equals("routeTemplate")) {
            list(value).forEach(parameter -> mapping("templateParameter", parameter));
        } else if (value instanceof MappingNode options) {
            options.getValue().forEach(option -> scalar(text(option.getKeyNode()), option.getValueNode()));
        } else {
            issues.error(place(value), RouteError.NOT_A_MAPPING, "key", "parameters");
        }
    }

    private void step(Node node) {
        if (!(node instanceof MappingNode step) || step.getValue().size() != 1) {
            issues.error(place(node), RouteError.NOT_A_MAPPING, "key", "steps");
            return;
        }
        NodeTuple entry = step.getValue().get(0);
        String kind = text(entry.getKeyNode());
        if (BoundaryTable.get().isStep(kind)) {
            named(kind, entry.getKeyNode(), entry.getValueNode());
            return;
        }
        issues.error(
                place(entry.getKeyNode()),
                BoundaryTable.get().reason(kind).orElse(RouteError.NOT_A_STEP),
                "step",
                idOf(entry.getValueNode()),
                "kind",
                kind);
    }

    /** A part that has an id of its own, and is found by it later. */
    private void named(String kind, Node at, Node value) {
        if (!WITHOUT_ID.contains(kind)) {
            identify(at, value);
        }
        mapping(kind, value);
    }

    private void identify(Node at, Node value) {
        Place place = at instanceof MappingNode ? place(at.getStartMark(), 1) : place(at);
        String id = idOf(value);
        if (!ID.matcher(id).matches()) {
            issues.error(place, RouteError.NO_ID);
        } else if (places.putIfAbsent(id, place) == null) {
            parts.put(id, (MappingNode) value);
        } else {
            issues.error(place, RouteError.TWICE, "what", id, "first", places.get(id));
        }
    }

    private static String idOf(Node node) {
        return node instanceof MappingNode mapping
                ? value(mapping, "id").map(RouteText::text).orElse("-")
                : "-";
    }

    /** Camel would fill a placeholder in from anywhere: only a template's start has one. */
    private void scalar(String key, Node value) {
        String name = key.substring(key.indexOf('.') + 1);
        if (!(value instanceof ScalarNode)) {
            issues.error(place(value), RouteError.NOT_ONE_VALUE, "key", name);
        } else if (name.equals("disabled") && !Set.of("true", "false").contains(text(value))) {
            issues.error(place(value), RouteError.NOT_TRUE_OR_FALSE, "key", name);
        } else if (text(value).contains("{{") && !FREE_TEXT.contains(name) && !key.equals("from.uri")) {
            issues.error(place(value), RouteError.PLACEHOLDER);
        }
    }

    private Place place(Node node) {
        Mark start = node.getStartMark();
        Mark end = node.getEndMark();
        return place(start, start.getLine() == end.getLine() ? Math.max(1, end.getColumn() - start.getColumn()) : 1);
    }

    private Place place(Mark mark, int length) {
        String text = mark.getLine() < lines.size() ? lines.get(mark.getLine()) : "";
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, length, text);
    }
}
