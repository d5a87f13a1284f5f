package jp.sekisho.routes;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.Dispatcher;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the doors of a system while more of its messages wait than its quota allows, and opens them when a tenth has
 * gone. Nothing is refused: the messages stay in the system's own queue, and the broker makes its producer wait when that
 * is full.
 */
public final class DoorQuotas implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DoorQuotas.class);
    private static final long LOOK_MILLIS = 500;
    private static final double REOPEN_BELOW = 0.9;
    private static final String IN = "in.";

    private final CamelContext context;
    private final Desk desk;
    private final Set<String> stopped = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "door-quotas"));

    public DoorQuotas(CamelContext context, Desk desk) {
        this.context = context;
        this.desk = desk;
    }

    public void start() {
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watch.shutdown();
    }

    /** Whether the doors of a system have stopped reading. */
    public boolean holds(String system) {
        return stopped.contains(system);
    }

    private void look() {
        try {
            Map<String, Integer> waiting = waiting();
            desk.catalogue().get().systems().values().forEach(system -> hold(system, waiting));
        } catch (Exception e) {
            LOG.warn("The quotas could not be looked at. fault={}", Faults.name(e));
        }
    }

    private Map<String, Integer> waiting() {
        Map<String, Integer> waiting = new TreeMap<>();
        desk.links()
                .values()
                .forEach(link -> link.dispatcher().map(Dispatcher::view).ifPresent(view -> view.waitingBySystem()
                        .forEach((system, count) -> waiting.merge(system, count, Integer::sum))));
        return waiting;
    }

    private void hold(BusinessSystem system, Map<String, Integer> waiting) {
        int count = waiting.getOrDefault(system.id(), 0);
        if (count >= system.waitingQuota() && !stopped.contains(system.id())) {
            LOG.info("A system is over its quota; its doors stop reading. system={} waiting={}", system.id(), count);
            doors(system).forEach(this::suspend);
            stopped.add(system.id());
        } else if (count < system.waitingQuota() * REOPEN_BELOW && stopped.contains(system.id())) {
            LOG.info("A system is below its quota; its doors read again. system={} waiting={}", system.id(), count);
            doors(system).forEach(this::resume);
            stopped.remove(system.id());
        }
    }

    /** Not the door for cancelling: taking back makes room. */
    private Iterable<String> doors(BusinessSystem system) {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().contains(IN + system.id() + "."))
                .filter(route -> !route.getEndpoint().getEndpointUri().endsWith("." + PermitEndpoint.CANCEL))
                .map(Route::getRouteId)
                .toList();
    }

    private void suspend(String route) {
        try {
            context.getRouteController().suspendRoute(route);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void resume(String route) {
        try {
            context.getRouteController().resumeRoute(route);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
