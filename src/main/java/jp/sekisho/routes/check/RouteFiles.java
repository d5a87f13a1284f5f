package jp.sekisho.routes.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.door.DoorFaults;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.RoleFolder;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Reads every {@code *.camel.yaml} that is for a role and holds what Camel makes of it against the boundary rule. A
 * route that breaks it is named with file and line, and is not loaded; the others are. Each door template is opened once
 * for each system that speaks its interface. Used once, by one thread.
 */
public final class RouteFiles {
    private static final String SUFFIX = ".camel.yaml";

    private final CamelContext context;
    private final RoleFolder root;
    private final Optional<Catalogue> catalogue;
    private final Issues issues = new Issues();
    private final Map<String, RouteText> texts = new HashMap<>();
    private final List<RouteBuilder> read = new ArrayList<>();
    private final Set<String> files = new HashSet<>();

    private RouteFiles(CamelContext context, RoleFolder root, Optional<Catalogue> catalogue) {
        this.context = context;
        this.root = root;
        this.catalogue = catalogue;
    }

    /** Says what is wrong with the routes, and runs none. @param catalogue empty if the mappings cannot be used */
    public static RouteCheck check(RoleFolder root, Optional<Catalogue> catalogue) {
        return checked(root, catalogue, false);
    }

    /** As {@link #check}, of all the routes that a gateway has: also says which ways of the catalogue's messages none of them opens. */
    public static RouteCheck checkWhole(RoleFolder root, Optional<Catalogue> catalogue) {
        return checked(root, catalogue, true);
    }

