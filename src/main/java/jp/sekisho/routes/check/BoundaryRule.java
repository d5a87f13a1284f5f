package jp.sekisho.routes.check;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.StepUri;
import org.apache.camel.NamedNode;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.PipelineDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.StepDefinition;
import org.apache.camel.model.StopDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.WhenDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Follows a loaded route along every branch, into the routes that it calls, and through every step that may throw, and
 * says where a message could come by without having passed what its way demands: each verb once, in order, nothing
 * afterwards. Used for one route, by one thread.
 */
final class BoundaryRule {
    private final Way way;
    private final Map<String, RouteDefinition> callable;
    private final Set<Breach> breaches = new LinkedHashSet<>();
    private final Set<String> called = new LinkedHashSet<>();
    private final Set<String> comesBack = new LinkedHashSet<>();
    private final Deque<String> calls = new ArrayDeque<>();

    private BoundaryRule(Way way, Map<String, RouteDefinition> callable) {
        this.way = way;
        this.callable = callable;
    }

    /**
     * What came of following a route.
     *
     * @param called the ids of the routes that it calls, directly or not
     * @param comesBack the interfaces whose answers it takes back, if it does
     */
    record Followed(Set<Breach> breaches, Set<String> called, Set<String> comesBack) {}

    /** @param callable the routes that start at {@code direct:}, by the name behind it */
    static Followed follow(RouteDefinition route, Way way, Map<String, RouteDefinition> callable) {
        BoundaryRule rule = new BoundaryRule(way, callable);
        Set<Position> ends = rule.steps(route.getOutputs(), Set.of(Position.start(way)), new LinkedHashSet<>());
        rule.ends(ends, route.getId(), "from");
        return new Followed(rule.breaches, rule.called, rule.comesBack);
    }

    private Set<Position> steps(Collection<ProcessorDefinition<?>> steps, Set<Position> in, Set<Position> thrown) {
        Set<Position> at = in;
        for (ProcessorDefinition<?> step : steps) {
            if (!"true".equals(step.getDisabled())) {
                at = thrownAround(step, at, thrown);
            }
        }
        return at;
    }

    /** A step may fail before it has done its work, and after. */
    private Set<Position> thrownAround(ProcessorDefinition<?> step, Set<Position> in, Set<Position> thrown) {
        thrown.addAll(in);
        Set<Position> out = step(step, in, thrown);
        thrown.addAll(out);
        return out;
    }

    private Set<Position> step(ProcessorDefinition<?> step, Set<Position> in, Set<Position> thrown) {
        if (!BoundaryTable.get().isStep(step.getShortName())) {
            refuse(step);
            return in;
        }
        if (step instanceof ToDefinition to) {
            return to(to, in, thrown);
        }
        if (step instanceof ChoiceDefinition choice) {
            return choice(choice, in, thrown);
        }
        if (step instanceof TryDefinition attempt) {
            return attempt(attempt, in, thrown);
        }
        if (step instanceof FilterDefinition filter) {
            Set<Position> kept = by(id(filter), in);
            return union(by("!" + id(filter), in), steps(filter.getOutputs(), kept, thrown));
        }
        if (step instanceof PipelineDefinition || step instanceof StepDefinition) {
            return steps(step.getOutputs(), in, thrown);
        }
        if (step instanceof StopDefinition) {
            ends(in, id(step), "id");
            return Set.of();
        }
        return trace(step, in);
    }

    private void refuse(ProcessorDefinition<?> step) {
        String kind = step.getShortName();
        RouteError why = BoundaryTable.get().reason(kind).orElse(RouteError.NOT_A_STEP);
        breaches.add(Breach.of(id(step), "id", why, "step", id(step), "kind", kind));
    }

    /** A step that only leaves a trace; after the last verb even that could fail too late. */
    private Set<Position> trace(ProcessorDefinition<?> step, Set<Position> in) {
        if (in.stream().anyMatch(this::complete)) {
            breaches.add(Breach.of(id(step), "id", RouteError.NOTHING_AFTER, "verb", last(), "step", id(step)));
        }
        return in;
    }

    private Set<Position> choice(ChoiceDefinition choice, Set<Position> in, Set<Position> thrown) {
        Set<Position> out = new LinkedHashSet<>();
        for (WhenDefinition when : choice.getWhenClauses()) {
            out.addAll(steps(when.getOutputs(), by(id(when), in), thrown));
        }
        out.addAll(
                choice.getOtherwise() == null
                        ? by("!" + id(choice), in)
                        : steps(choice.getOtherwise().getOutputs(), by(id(choice.getOtherwise()), in), thrown));
        return out;
    }

