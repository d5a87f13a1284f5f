package jp.sekisho.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.routes.check.RouteCheck;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.routes.door.DoorFaults;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.support.DefaultExchange;

/** Runs route files with verbs that only write down that they were passed. */
public final class RouteBench {
    public static final Catalogue MAPPINGS = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY))
            .usable();
    private static final List<String> SCHEMES =
            List.of("jms", "permit", "atena", "convert", "ledger", "lane", "seal", "unseal", "link", "outcome");

    private final CamelContext context;
    private final List<String> steps = new ArrayList<>();
    private final Map<String, List<Processor>> starts = new TreeMap<>();
    private final Set<String> failing = new HashSet<>();

    public RouteBench(CamelContext context) {
        this.context = context;
    }

    @FunctionalInterface
    private interface Loading {
        RouteCheck load(CamelContext context, RoleFolder root, Catalogue catalogue);
    }

    /** Loads and starts them. */
    public RouteCheck load(Path routes) throws Exception {
        return load(routes, RouteFiles::load);
    }

    /** Loads and starts them as all that a gateway has. */
    public RouteCheck loadWhole(Path routes) throws Exception {
        return load(routes, RouteFiles::loadWhole);
    }

    private RouteCheck load(Path routes, Loading loading) throws Exception {
        context.addRoutes(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration(DoorFaults.ID);
            }
        });
        return loadWithoutFaults(routes, loading);
    }

    /** Loads and starts them; what the doors do with a fault has been added before. */
    public RouteCheck loadWithoutFaults(Path routes) throws Exception {
        return loadWithoutFaults(routes, RouteFiles::load);
    }

    private RouteCheck loadWithoutFaults(Path routes, Loading loading) throws Exception {
        SCHEMES.forEach(scheme -> {
            context.removeComponent(scheme);
            context.addComponent(scheme, new RecordingComponent(scheme, this::passed, starts));
        });
        RouteCheck check = loading.load(context, new RoleFolder(routes, RoleName.CITY), MAPPINGS);
        context.start();
        return check;
    }

    /** From now on a verb fails after it was passed. */
    public void fail(String step) {
        failing.add(step);
    }

    private void passed(String step) {
        steps.add(step);
        if (failing.contains(step)) {
            throw new IllegalStateException(step);
        }
    }

    /** Where a message can come in. */
    public Set<String> starts() {
        return starts.keySet();
    }

    /** What a message passes that comes in there, by the only route that starts so. */
    public List<String> fire(String start, Map<String, Object> headers) throws Exception {
        List<List<String>> ways = ways(start, headers);
        assertThat(ways).hasSize(1);
        return ways.get(0);
    }

    /** What messages pass that come in there, by each route that starts so. */
    public List<List<String>> ways(String start, Map<String, Object> headers) throws Exception {
        List<List<String>> ways = new ArrayList<>();
        for (Processor first : starts.get(start)) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getIn().setHeaders(new TreeMap<>(headers));
            ways.add(process(first, exchange));
            assertThat(exchange.getException()).isNull();
        }
        return ways;
    }

    public List<String> process(String start, Exchange exchange) throws Exception {
        return process(starts.get(start).get(0), exchange);
    }

    private List<String> process(Processor first, Exchange exchange) throws Exception {
        steps.clear();
        first.process(exchange);
        return List.copyOf(steps);
    }
}
