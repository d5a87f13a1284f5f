package jp.sekisho.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Loads every {@code *.camel.yaml} below the routes folder. A file with a route that breaks the boundary rule is not
 * loaded, and says why and in which line; the others are. Each door template is opened once for each system that speaks
 * its interface. Used once, by one thread.
 */
public final class RouteFiles {
    private static final String SUFFIX = ".camel.yaml";
    private static final String DOOR_TEMPLATE = "-door";

    private final CamelContext context;
    private final Path root;
    private final Map<String, Place> seen = new HashMap<>();

    public RouteFiles(CamelContext context, Path root) {
        this.context = context;
        this.root = root;
    }

    /** Checks and loads all files, opens the doors of these systems, and answers what was wrong. */
    public List<Issue> load(Collection<BusinessSystem> systems) {
        Issues issues = new Issues();
        List<String> templates = new ArrayList<>();
        for (Path file : files()) {
            load(file, issues, templates);
        }
        templates.forEach(template -> openDoors(template, systems));
        return issues.sorted();
    }

    private List<Path> files() {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path file, Issues issues, List<String> templates) {
        String name = root.getParent() == null ? file.toString() : name(file);
        try {
            String text = Files.readString(file);
            int before = issues.errors();
            List<RouteKeys.Item> items = RouteKeys.check(name, text, issues);
            if (issues.errors() == before) {
                load(file, items, issues).forEach(templates::add);
            }
        } catch (Exception e) {
            issues.error(
                    Place.ofFile(name),
                    RouteError.UNREADABLE,
                    "problem",
                    e.getClass().getSimpleName());
        }
    }

    /** Checks what Camel has read, and adds it if nothing is wrong; answers the ids of the door templates. */
    private List<String> load(Path file, List<RouteKeys.Item> items, Issues issues) throws Exception {
        List<String> templates = new ArrayList<>();
        for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(ResourceHelper.resolveMandatoryResource(context, "file:" + file))) {
            RouteBuilder routes = (RouteBuilder) builder;
            routes.configureRoutes(context);
            int before = issues.errors();
            Map<String, Place> loaded = Map.copyOf(seen);
            check(routes, items, issues);
            if (issues.errors() > before) {
                seen.keySet().retainAll(loaded.keySet());
            } else {
                context.addRoutes(routes);
                routes.getRouteTemplateCollection().getRouteTemplates().stream()
                        .map(RouteTemplateDefinition::getId)
                        .filter(id -> id.endsWith(DOOR_TEMPLATE))
                        .forEach(templates::add);
            }
        }
        return templates;
    }

    /** Camel keeps routes and templates apart, each in the order of the file. */
    private void check(RouteBuilder builder, List<RouteKeys.Item> items, Issues issues) {
        Iterator<RouteDefinition> routes =
                builder.getRouteCollection().getRoutes().iterator();
        Iterator<RouteTemplateDefinition> templates =
                builder.getRouteTemplateCollection().getRouteTemplates().iterator();
        for (RouteKeys.Item item : items) {
            if (item.template()) {
                RouteTemplateDefinition template = templates.next();
                check(template.getRoute(), template.getId(), item, issues);
            } else {
                RouteDefinition route = routes.next();
                check(route, route.getId(), item, issues);
            }
        }
    }

    private void check(RouteDefinition route, @Nullable String id, RouteKeys.Item item, Issues issues) {
        if (id == null) {
            issues.error(item.place(), RouteError.NO_ID);
        } else {
            once(id, item.place(), issues);
        }
        once(BoundaryRule.start(route), item.start(), issues);
        BoundaryRule.check(route)
                .forEach(breach -> issues.error(
                        breach.step() == BoundaryRule.START
                                ? item.start()
                                : item.steps().get(breach.step()),
                        breach.finding().code(),
                        detailsOf(breach.finding())));
        if (BoundaryRule.isDoor(route)) {
            route.routeConfigurationId(DoorFaults.ID);
        }
    }

    /** A second route of an id would take the place of the first; a second reader would take its messages. */
    private void once(String what, Place place, Issues issues) {
        Place first = seen.putIfAbsent(what, place);
        if (first != null && !what.isEmpty()) {
            issues.error(place, RouteError.TWICE, "what", what, "first", first);
        }
    }

    private static Object[] detailsOf(Finding finding) {
        return finding.details().entrySet().stream()
                .flatMap((Map.Entry<String, String> detail) -> Stream.of(detail.getKey(), detail.getValue()))
                .toArray();
    }

    private void openDoors(String template, Collection<BusinessSystem> systems) {
        String interfaceId = template.substring(template.indexOf('-') + 1, template.length() - DOOR_TEMPLATE.length());
        systems.stream()
                .filter(system -> interfaceId.equals(PermitEndpoint.CANCEL)
                        || system.dialect(interfaceId).isPresent())
                .forEach(system -> TemplatedRouteBuilder.builder(context, template)
                        .routeId(template + "-" + system.id())
                        .prefixId(system.id())
                        .parameter("system", system.id())
                        .add());
    }

    private String name(Path file) {
        return root.getParent().relativize(file).toString().replace('\\', '/');
    }
}