    /** What is caught goes on from wherever it was thrown: as if the failing step had not been there. */
    private Set<Position> attempt(TryDefinition attempt, Set<Position> in, Set<Position> outer) {
        Set<Position> thrown = new LinkedHashSet<>();
        Set<Position> out = new LinkedHashSet<>(steps(attempt.getOutputsWithoutCatches(), in, thrown));
        Set<Position> uncaught = new LinkedHashSet<>(thrown);
        for (CatchDefinition caught : attempt.getCatchClauses()) {
            out.addAll(steps(caught.getOutputs(), by(id(caught), thrown), uncaught));
        }
        if (attempt.getFinallyClause() == null) {
            outer.addAll(uncaught);
            return out;
        }
        List<ProcessorDefinition<?>> last = attempt.getFinallyClause().getOutputs();
        outer.addAll(uncaught);
        outer.addAll(steps(last, by(id(attempt.getFinallyClause()), uncaught), outer));
        return steps(last, out, outer);
    }

    private Set<Position> to(ToDefinition to, Set<Position> in, Set<Position> thrown) {
        Optional<StepUri> uri = StepUri.parse(to.getEndpointUri());
        if (uri.isPresent() && uri.get().scheme().equals(Way.CALLED)) {
            return call(to, uri.get(), in, thrown);
        }
        return uri.isEmpty() || !BoundaryTable.get().verbs().contains(uri.get().scheme())
                ? in // named when the steps were looked at by themselves
                : in.stream()
                        .map(position -> pass(id(to), uri.get(), position))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<Position> call(ToDefinition to, StepUri uri, Set<Position> in, Set<Position> thrown) {
        RouteDefinition route = callable.get(uri.object());
        if (route == null) {
            breaches.add(Breach.of(id(to), "uri", RouteError.NOTHING_TO_CALL, "step", id(to), "uri", uri));
            return in;
        }
        if (calls.contains(uri.object())) {
            breaches.add(Breach.of(id(to), "uri", RouteError.CALLS_ITSELF, "step", id(to), "uri", uri));
            return in;
        }
        called.add(route.getId());
        calls.push(uri.object());
        Set<Position> out = steps(route.getOutputs(), in, thrown);
        calls.pop();
        return out;
    }

    private Position pass(String step, StepUri uri, Position from) {
        int index = way.indexOf(uri.scheme());
        if (index < 0) {
            breaches.add(Breach.of(
                    step, "uri", RouteError.NOT_ON_THIS_WAY, "step", step, "verb", uri.scheme(), "verbs", all()));
            return from;
        }
        if (complete(from)) {
            breaches.add(Breach.of(step, "uri", RouteError.NOTHING_AFTER, "verb", last(), "step", step));
            return from;
        }
        if (index < from.passed()) {
            breaches.add(
                    Breach.of(step, "uri", RouteError.PASSED_TWICE, "step", step, "verb", uri, "way", branch(from)));
            return from;
        }
        if (index > from.passed()) {
            missing(step, "uri", index, from);
        }
        Optional<Map<String, String>> names = way.matched(index, uri, from.names());
        if (names.isEmpty()) {
            String expected = way.expected(index, from.names());
            breaches.add(Breach.ofAnother(step, uri.toString(), expected, way.decider(index)));
        }
        return from.to(index + 1, names.orElse(from.names()));
    }

    private void ends(Set<Position> positions, @Nullable String id, String key) {
        positions.stream()
                .filter(position -> !way.names().containsKey(Way.INTERFACE))
                .flatMap(position -> Optional.ofNullable(position.names().get(Way.INTERFACE)).stream())
                .forEach(comesBack::add);
        positions.stream()
                .filter(position -> !complete(position))
                .forEach(position ->
                        missing(id == null ? "-" : id, key, way.passes().size(), position));
    }

    private void missing(String step, String key, int index, Position from) {
        String verbs = way.written(from.passed(), index, from.names());
        breaches.add(Breach.of(step, key, RouteError.MISSING_STEP, "step", step, "verbs", verbs, "way", branch(from)));
    }

    private boolean complete(Position position) {
        return position.passed() == way.passes().size();
    }

    private String last() {
        return way.expected(way.passes().size() - 1, way.names());
    }

    private String all() {
        return way.written(0, way.passes().size(), way.names());
    }

    private static String branch(Position position) {
        return position.branch().isEmpty() ? "-" : position.branch();
    }

    private static Set<Position> by(String branch, Set<Position> positions) {
        return positions.stream()
                .map(position -> position.by(branch))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<Position> union(Set<Position> one, Set<Position> other) {
        Set<Position> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    static String id(NamedNode step) {
        return step.getId() == null ? "-" : step.getId();
    }
}
