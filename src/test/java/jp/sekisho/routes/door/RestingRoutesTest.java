package jp.sekisho.routes.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.SuspendableService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultRouteController;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A door that cannot be stopped keeps no other door open. */
class RestingRoutesTest {
    private final AtomicBoolean stuck = new AtomicBoolean(true);
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void oneThatCannotBeStoppedKeepsNoneBehindItFromStoppingAndIsTriedAgain() throws Exception {
        context.setRouteController(new Stuck(context));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String name : List.of("a", "b", "c")) {
                    from("direct:in." + name).routeId(name).to("log:" + name);
                }
                from("direct:other").routeId("d").to("log:d");
            }
        });
        context.start();
        RestingRoutes routes = new RestingRoutes(context);

        routes.rest(from -> from.contains("in."));
        assertThat(resting()).containsExactly("b", "c");

        stuck.set(false);
        routes.rest(from -> from.contains("in."));
        assertThat(resting()).containsExactly("a", "b", "c");

        routes.rest(from -> false);
        assertThat(resting()).isEmpty();
    }

    @Test
    void oneWhoseConsumerGoesOnReadingIsTriedAgainUntilItDoesNot() throws Exception {
        context.addComponent("reader", new Reader());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("reader:in.a").routeId("a").to("log:a");
            }
        });
        context.start();
        RestingRoutes routes = new RestingRoutes(context);
        SuspendableService consumer = (SuspendableService) context.getRoute("a").getConsumer();

        routes.rest(from -> true);
        assertThat(consumer.isSuspended()).isFalse();

        stuck.set(false);
        routes.rest(from -> true);
        assertThat(consumer.isSuspended()).isTrue();

        routes.rest(from -> false);
        assertThat(consumer.isSuspended()).isFalse();
        assertThat(context.getRouteController().getRouteStatus("a").isStarted()).isTrue();
    }

    private List<String> resting() {
        return context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(route ->
                        context.getRouteController().getRouteStatus(route).isSuspended())
                .sorted()
                .toList();
    }

    /** Has consumers that cannot be suspended while they are stuck. */
    private final class Reader extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    return new StuckConsumer(this, processor);
                }
            };
        }
    }

    private final class StuckConsumer extends DefaultConsumer implements Suspendable {
        StuckConsumer(Endpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        protected void doSuspend() {
            if (stuck.get()) {
                throw new IllegalStateException("stuck");
            }
        }
    }

    /** Does not stop the first while it is stuck. */
    private final class Stuck extends DefaultRouteController {
        Stuck(DefaultCamelContext context) {
            super(context);
        }

        @Override
        public void suspendRoute(String route) throws Exception {
            if (route.equals("a") && stuck.get()) {
                throw new IllegalStateException("stuck");
            }
            super.suspendRoute(route);
        }
    }
}
