package jp.sekisho.routes;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;

/**
 * What a loaded route that fetches answers says of itself. It is written into the route when the route is loaded, so that its
 * start knows what the boundary rule has found at its end. Immutable.
 *
 * @param interfaces those whose answers it brings: each that one of its branches ends with, at least one
 */
public record WayBack(Set<String> interfaces) {
    private static final String PROPERTY = "sekisho-brings-answers-of";
    private static final String SEPARATOR = ",";

    public WayBack {
        interfaces = Set.copyOf(interfaces);
    }

    /** Writes it into a route that has not been prepared yet. */
    public void writeInto(RouteDefinition route) {
        route.routeProperty(PROPERTY, String.join(SEPARATOR, new TreeSet<>(interfaces)));
    }

    /** What was written into a running route. @throws IllegalStateException if nothing was */
    public static WayBack of(Route route) {
        if (route.getProperties().get(PROPERTY) instanceof String written) {
            return new WayBack(Set.of(written.split(SEPARATOR)));
        }
        throw new IllegalStateException("the route does not say whose answers it brings: " + route.getRouteId());
    }
}
