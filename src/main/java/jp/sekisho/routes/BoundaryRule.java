package jp.sekisho.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.error.Finding;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * What every route is held to before it is loaded: it starts where a route may start, uses verbs only, in a plain
 * sequence, and passes the ones that its start demands, in order and for the interface or link that it starts at. What is
 * not known to be safe is refused: branches, scripts, beans, dynamic endpoints and other components are not allowed at
 * all. A step that is disabled counts as not there.
 */
final class BoundaryRule {
    private static final Set<String> VERBS =
            Set.of("permit", "atena", "convert", "ledger", "lane", "seal", "unseal", "link", "outcome");
    private static final String DOOR_QUEUE = "jms:queue:in.";
    /** A queue and nothing else: an option could take the transaction or the one reader away. */
    private static final Pattern DOOR =
            Pattern.compile("jms:queue:in\\.(\\{\\{system}}|[a-z][a-z0-9-]*)\\.[a-z][a-z0-9-]*");

    private BoundaryRule() {}

    /** What is wrong with a route. @param step the number of the step, from 0; {@link #START} for the start */
    record Breach(int step, Finding finding) {}

    static final int START = -1;

    private record Step(int number, String verb, String object) {}

    /** A kind of route: how it starts and what it has to pass. */
    private enum Kind {
        DOOR(List.of("permit", "atena", "convert", "ledger", "lane"), "lane", Set.of("permit", "convert")),
        CANCEL_DOOR(List.of("permit", "ledger", "outcome"), "outcome", Set.of("permit")),
        SEND(List.of("seal", "link", "unseal", "ledger"), "ledger", Set.of("seal", "link", "unseal")),
        BACK(List.of("unseal", "atena", "convert", "ledger", "outcome"), "outcome", Set.of("unseal"));

        private final List<String> passes;
        private final String last;
        private final Set<String> ofTheSame;

        Kind(List<String> passes, String last, Set<String> ofTheSame) {
            this.passes = passes;
            this.last = last;
            this.ofTheSame = ofTheSame;
        }

        static Optional<Kind> of(String start) {
            if (start.startsWith(DOOR_QUEUE)) {
                return Optional.of(start.endsWith(".cancel") ? CANCEL_DOOR : DOOR);
            }
            return switch (scheme(start)) {
                case "lane" -> Optional.of(SEND);
                case "link" -> Optional.of(BACK);
                default -> Optional.empty();
            };
        }
    }

    /** Whether the route starts at a business system's queue. */
    static boolean isDoor(RouteDefinition route) {
        return start(route).startsWith(DOOR_QUEUE);
    }

    /** Where the route starts. */
    static String start(RouteDefinition route) {
        return route.getInput() == null || route.getInput().getEndpointUri() == null
                ? ""
                : route.getInput().getEndpointUri();
    }

    /** Everything that is wrong with a route; empty if it may be loaded. */
    static List<Breach> check(RouteDefinition route) {
        List<Breach> breaches = new ArrayList<>();
        Optional<Kind> kind = Kind.of(start(route));
        if (kind.isEmpty()) {
            breaches.add(new Breach(START, Finding.of(RouteError.UNKNOWN_START)));
        } else if (isDoor(route) && !DOOR.matcher(start(route)).matches()) {
            breaches.add(new Breach(START, Finding.of(RouteError.DOOR_WITH_OPTIONS)));
        }
        List<Step> steps = steps(route, breaches);
        if (breaches.isEmpty()) {
            kind.ifPresent(known -> {
                order(known, steps, breaches);
                sameObject(known, object(start(route)), steps, breaches);
            });
        }
        return breaches;
    }

    private static List<Step> steps(RouteDefinition route, List<Breach> breaches) {
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < route.getOutputs().size(); number++) {
            ProcessorDefinition<?> step = route.getOutputs().get(number);
            String id = step.getId() == null ? "-" : step.getId();
            if (step.getId() == null) {
                breaches.add(new Breach(number, Finding.of(RouteError.NO_ID)));
            }
            if (!(step instanceof ToDefinition to)) {
                breaches.add(
                        new Breach(number, Finding.of(RouteError.NOT_A_STEP, "step", id, "kind", step.getShortName())));
                continue;
            }
            String verb = scheme(to.getEndpointUri());
            if (!VERBS.contains(verb)) {
                breaches.add(new Breach(number, Finding.of(RouteError.NOT_ALLOWED, "step", id, "scheme", verb)));
            }
            if (step.getDisabled() == null || step.getDisabled().equals("false")) {
                steps.add(new Step(number, verb, object(to.getEndpointUri())));
            }
        }
        return steps;
    }

    private static void order(Kind kind, List<Step> steps, List<Breach> breaches) {
        List<String> verbs = steps.stream().map(Step::verb).toList();
        int at = 0;
        for (String verb : verbs) {
            if (at < kind.passes.size() && kind.passes.get(at).equals(verb)) {
                at++;
            }
        }
        if (at < kind.passes.size()) {
            breaches.add(
                    new Breach(START, Finding.of(RouteError.MISSING_STEP, "verbs", String.join(" → ", kind.passes))));
            return;
        }
        int last = verbs.indexOf(kind.last);
        if (last != verbs.size() - 1) {
            breaches.add(new Breach(steps.get(last).number, Finding.of(RouteError.NOTHING_AFTER, "verb", kind.last)));
        }
        if (kind == Kind.DOOR) {
            steps.subList(verbs.indexOf("convert") + 1, verbs.indexOf("lane")).stream()
                    .filter(step -> !step.verb.equals("ledger"))
                    .forEach(step -> breaches.add(
                            new Breach(step.number, Finding.of(RouteError.BODY_CHANGED, "step", step.verb))));
        }
        if (!verbs.equals(kind.passes) && breaches.isEmpty()) {
            breaches.add(
                    new Breach(START, Finding.of(RouteError.ONE_STEP_EACH, "verbs", String.join(" → ", kind.passes))));
        }
    }

    /** A door is one interface's, a send or a way back one link's. */
    private static void sameObject(Kind kind, String object, List<Step> steps, List<Breach> breaches) {
        steps.stream()
                .filter(step -> kind.ofTheSame.contains(step.verb) && !step.object.equals(object))
                .forEach(step -> breaches.add(new Breach(
                        step.number,
                        Finding.of(RouteError.OF_ANOTHER, "step", step.verb + ":" + step.object, "object", object))));
    }

    private static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    /** What a verb is about: the link, or the interface; of a door's queue the interface. */
    private static String object(String uri) {
        String path = uri.substring(uri.indexOf(':') + 1).replaceFirst("^//", "");
        int options = path.indexOf('?');
        String whole = options < 0 ? path : path.substring(0, options);
        return uri.startsWith(DOOR_QUEUE) ? whole.substring(whole.lastIndexOf('.') + 1) : whole;
    }
}
