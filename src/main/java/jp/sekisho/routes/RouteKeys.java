package jp.sekisho.routes;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Which keys a route file may use. Asked before Camel reads the file: beans are made and scripts compiled while it reads,
 * and handlers, policies and variables of a route's own would stand beside the steps. What is not named is refused.
 */
record RouteKeys(String file, List<String> lines, Issues issues) {
    private static final String TOP = "";
    private static final String STEPS = "steps";
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            TOP,
            Set.of("route", "routeTemplate"),
            "route",
            Set.of("id", "description", "note", "from"),
            "routeTemplate",
            Set.of("id", "description", "note", "parameters", "from"),
            "from",
            Set.of("id", "description", "note", "uri", "parameters", STEPS),
            "to",
            Set.of("id", "description", "note", "disabled", "uri", "parameters"));

    /**
     * Where a route or a route template stands, and its parts.
     *
     * @param start where it says what it starts from
     * @param steps one for each step, in order
     */
    record Item(boolean template, Place place, Place start, List<Place> steps) {}

    /** Names every key that no route may use; where there is none, Camel may read the file, and this is what is where. */
    static List<Item> check(String file, String text, Issues issues) {
        RouteKeys keys = new RouteKeys(file, text.lines().toList(), issues);
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return root == null ? List.of() : keys.items(root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            issues.error(keys.place(mark), RouteError.UNREADABLE, "problem", e.getProblem());
            return List.of();
        }
    }

    private List<Item> items(Node list) {
        if (!(list instanceof SequenceNode items)) {
            issues.error(place(list.getStartMark()), RouteError.NOT_A_LIST);
            return List.of();
        }
        items.getValue().forEach(item -> mapping(TOP, item));
        return items.getValue().stream().flatMap(this::parts).toList();
    }

    private Stream<Item> parts(Node item) {
        if (!(item instanceof MappingNode top)) {
            return Stream.of();
        }
        return top.getValue().stream().map(route -> {
            Optional<Node> from = value(route.getValueNode(), "from");
            Optional<Node> steps = from.flatMap(node -> value(node, STEPS));
            return new Item(
                    text(route.getKeyNode()).equals("routeTemplate"),
                    place(route.getKeyNode().getStartMark()),
                    place(from.orElse(route.getKeyNode()).getStartMark()),
                    steps.filter(SequenceNode.class::isInstance)
                            .map(SequenceNode.class::cast)
                            .map(sequence -> sequence.getValue().stream()
                                    .map(step -> place(step.getStartMark()))
                                    .toList())
                            .orElse(List.of()));
        });
    }

    private static Optional<Node> value(Node owner, String key) {
        if (!(owner instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(entry -> text(entry.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private void mapping(String name, Node node) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> entry(name, entry));
        }
    }

    private void entry(String owner, NodeTuple entry) {
        String key = text(entry.getKeyNode());
        if (!ALLOWED.getOrDefault(owner, Set.of()).contains(key)) {
            issues.error(place(entry.getKeyNode().getStartMark()), RouteError.UNKNOWN_KEY, "key", key);
        } else if (key.equals(STEPS)) {
            steps(entry.getValueNode());
        } else if (ALLOWED.containsKey(key)) {
            mapping(key, entry.getValueNode());
        }
    }

    private void steps(Node list) {
        if (!(list instanceof SequenceNode steps)) {
            issues.error(place(list.getStartMark()), RouteError.NOT_A_LIST);
            return;
        }
        for (Node step : steps.getValue()) {
            if (step instanceof MappingNode mapping) {
                mapping.getValue().forEach(this::step);
            }
        }
    }

    private void step(NodeTuple entry) {
        String kind = text(entry.getKeyNode());
        if (kind.equals("to")) {
            mapping("to", entry.getValueNode());
            return;
        }
        String id = value(entry.getValueNode(), "id").map(RouteKeys::text).orElse("-");
        issues.error(place(entry.getKeyNode().getStartMark()), RouteError.NOT_A_STEP, "step", id, "kind", kind);
    }

    private Place place(Mark mark) {
        String text = mark.getLine() < lines.size() ? lines.get(mark.getLine()) : "";
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, 1, text);
    }
}
