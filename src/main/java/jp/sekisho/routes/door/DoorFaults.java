package jp.sekisho.routes.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.InfrastructureFaults;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens at a door when a step fails. What the sender can mend is refused with its reason. On a fault of the
 * infrastructure the door pauses and the broker keeps the message; nothing is counted against it. Anything else is tried
 * three times, then refused, so that one message can never stop a door.
 */
public final class DoorFaults extends RouteConfigurationBuilder {
    public static final String ID = "door";

    private static final Logger LOG = LoggerFactory.getLogger(DoorFaults.class);
    private static final int ATTEMPTS = 3;
    private static final int MOST_REMEMBERED = 1_000;
    private static final long PAUSE_MILLIS = 500;

    private final Desk desk;
    /** Of the deliveries that failed last: one that came through in the end is forgotten as others fail. */
    private final Map<String, Integer> attempts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    public DoorFaults(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void configuration() {
        RouteConfigurationDefinition door = routeConfiguration(ID);
        door.onException(Throwable.class)
                .onWhen(exchange -> !refusal(exchange).isEmpty())
                .handled(true)
                .logExhausted(false)
                .process(this::refuse);
        door.onException(Throwable.class)
                .handled(false)
                .logExhausted(false)
                .retryAttemptedLogLevel(LoggingLevel.OFF)
                .process(this::pause);
    }

    /** Why the message is to be refused; nothing if it is not. */
    private List<Finding> refusal(Exchange exchange) {
        Throwable fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Faults.surrender(fault);
        if (!(exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Inbound crossing)) {
            return List.of();
        }
        if (fault instanceof SekishoException known && known.code().disposition() == Disposition.REFUSE) {
            return known.findings();
        }
        if (InfrastructureFaults.include(fault)) {
            return List.of();
        }
        String delivery = crossing.arrival().queue() + crossing.arrival().deliveryId();
        int attempt = failed(delivery);
        LOG.warn(
                "A door could not process a message. queue={} attempt={} fault={}",
                crossing.arrival().queue(),
                attempt,
                Faults.name(fault));
        if (attempt < ATTEMPTS) {
            return List.of();
        }
        return List.of(Finding.of(DoorError.CANNOT_PROCESS, "attempts", attempt));
    }

    /** Counts a failure; how many there have been. */
    private synchronized int failed(String delivery) {
        int attempt = attempts.merge(delivery, 1, Integer::sum);
        if (attempt >= ATTEMPTS) {
            attempts.remove(delivery);
        }
        return attempt;
    }

    private void refuse(Exchange exchange) {
        Crossing.Inbound crossing = Crossing.of(exchange, Crossing.Inbound.class);
        Throwable fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        List<Finding> findings =
                fault instanceof SekishoException known && known.code().disposition() == Disposition.REFUSE
                        ? known.findings()
                        : List.of(Finding.of(DoorError.CANNOT_PROCESS, "attempts", ATTEMPTS));
        Arrival arrival = crossing.arrival();
        DoorBatch.flush();
        desk.door()
                .refuse(
                        arrival,
                        findings,
                        AskedFor.of(desk, crossing),
                        crossing.catalogue().versionOn(crossing.at().toLocalDate()));
        desk.outcomes().ring(desk.door().exit(arrival).queue());
    }

    /** The broker would deliver again at once: a door that cannot work waits a little first. */
    private void pause(Exchange exchange) throws InterruptedException {
        Throwable fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn(
                "A door pauses; the message stays with the broker. route={} fault={}",
                exchange.getFromRouteId(),
                Faults.name(fault));
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
}
