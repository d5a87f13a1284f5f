package jp.sekisho.routes.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.StepUri;
import jp.sekisho.routes.WayBack;
import jp.sekisho.source.RoleName;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;

/**
 * Judges all loaded routes together, since routes call one another: which may run, and what is wrong with the others. A
 * route that calls a refused one is refused with it. Used once, by one thread.
 */
final class RouteJudge {
    private final VerbCatalogue verbs;
    private final RoleName role;
    private final Map<String, RouteDefinition> routes = new LinkedHashMap<>();
    private final Map<String, RouteDefinition> callable = new HashMap<>();
    private final Map<String, String> starts = new HashMap<>();
    private final Set<Breach> breaches = new LinkedHashSet<>();
    private final Set<String> refused = new TreeSet<>();
    private final Map<String, WayBack> waysBack = new HashMap<>();

    RouteJudge(VerbCatalogue verbs, RoleName role) {
        this.verbs = verbs;
        this.role = role;
    }

    /**
     * @param allowed the ids of the routes and templates that may run
     * @param waysBack by the id of its route
     */
    record Judgement(Set<String> allowed, Collection<Breach> breaches, Map<String, WayBack> waysBack) {}

    void add(RouteDefinition route) {
        routes.put(route.getId(), route);
        if (Way.door(Way.start(route)).filter(Way.DoorQueue::isTemplate).isPresent()) {
            refuse(route.getId(), Breach.of(route.getId(), "uri", RouteError.PLACEHOLDER));
        }
        callable(route);
    }

    /** A template is opened as a door, once for each system that speaks its interface. */
    void add(RouteTemplateDefinition template) {
        RouteDefinition route = template.getRoute();
        route.setId(template.getId());
        routes.put(template.getId(), route);
        boolean aDoor =
                Way.door(Way.start(route)).filter(Way.DoorQueue::isTemplate).isPresent();
        List<String> parameters = template.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .toList();
        if (!aDoor || !parameters.equals(List.of("system"))) {
            refuse(template.getId(), Breach.of(template.getId(), "uri", RouteError.NOT_A_DOOR_TEMPLATE));
        }
        callable(route);
    }

    private void callable(RouteDefinition route) {
        StepUri.parse(Way.start(route))
                .filter(uri -> uri.scheme().equals(Way.CALLED))
                .map(uri -> callable.putIfAbsent(uri.object(), route))
                .ifPresent(first -> refuse(
                        route.getId(),
                        Breach.of(
                                route.getId(),
                                "uri",
                                RouteError.TWICE,
                                "what",
                                Way.start(route),
                                "first",
                                first.getId())));
    }

    /** What a start reads from: of a template, the queues of all systems that speak its interface. */
    private List<String> readings(String start) {
        Optional<Way.DoorQueue> door = Way.door(start);
        if (door.filter(Way.DoorQueue::isTemplate).isPresent()) {
            List<String> queues = new ArrayList<>(List.of(start));
            verbs.mappings().map(DoorSystems::new).ifPresent(systems -> systems.speaking(
                            door.get().interfaceId())
                    .map(BusinessSystem::id)
                    .forEach(system -> queues.add(start.replace("{{system}}", system))));
            return queues;
        }
        return List.of(StepUri.parse(start).map(RouteJudge::reading).orElse(start));
    }

    /** Of a lane the messages of one interface, of a link what it keeps under one operation, for whichever interface. */
    private static String reading(StepUri start) {
        String option = start.scheme().equals(Way.LINK) ? "operation" : Way.INTERFACE;
        return start
                + (Way.listens(start) ? " " + Way.LISTEN : "")
                + Optional.ofNullable(start.options().get(option))
                        .map(value -> "?" + option + "=" + value)
                        .orElse("");
    }

    Judgement judge() {
        Map<String, Set<String>> calls = new LinkedHashMap<>();
        routes.forEach((id, route) -> {
            new StepCheck(verbs, breach -> refuse(id, breach)).steps(route.getOutputs());
            start(id, route, calls);
        });
        Set<String> reached = new TreeSet<>();
        calls.values().forEach(reached::addAll);
        callable.values().stream()
                .map(RouteDefinition::getId)
                .filter(id -> !reached.contains(id))
                .forEach(id -> refuse(id, Breach.of(id, "uri", RouteError.NEVER_CALLED, "route", id)));
        Set<String> allowed = allowed(calls);
        return new Judgement(allowed, breaches, waysBack);
    }

    private void start(String id, RouteDefinition route, Map<String, Set<String>> calls) {
        String start = Way.start(route);
        Optional<StepUri> plain = StepUri.parse(start);
        List<Way> ways = Way.all(start, role, verbs::rules);
        Optional<Way> way = ways.stream().findFirst();
        plain.filter(uri -> way.isPresent() || uri.scheme().equals(Way.CALLED))
                .ifPresent(
                        uri -> verbs.check(uri, VerbCatalogue.Role.START).forEach(found -> refuse(id, found.at(id))));
        if (way.isPresent()) {
            door(id, start);
            plain.ifPresent(uri -> lane(id, uri));
            plain.ifPresent(uri -> brought(id, uri));
            plain.ifPresent(uri -> listens(id, uri));
            BoundaryRule.Followed followed = ways.stream()
                    .map(each -> BoundaryRule.follow(route, each, callable))
                    .min(Comparator.comparing(each -> each.breaches().size()))
                    .orElseThrow();
            followed.breaches().forEach(breach -> refuse(id, breach));
            followed.comesBack().forEach(interfaceId -> back(id, way.get(), interfaceId));
            if (!followed.comesBack().isEmpty()) {
                waysBack.put(id, new WayBack(followed.comesBack()));
            }
            calls.put(id, followed.called());
        } else if (Way.likeADoor(start)) {
            refuse(id, Breach.of(id, "uri", RouteError.DOOR_WITH_OPTIONS));
        } else if (plain.filter(uri -> uri.scheme().equals(Way.CALLED)).isEmpty()) {
            refuse(id, Breach.of(id, "uri", RouteError.UNKNOWN_START));
        }
    }

