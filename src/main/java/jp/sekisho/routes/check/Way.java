package jp.sekisho.routes.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.routes.StepUri;
import jp.sekisho.source.RoleName;
import org.apache.camel.model.RouteDefinition;

/**
 * What a route has to pass, which its start decides.
 *
 * @param passes the verbs in order; a name in braces is the same throughout one route
 * @param names what is known of these names at the start
 * @param rules the interface whose file says the link, where the start does not
 */
record Way(List<String> passes, Map<String, String> names, Optional<Interface> rules) {
    /** The scheme of routes that other routes call. */
    static final String CALLED = "direct";

    /** The name that stands for a route's interface, and the one for its link. */
    static final String INTERFACE = "interface";

    static final String LINK = "link";

    /** The option of a start to which the counterpart posts by itself. */
    static final String LISTEN = "listen";

    /** The parts of a passage that a route can be: each is a row of the table, or the passage does not have it. */
    static final String DOOR = "door";

    static final String SEND = "send";
    static final String BACK = "back";

    /** What a counterpart begins: brought, on its way into a lane, or asked, on its way to the answer. */
    static final String IN = "in";

    /** Where a system says that it has what it was handed. */
    static final String TAKEN = "taken";

    /** What only a role with a registry can pass. */
    private static final String TRANSLATION = "atena:";

    private static final String DOOR_QUEUE = "jms:queue:" + QueueNames.DOORS;
    /** A queue and nothing else: an option could take the transaction or the one reader away. */
    private static final Pattern DOOR_START =
            Pattern.compile(Pattern.quote(DOOR_QUEUE) + "(\\{\\{system}}|[a-z][a-z0-9-]*)\\.([a-z][a-z0-9-]*)");

    private static final Pattern UNKNOWN = Pattern.compile("\\{[a-z]+}");
    private static final Pattern NAME = Pattern.compile("([^{]*)\\{([a-z]+)}(.*)");

    /** A door's queue. */
    record DoorQueue(String system, String interfaceId) {
        boolean isTemplate() {
            return system.equals("{{system}}");
        }
    }

    /** Interfaces by id: of one that is not there, it is not known how its messages pass. */
    @FunctionalInterface
    interface Known {
        Optional<Interface> rules(String interfaceId);
    }

    /** The way of a route by its start, its role and the passage of its interface; empty if no route may start there. */
    static Optional<Way> of(String start, RoleName role, Known interfaces) {
        return of(start, interfaces).map(way -> role.hasRegistry() ? way : way.withoutRegistry());
    }

    /** As {@link #of}; where nobody knows how the messages of a door pass, each way by which they could. */
    static List<Way> all(String start, RoleName role, Known interfaces) {
        Optional<String> unknown = door(start)
                .map(DoorQueue::interfaceId)
                .filter(id -> !id.equals(Door.CANCEL) && interfaces.rules(id).isEmpty());
        if (unknown.isEmpty()) {
            return of(start, role, interfaces).stream().toList();
        }
        return Stream.of(Passage.values())
                .flatMap(passage -> Stream.of(DOOR, TAKEN)
                        .filter(part -> exists(passage, part))
                        .map(part -> way(passage, part)))
                .map(way -> new Way(passes(way), Map.of(INTERFACE, unknown.get()), Optional.empty()))
                .map(way -> role.hasRegistry() ? way : way.withoutRegistry())
                .toList();
    }

    private static Optional<Way> of(String start, Known interfaces) {
        Optional<DoorQueue> door = door(start);
        if (door.isPresent()) {
            return Optional.of(ofDoor(door.get().interfaceId(), interfaces));
        }
        return StepUri.parse(start).flatMap(uri -> switch (uri.scheme()) {
            case "lane" -> {
                String carried = uri.options().getOrDefault("interface", "");
                Passage passage = interfaces
                        .rules(carried)
                        .map(Interface::passage)
                        .filter(known -> exists(known, SEND))
                        .orElse(uri.object().equals(StepUri.RECEIVERS) ? Passage.DELIVER : Passage.ASK);
                yield Optional.of(new Way(
                        passes(way(passage, SEND)), Map.of(LINK, uri.object(), INTERFACE, carried), Optional.empty()));
            }
            case "link" -> Optional.of(ofFetch(uri, interfaces));
            default -> Optional.empty();
        });
    }

    /** What a link has for us: what it brings by an interface, or answers. */
    private static Way ofFetch(StepUri start, Known interfaces) {
        String brought = start.options().getOrDefault(INTERFACE, "");
        if (brought.isEmpty()) {
            return ofLink(way(Passage.ASK, BACK), start);
        }
        Optional<Interface> rules = interfaces.rules(brought);
        Passage passage =
                rules.map(Interface::passage).filter(known -> exists(known, IN)).orElse(Passage.DELIVER);
        return new Way(passes(way(passage, IN)), Map.of(LINK, start.object(), INTERFACE, brought), rules);
    }

