package jp.sekisho.broker;

import java.nio.file.Path;
import java.time.Duration;
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
     * @param diskFreeBytes with less than this on the disk, all producers have to wait
     * @param whenStuck what happens when the journal or a queue has not moved for two minutes
     * @param connections how many may be connected
     */
    public record Limits(
            long queueBytes,
            long messageBytes,
            long allBytes,
            long diskFreeBytes,
            WhenStuck whenStuck,
            ConnectionLimits connections) {
        public static final Limits USUAL =
                new Limits(16L << 20, 4L << 20, 64L << 20, 256L << 20, WhenStuck.HALT, ConnectionLimits.USUAL);

        /** The same with other limits of connections. */
        public Limits with(ConnectionLimits others) {
            return new Limits(queueBytes, messageBytes, allBytes, diskFreeBytes, whenStuck, others);
        }

        /** The same with another need of free disk. */
        public Limits withDiskFree(long bytes) {
            return new Limits(queueBytes, messageBytes, allBytes, bytes, whenStuck, connections);
        }
    }

    /**
     * How many connections business systems may have. Each costs memory, some 0.4 MB if it is busy.
     *
     * @param inAll those that have logged in
     * @param ofALogin those of one system
     * @param beforeLogin those of one address that have not logged in yet; of all addresses four times as many
     * @param timeToLogIn from the connection to the login
     */
    public record ConnectionLimits(int inAll, int ofALogin, int beforeLogin, Duration timeToLogIn) {
        public static final ConnectionLimits USUAL = new ConnectionLimits(200, 50, 32, Duration.ofSeconds(30));

        /** The same with other limits for those that have logged in. */
        public ConnectionLimits with(int allOfThem, int ofEachLogin) {
            return new ConnectionLimits(allOfThem, ofEachLogin, beforeLogin, timeToLogIn);
        }
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
