package jp.sekisho.routes.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.routes.RouteError;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The allow-list of the boundary rule, as {@code boundary-rule.yaml} says it. Immutable. */
record BoundaryTable(
        Map<String, List<String>> ways,
        Map<String, List<String>> keys,
        Map<String, List<String>> steps,
        Map<String, List<String>> clauses,
        Map<String, List<String>> refused) {
    private static final BoundaryTable INSTANCE = read();

    static BoundaryTable get() {
        return INSTANCE;
    }

    private static BoundaryTable read() {
        try (InputStream stream = BoundaryTable.class.getResourceAsStream("boundary-rule.yaml")) {
            Map<String, Map<String, List<String>>> sections =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return new BoundaryTable(
                    section(sections, "ways"),
                    section(sections, "keys"),
                    section(sections, "steps"),
                    section(sections, "clauses"),
                    section(sections, "refused"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> section(Map<String, Map<String, List<String>>> sections, String name) {
        return Objects.requireNonNull(sections.get(name), name);
    }

    /** The keys that a part of a route file may have; none if there is no such part. */
    Set<String> keysOf(String part) {
        return Set.copyOf(keys.getOrDefault(part, steps.getOrDefault(part, clauses.getOrDefault(part, List.of()))));
    }

    /** Whether this may stand in a list of steps. */
    boolean isStep(String kind) {
        return steps.containsKey(kind);
    }

    boolean isClause(String kind) {
        return clauses.containsKey(kind);
    }

    /** Why a kind of step or key is refused; empty if the table does not know it at all. */
    Optional<RouteError> reason(String kind) {
        return refused.entrySet().stream()
                .filter(entry -> entry.getValue().contains(kind))
                .map(entry -> RouteError.valueOf(entry.getKey()))
                .findFirst();
    }

    /** The verbs: whatever stands in a way. */
    Set<String> verbs() {
        return ways.values().stream()
                .flatMap(List::stream)
                .map(step -> step.substring(0, step.indexOf(':')))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
