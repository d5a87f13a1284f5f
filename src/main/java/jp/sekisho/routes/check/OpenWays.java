package jp.sekisho.routes.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.broker.Door;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.StepUri;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * What no route does though a message needs it: opens a door that a system is to send to, takes out of a lane that a door leads into, or
 * fetches from that link. Without these messages would lie where they are.
 */
record OpenWays(Catalogue catalogue, List<RouteDefinition> routes) {
    List<Finding> missing() {
        Map<String, Set<String>> closed = closed();
        if (routes.isEmpty()) {
            return closed.isEmpty() ? List.of() : List.of(Finding.of(RouteError.NO_ROUTES));
        }
        Stream<Finding> doors = closed.entrySet().stream()
                .map(door -> Finding.of(
                        RouteError.NO_DOOR, "interface", door.getKey(), "systems", String.join(", ", door.getValue())));
        Stream<Finding> ways = catalogue.interfaces().values().stream()
                .filter(rules -> opened().contains(rules.id()) || isBrought(rules) || rules.passage() == Passage.REPLY)
                .flatMap(this::missing);
        return Stream.of(doors, ways, listening()).flatMap(found -> found).toList();
    }

    /** The links that listen though no route takes anything there. */
    private Stream<Finding> listening() {
        return catalogue.links().values().stream()
                .filter(link ->
                        link.listen().isPresent() && starts("link", link.id()).noneMatch(Way::listens))
                .map(link -> Finding.of(RouteError.LISTENS_IN_VAIN, "link", link.id()));
    }

    /** Of the parts that the passage of an interface has, those that no route is. */
    private Stream<Finding> missing(Interface rules) {
        List<Finding> missing = new ArrayList<>();
        if (Way.exists(rules.passage(), Way.SEND) && !isSent(rules)) {
            missing.add(Finding.of(RouteError.NEVER_SENT, "lane", RouteJudge.laneOf(rules), "interface", rules.id()));
        }
        if (Way.exists(rules.passage(), Way.BACK) && !comesBack(rules)) {
            missing.add(Finding.of(RouteError.NEVER_FETCHED, "link", rules.requireLink(), "interface", rules.id()));
        }
        if (Way.exists(rules.passage(), Way.IN) && !comesIn(rules)) {
            RouteError error = rules.passage() == Passage.REPLY ? RouteError.NEVER_ASKED : RouteError.NEVER_BROUGHT;
            missing.add(Finding.of(error, "link", rules.requireLink(), "interface", rules.id()));
        }
        return missing.stream();
    }

    /** The interfaces that some door takes. */
    private Set<String> opened() {
        return routes.stream()
                .flatMap(route -> Way.door(Way.start(route)).stream())
                .map(Way.DoorQueue::interfaceId)
                .collect(Collectors.toSet());
    }

    private boolean isSent(Interface rules) {
        return starts("lane", RouteJudge.laneOf(rules))
                .anyMatch(uri -> rules.id().equals(uri.options().get(Way.INTERFACE)));
    }

    /** Whether something is brought by it to some system. */
    private boolean isBrought(Interface rules) {
        return rules.passage().isInward()
                && catalogue.systems().values().stream()
                        .anyMatch(system -> system.dialect(rules.id()).isPresent());
    }

    private boolean comesIn(Interface rules) {
        return starts("link", rules.requireLink())
                .anyMatch(uri -> rules.id().equals(uri.options().get(Way.INTERFACE)));
    }

    private boolean comesBack(Interface rules) {
        return starts("link", rules.requireLink()).findAny().isPresent()
                && routes.stream()
                        .flatMap(route -> steps(route.getOutputs()))
                        .anyMatch(("outcome:" + rules.id())::equals);
    }

    /** The interfaces without a door, with the systems that have none. */
    private Map<String, Set<String>> closed() {
        Set<Way.DoorQueue> open = new HashSet<>();
        routes.forEach(route -> Way.door(Way.start(route)).ifPresent(open::add));
        Map<String, Set<String>> closed = new LinkedHashMap<>();
        for (BusinessSystem system : catalogue.systems().values()) {
            for (String interfaceId : needed(system)) {
                boolean isOpen = open.stream()
                        .anyMatch(door -> door.interfaceId().equals(interfaceId)
                                && (door.isTemplate() || door.system().equals(system.id())));
                if (!isOpen) {
                    closed.computeIfAbsent(interfaceId, any -> new TreeSet<>()).add(system.id());
                }
            }
        }
        return closed;
    }

    /** The doors of a system: of whatever it may send, and the one by which it takes back what it has sent. */
    private List<String> needed(BusinessSystem system) {
        List<String> sent = system.dialects().keySet().stream()
                .filter(id -> Optional.ofNullable(catalogue.interfaces().get(id))
                        .filter(rules -> !rules.hasDoor())
                        .isEmpty())
                .toList();
        Stream<String> cancel = sent.isEmpty() ? Stream.empty() : Stream.of(Door.CANCEL);
        return Stream.concat(sent.stream(), cancel).toList();
    }

    private Stream<StepUri> starts(String scheme, String link) {
        return routes.stream()
                .flatMap(route -> StepUri.parse(Way.start(route)).stream())
                .filter(uri -> uri.scheme().equals(scheme) && uri.object().equals(link));
    }

    private static Stream<String> steps(Collection<ProcessorDefinition<?>> steps) {
        return steps.stream()
                .flatMap(step -> Stream.concat(
                        step instanceof ToDefinition to ? Stream.of(to.getEndpointUri()) : Stream.empty(),
                        steps(step.getOutputs())));
    }
}
