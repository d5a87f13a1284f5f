package jp.sekisho.broker;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.store.Secrets;

/**
 * What the embedded broker is started with.
 *
 * @param directory where the journal lies; made if it is not there
 * @param host the interface that the acceptor listens on; the loopback unless somebody decides otherwise
 * @param port the acceptor's port; 0 for no acceptor
 * @param doors the interfaces of all business systems; the door for cancelling is added to each
 * @param secrets holds each user's password as {@code broker-<system>}, the gateway's as {@code broker-gateway}
 * @param limits sizes, and what a stuck broker does
 */
public record BrokerSettings(Path directory, String host, int port, List<Door> doors, Secrets secrets, Limits limits) {

    /**
     * Sizes, and what a stuck broker does.
     *
     * @param queueBytes what an {@code in.} queue holds before its producers have to wait
     * @param messageBytes what one message to a door may have; interfaces set lower limits of their own
     * @param allBytes what all queues together hold in memory
     * @param whenStuck what happens when the journal or a queue has not moved for two minutes
     */
    public record Limits(long queueBytes, long messageBytes, long allBytes, WhenStuck whenStuck) {
        public static final Limits USUAL = new Limits(16L << 20, 4L << 20, 64L << 20, WhenStuck.HALT);
    }

    /** What happens when the broker finds itself stuck. */
    public enum WhenStuck {
        /** The process ends at once, to be started again by whoever watches it. */
        HALT,
        /** A log line, for tests and debuggers. */
        LOG
    }

    public BrokerSettings {
        doors = List.copyOf(doors);
    }

    public BrokerSettings(Path directory, String host, int port, List<Door> doors, Secrets secrets) {
        this(directory, host, port, doors, secrets, Limits.USUAL);
    }

    /** The doors, and for each system the one for cancelling. */
    Set<Door> allDoors() {
        Set<Door> all = new LinkedHashSet<>(doors);
        doors.forEach(door -> all.add(door.cancel()));
        return all;
    }
}
