package jp.sekisho.routes.door;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Interface;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.chain.Awaited;
import jp.sekisho.passage.sequence.Sequences;
import jp.sekisho.routes.Desk;
import org.apache.camel.CamelContext;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the doors of a system while more of its messages wait than its quota allows, and opens them when a tenth has
 * gone; stops all doors while the disk is nearly full, and after a restore those where systems speak of what they were handed and those
 * of numbered messages.
 * Nothing is refused: the messages stay in the system's own queue, and
 * the broker makes its producer wait when that, or the disk, is full.
 */
public final class DoorQuotas implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DoorQuotas.class);
    private static final long LOOK_MILLIS = 500;
    private static final double REOPEN_BELOW = 0.9;

    private final Desk desk;
    private final BooleanSupplier diskLow;
    private final BooleanSupplier restored;
    /** Systems over their quota. */
    private final Set<String> stopped = new ConcurrentSkipListSet<>();
    /** Owned by the watch. */
    private final RestingRoutes routes;

    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "door-quotas"));

    /**
     * @param diskLow whether too little is left on the disk for anything more to be read
     * @param restored whether the tables may not know what was handed over
     */
    public DoorQuotas(CamelContext context, Desk desk, BooleanSupplier diskLow, BooleanSupplier restored) {
        this.routes = new RestingRoutes(context);
        this.desk = desk;
        this.diskLow = diskLow;
        this.restored = restored;
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
            Map<String, Integer> counts = waiting();
            desk.catalogue().get().systems().values().forEach(system -> count(system, counts));
            boolean low = diskLow.getAsBoolean();
            Set<String> waiting = restored.getAsBoolean() ? afterRestore() : Set.of();
            routes.rest(
                    low
                            ? DoorQuotas::isDoor
                            : from -> isStopped(from) || waiting.stream().anyMatch(from::endsWith));
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn("The doors could not be looked at. fault={}", Faults.name(e));
        }
    }

    private Map<String, Integer> waiting() {
        Map<String, Integer> waiting = new TreeMap<>();
        desk.links().parties().forEach(party -> party.dispatcher()
                .view()
                .waitingBySystem()
                .forEach((system, count) -> waiting.merge(system, count, Integer::sum)));
        for (Function<Handle, Map<String, Integer>> elsewhere :
                List.<Function<Handle, Map<String, Integer>>>of(Sequences::held, Awaited::bySystem)) {
            desk.store().ask(elsewhere).forEach((system, count) -> waiting.merge(system, count, Integer::sum));
        }
        return waiting;
    }

    private void count(BusinessSystem system, Map<String, Integer> waiting) {
        int count = waiting.getOrDefault(system.id(), 0);
        if (count >= system.waitingQuota() && stopped.add(system.id())) {
            LOG.info("A system is over its quota; its doors stop reading. system={} waiting={}", system.id(), count);
        } else if (count < system.waitingQuota() * REOPEN_BELOW && stopped.remove(system.id())) {
            LOG.info("A system is below its quota; its doors read again. system={} waiting={}", system.id(), count);
        }
    }

    /** The doors where systems speak of what they were handed, and those of numbered messages. */
    private Set<String> afterRestore() {
        Catalogue catalogue = desk.catalogue().get();
        return catalogue.systems().values().stream()
                .flatMap(system -> system.dialects().keySet().stream()
                        .flatMap(
                                id -> Optional.ofNullable(catalogue.interfaces().get(id)).stream())
                        .filter(rules -> rules.isAboutWhatWasHanded() || isNumbered(system, rules))
                        .map(rules -> QueueNames.door(system.id(), rules.id())))
                .collect(Collectors.toSet());
    }

    private static boolean isNumbered(BusinessSystem system, Interface rules) {
        return system.dialect(rules.id()).flatMap(Dialect::sequence).isPresent();
    }

    private static boolean isDoor(String from) {
        return from.contains(QueueNames.DOORS);
    }

    /** Not the door for cancelling: taking back makes room. */
    private boolean isStopped(String from) {
        return !from.endsWith("." + Door.CANCEL)
                && stopped.stream().anyMatch(system -> from.contains(QueueNames.door(system, "")));
    }
}
