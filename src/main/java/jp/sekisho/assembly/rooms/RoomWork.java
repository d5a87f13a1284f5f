package jp.sekisho.assembly.rooms;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.inward.Hearing;
import jp.sekisho.routes.conversion.RoomSystems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has rooms begin what is due, some at a time, while their own doors keep up. A room that fails keeps no other from it. */
public final class RoomWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoomWork.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int TOGETHER = 50;
    /** A room begins nothing more while so many messages lie before its doors. */
    private static final long MOST_BEFORE_A_DOOR = 500;

    private final Map<String, Hearing> rooms;
    private final RoomSystems systems;
    private final Supplier<Map<String, Long>> depths;
    private final BooleanSupplier begun;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "room-work"));

    /**
     * @param rooms by their ids
     * @param depths how many messages lie in each queue of the broker, or are to be put there
     * @param begun whether anything may move
     */
    public RoomWork(
            Map<String, Hearing> rooms,
            RoomSystems systems,
            Supplier<Map<String, Long>> depths,
            BooleanSupplier begun) {
        this.rooms = Map.copyOf(rooms);
        this.systems = systems;
        this.depths = depths;
        this.begun = begun;
    }

    public void start() {
        watch.scheduleWithFixedDelay(
                () -> rooms.forEach(this::lookSafely), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        watch.shutdown();
    }

    private void lookSafely(String room, Hearing hearing) {
        try {
            if (begun.getAsBoolean() && before(room) < MOST_BEFORE_A_DOOR) {
                hearing.due(TOGETHER);
            }
        } catch (Throwable e) {
            Faults.surrender(e);
            LOG.warn("A room could not begin what is due. room={} fault={}", room, Faults.name(e));
        }
    }

    /** How much lies before the doors of a room's systems. */
    private long before(String room) {
        return depths.get().entrySet().stream()
                .filter(queue ->
                        QueueNames.isDoor(queue.getKey()) && systems.isOf(room, QueueNames.systemOf(queue.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