    /** What leads from a door leads into the lane of the interface's link. */
    private static Way ofDoor(String interfaceId, Known interfaces) {
        Map<String, String> names = new HashMap<>(Map.of(INTERFACE, interfaceId));
        Optional<Interface> rules = interfaces.rules(interfaceId);
        rules.flatMap(Interface::link).ifPresent(link -> names.put(LINK, link));
        String way = interfaceId.equals(Door.CANCEL)
                ? "cancel"
                : rules.filter(Interface::hasDoor)
                        .map(known -> way(known.passage(), known.passage().isInward() ? TAKEN : DOOR))
                        .orElse(way(Passage.ASK, DOOR));
        return new Way(passes(way), Map.copyOf(names), rules);
    }

    private static Way ofLink(String way, StepUri start) {
        return new Way(passes(way), Map.of(LINK, start.object()), Optional.empty());
    }

    /** As it is where persons are known by the numbers that messages bear: nothing is translated. */
    private Way withoutRegistry() {
        return new Way(
                passes.stream().filter(pass -> !pass.startsWith(TRANSLATION)).toList(), names, rules);
    }

    /** Whether interfaces of a passage have routes of that part. */
    static boolean exists(Passage passage, String part) {
        return BoundaryTable.get().ways().containsKey(way(passage, part));
    }

    private static String way(Passage passage, String part) {
        return passage.id() + "-" + part;
    }

    private static List<String> passes(String way) {
        return Objects.requireNonNull(BoundaryTable.get().ways().get(way));
    }

    /** The door that a start is, if it is a door and nothing else. */
    static Optional<DoorQueue> door(String start) {
        Matcher door = DOOR_START.matcher(start);
        return door.matches() ? Optional.of(new DoorQueue(door.group(1), door.group(2))) : Optional.empty();
    }

    /** Whether the start is meant as a door. */
    static boolean likeADoor(String start) {
        return start.startsWith(DOOR_QUEUE);
    }

    /** Where the route starts. */
    static String start(RouteDefinition route) {
        return route.getInput() == null || route.getInput().getEndpointUri() == null
                ? ""
                : route.getInput().getEndpointUri();
    }

    /** Whether the counterpart posts by itself what such a start takes. */
    static boolean listens(StepUri start) {
        return start.scheme().equals(LINK) && "true".equals(start.options().get(LISTEN));
    }

    /** The place of a verb in the order, or -1. */
    int indexOf(String verb) {
        for (int index = 0; index < passes.size(); index++) {
            if (passes.get(index).startsWith(verb + ":")) {
                return index;
            }
        }
        return -1;
    }

    /** The names as known after a step, if it is the one that stands at this place of the order. */
    Optional<Map<String, String>> matched(int index, StepUri step, Map<String, String> known) {
        String pass = passes.get(index);
        Matcher name = NAME.matcher(pass);
        if (!name.matches()) {
            return step.toString().equals(pass) ? Optional.of(known) : Optional.empty();
        }
        String before = name.group(1);
        String after = name.group(3);
        String written = step.toString();
        if (!written.startsWith(before)
                || !written.endsWith(after)
                || written.length() <= before.length() + after.length()) {
            return Optional.empty();
        }
        String value = written.substring(before.length(), written.length() - after.length());
        Map<String, String> now = new HashMap<>(known);
        String earlier = now.putIfAbsent(name.group(2), value);
        return earlier == null || earlier.equals(value) ? Optional.of(Map.copyOf(now)) : Optional.empty();
    }

    /** The verb at a place of the order as it is to be written, with the names known so far. */
    String expected(int index, Map<String, String> known) {
        String pass = passes.get(index);
        for (Map.Entry<String, String> name : known.entrySet()) {
            pass = pass.replace("{" + name.getKey() + "}", name.getValue());
        }
        return UNKNOWN.matcher(pass).replaceAll("…");
    }

    /** Who decides what stands at a place of the order. */
    Decider decider(int index) {
        return rules.filter(known -> passes.get(index).contains("{" + LINK + "}"))
                .map(Decider::linkOf)
                .orElse(Decider.START);
    }

    /** The verbs of a part of the order, for a sentence. */
    String written(int from, int to, Map<String, String> known) {
        StringBuilder written = new StringBuilder();
        for (int index = from; index < to; index++) {
            written.append(index == from ? "" : " → ").append(expected(index, known));
        }
        return written.toString();
    }
}