    private static RouteCheck checked(RoleFolder root, Optional<Catalogue> catalogue, boolean whole) {
        try (DefaultCamelContext aside = new DefaultCamelContext()) {
            aside.build();
            RouteFiles files = new RouteFiles(aside, root, catalogue);
            files.judge();
            // what is not there is not blamed on a mistake that has been told
            if (whole && files.issues.errors() == 0) {
                files.nameClosedWays();
            }
            return new RouteCheck(files.issues.sorted(), files.files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds what may run to the context, opens the doors, and says what is wrong with the rest. */
    public static RouteCheck load(CamelContext context, RoleFolder root, Catalogue catalogue) {
        return loaded(context, root, catalogue, false);
    }

    /** As {@link #load}, of all the routes that a gateway has: also says which ways of the catalogue's messages none of them opens. */
    public static RouteCheck loadWhole(CamelContext context, RoleFolder root, Catalogue catalogue) {
        return loaded(context, root, catalogue, true);
    }

    private static RouteCheck loaded(CamelContext context, RoleFolder root, Catalogue catalogue, boolean whole) {
        RouteFiles files = new RouteFiles(context, root, Optional.of(catalogue));
        RouteJudge.Judgement judgement = files.judge();
        files.read.forEach(routes -> files.add(routes, judgement));
        if (whole) {
            files.nameClosedWays();
        }
        return new RouteCheck(files.issues.sorted(), files.files);
    }

    private RouteJudge.Judgement judge() {
        files().forEach(this::read);
        RouteJudge judge = new RouteJudge(new VerbCatalogue(catalogue), root.role());
        for (RouteBuilder routes : read) {
            routes.getRouteCollection().getRoutes().forEach(judge::add);
            routes.getRouteTemplateCollection().getRouteTemplates().forEach(judge::add);
        }
        RouteJudge.Judgement judgement = judge.judge();
        judgement
                .breaches()
                .forEach(breach ->
                        issues.error(place(breach), breach.finding().code(), namesAndValues(breach.finding())));
        return judgement;
    }

    private void nameClosedWays() {
        List<RouteDefinition> all = read.stream()
                .flatMap(routes -> Stream.concat(
                        routes.getRouteCollection().getRoutes().stream(),
                        routes.getRouteTemplateCollection().getRouteTemplates().stream()
                                .map(RouteTemplateDefinition::getRoute)))
                .toList();
        Place folder = Place.ofFile(root.own());
        catalogue.stream()
                .flatMap(mappings -> new OpenWays(mappings, all).missing().stream())
                .forEach(found -> issues.error(folder, found.code(), namesAndValues(found)));
    }

    private Place place(Breach breach) {
        RouteText text = texts.get(breach.id());
        return text == null ? Place.ofFile(root.name(root.root())) : text.place(breach.id(), breach.key());
    }

    private static Object[] namesAndValues(Finding finding) {
        return finding.details().entrySet().stream()
                .flatMap((Map.Entry<String, String> detail) -> Stream.of(detail.getKey(), detail.getValue()))
                .toArray();
    }

    private List<Path> files() {
        try {
            root.strays()
                    .forEach(name ->
                            issues.error(Place.ofFile(name), RouteError.NO_ROLE, "folders", RoleFolder.folders()));
            return root.files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) {
        String name = root.name(file);
        if (!name.endsWith(SUFFIX)) {
            issues.warning(Place.ofFile(name), RouteError.NOT_READ);
            return;
        }
        files.add(name);
        try {
            int before = issues.errors();
            RouteText text = RouteText.read(name, Files.readString(file), issues);
            text.places().forEach(this::once);
            if (issues.errors() == before) {
                text.places().keySet().forEach(id -> texts.put(id, text));
                read.addAll(builders(file));
            }
        } catch (CharacterCodingException e) {
            issues.error(Place.ofFile(name), RouteError.UNREADABLE, "problem", "not UTF-8");
        } catch (Exception e) {
            issues.error(Place.ofFile(name), RouteError.UNREADABLE, "problem", Faults.name(e));
        }
    }

    /** A second route of an id would take the place of the first, and steps are found by theirs. */
    private void once(String id, Place place) {
        RouteText first = texts.get(id);
        if (first != null) {
            issues.error(place, RouteError.TWICE, "what", id, "first", first.place(id, "id"));
        }
    }

    private List<RouteBuilder> builders(Path file) throws Exception {
        List<RouteBuilder> builders = new ArrayList<>();
        for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(ResourceHelper.resolveMandatoryResource(context, "file:" + file))) {
            RouteBuilder routes = (RouteBuilder) builder;
            routes.configureRoutes(context);
            builders.add(routes);
        }
        return builders;
    }

    private void add(RouteBuilder routes, RouteJudge.Judgement judgement) {
        routes.getRouteCollection()
                .getRoutes()
                .removeIf(route -> !judgement.allowed().contains(route.getId()));
        List<RouteTemplateDefinition> templates =
                routes.getRouteTemplateCollection().getRouteTemplates();
        templates.removeIf(template -> !judgement.allowed().contains(template.getId()));
        templates.forEach(template -> leaveFaults(template.getRoute()));
        for (RouteDefinition route : routes.getRouteCollection().getRoutes()) {
            leaveFaults(route);
            Optional.ofNullable(judgement.waysBack().get(route.getId())).ifPresent(back -> back.writeInto(route));
            route.markUnprepared(); // configurations are bound in while a route is prepared
            routes.getRouteCollection().prepareRoute(route);
        }
        try {
            context.addRoutes(routes);
        } catch (Exception e) {
            throw RouteError.UNREADABLE.exception("problem", Faults.name(e));
        }
        templates.forEach(this::openDoors);
    }

    /** A door's faults are the gateway's to handle; those of a called route are its caller's. */
    private static void leaveFaults(RouteDefinition route) {
        if (Way.door(Way.start(route)).isPresent()) {
            route.routeConfigurationId(DoorFaults.ID);
        } else if (Way.start(route).startsWith(Way.CALLED + ":")) {
            route.setErrorHandlerFactory(new NoErrorHandlerDefinition());
        }
    }

    private void openDoors(RouteTemplateDefinition template) {
        String interfaceId =
                Way.door(Way.start(template.getRoute())).orElseThrow().interfaceId();
        catalogue
                .map(DoorSystems::new)
                .orElseThrow()
                .speaking(interfaceId)
                .forEach(system -> TemplatedRouteBuilder.builder(context, template.getId())
                        .routeId(template.getId() + "-" + system.id())
                        .prefixId(system.id())
                        .parameter("system", system.id())
                        .add());
    }
}
