package jp.sekisho.routes.door;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import jp.sekisho.error.Faults;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.SuspendableService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has routes rest, and go on. One that cannot is tried again the next time, and keeps none of the others from it. Mutable; owned
 * by one thread.
 */
final class RestingRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(RestingRoutes.class);

    private final CamelContext context;
    private final Set<String> suspended = new TreeSet<>();

    RestingRoutes(CamelContext context) {
        this.context = context;
    }

    /** @param rests by the address that a route reads */
    void rest(Predicate<String> rests) {
        for (Route route : context.getRoutes()) {
            try {
                rest(route, rests.test(route.getEndpoint().getEndpointUri()));
            } catch (Throwable e) {
                Faults.surrender(e);
                LOG.warn(
                        "A door could not be stopped or opened. route={} fault={}", route.getRouteId(), Faults.name(e));
            }
        }
    }

    private void rest(Route route, boolean rests) throws Exception {
        String id = route.getRouteId();
        if (rests && !suspended.contains(id)) {
            context.getRouteController().suspendRoute(id);
            requireSuspended(route.getConsumer());
            suspended.add(id);
        } else if (!rests && suspended.contains(id)) {
            context.getRouteController().resumeRoute(id);
            suspended.remove(id);
        }
    }

    /** Camel calls a route suspended, and only logs it, when its consumer could not be and goes on reading. */
    private static void requireSuspended(Consumer consumer) {
        if (consumer instanceof Suspendable
                && consumer instanceof SuspendableService service
                && !service.isSuspended()) {
            service.suspend();
        }
    }
}