    /** What a route takes out of a lane has to come into it. */
    private void lane(String id, StepUri start) {
        Optional.ofNullable(start.options().get(Way.INTERFACE))
                .flatMap(verbs::rules)
                .filter(rules -> start.scheme().equals("lane"))
                .ifPresent(rules -> {
                    if (!Way.exists(rules.passage(), Way.SEND)) {
                        refuseOfAnotherPassage(id, rules);
                    } else if (!laneOf(rules).equals(start.object())) {
                        String lane = "lane:" + laneOf(rules);
                        refuse(id, Breach.ofAnother(id, start.toString(), lane, Decider.laneOf(rules)));
                    }
                });
    }

    /** Whose lane the messages of an interface wait in. */
    static String laneOf(Interface rules) {
        return rules.passage().isInward() ? StepUri.RECEIVERS : rules.requireLink();
    }

    /** Where the counterpart posts by itself, its link has to listen, and the interface is known before anything is opened. */
    private void listens(String id, StepUri start) {
        if (!Way.listens(start)) {
            return;
        }
        if (!start.options().containsKey(Way.INTERFACE)) {
            refuse(
                    id,
                    Breach.of(id, "uri", RouteError.MISSING_OPTION, "verb", start.toString(), "option", Way.INTERFACE));
        }
        verbs.mappings()
                .flatMap(mappings -> mappings.link(start.object()))
                .filter(link -> link.listen().isEmpty())
                .ifPresent(link -> refuse(
                        id, Breach.of(id, Way.LISTEN, RouteError.LISTENS_NOWHERE, "link", link.id(), "route", id)));
    }

    /** What a link brings by an interface has to be brought by it, and come from that link. */
    private void brought(String id, StepUri start) {
        Optional.ofNullable(start.options().get(Way.INTERFACE))
                .flatMap(verbs::rules)
                .filter(rules -> start.scheme().equals("link"))
                .ifPresent(rules -> {
                    if (!Way.exists(rules.passage(), Way.IN)) {
                        refuseOfAnotherPassage(id, rules);
                    } else if (!rules.requireLink().equals(start.object())) {
                        String link = "link:" + rules.requireLink();
                        refuse(id, Breach.ofAnother(id, start.toString(), link, Decider.linkOf(rules)));
                    } else if (rules.passage() == Passage.REPLY && !Way.listens(start)) {
                        refuse(id, Breach.of(id, "uri", RouteError.ASKED_NOT_FETCHED, "interface", rules.id()));
                    }
                });
    }

    /** A route of a part that the passage of its interface does not have. */
    private void refuseOfAnotherPassage(String id, Interface rules) {
        refuse(
                id,
                Breach.of(
                        id,
                        "uri",
                        RouteError.OF_ANOTHER_PASSAGE,
                        "interface",
                        rules.id(),
                        "passage",
                        rules.passage().id()));
    }

    /** What comes back has to answer an interface whose passage has a way back, and from its own link. */
    private void back(String id, Way way, String interfaceId) {
        verbs.rules(interfaceId).ifPresent(rules -> {
            if (!Way.exists(rules.passage(), Way.BACK)) {
                refuseOfAnotherPassage(id, rules);
            } else if (!rules.requireLink().equals(way.names().get(Way.LINK))) {
                String start = "link:" + way.names().get(Way.LINK);
                refuse(id, Breach.ofAnother(id, start, "link:" + rules.requireLink(), Decider.linkOf(rules)));
            }
        });
    }

    /** A door is of an interface that has doors; one of one system: somebody has to be able to send there. */
    private void door(String id, String start) {
        Way.door(start)
                .flatMap(door -> verbs.rules(door.interfaceId()))
                .filter(rules -> !rules.hasDoor())
                .ifPresent(rules -> refuseOfAnotherPassage(id, rules));
        Way.door(start).filter(door -> !door.isTemplate()).ifPresent(door -> verbs.mappings()
                .filter(mappings -> new DoorSystems(mappings)
                        .speaking(door.interfaceId())
                        .noneMatch(system -> system.id().equals(door.system())))
                .ifPresent(mappings -> refuse(
                        id,
                        Breach.of(
                                id,
                                "uri",
                                RouteError.UNKNOWN_INTERFACE,
                                "system",
                                door.system(),
                                "interface",
                                door.interfaceId()))));
    }

    /** What is called runs if somebody who may run calls it; who calls what is refused is refused. */
    private Set<String> allowed(Map<String, Set<String>> calls) {
        Set<String> allowed = new TreeSet<>();
        calls.forEach((id, called) -> {
            if (!refused.contains(id) && called.stream().noneMatch(refused::contains) && readsAlone(id)) {
                allowed.add(id);
                allowed.addAll(called);
            }
        });
        return allowed;
    }

    /** A second reader of one start would take the first one's messages; a refused route takes nobody's. */
    private boolean readsAlone(String id) {
        List<String> readings = readings(Way.start(Objects.requireNonNull(routes.get(id), id)));
        for (String reading : readings) {
            if (starts.containsKey(reading)) {
                String first = starts.get(reading);
                refuse(id, Breach.of(id, "uri", RouteError.TWICE, "what", reading, "first", first));
                return false;
            }
        }
        readings.forEach(reading -> starts.put(reading, id));
        return true;
    }

    private void refuse(String id, Breach breach) {
        refused.add(id);
        breaches.add(breach);
    }
}
