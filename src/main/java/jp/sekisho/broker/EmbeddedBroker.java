package jp.sekisho.broker;

import jakarta.jms.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.NodeManager;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The broker inside the gateway's process: the doors of the business systems.
 *
 * <p>What a client was told is sent lies in a synced journal and is there after a kill. Each {@code in.} queue has at
 * most one reader at a time, redelivers without limit or delay, in order, and never lets a message expire. Each system
 * may send to its own {@code in.} queues and read its own {@code out.} queues; every other attempt is refused and
 * recorded. Thread safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** The property that names a delivery of a client whose message ids are its own choice. No client can set it. */
    public static final String DELIVERY_ID = "_AMQ_SEKISHO_DELIVERY";

    private static final AtomicInteger IN_VM_IDS = new AtomicInteger(1);

    private final ActiveMQServer server;
    private final ConnectionFactory gatewayConnections;

    private EmbeddedBroker(ActiveMQServer server, ConnectionFactory gatewayConnections) {
        this.server = server;
        this.gatewayConnections = gatewayConnections;
    }

    /**
     * Starts the broker and answers when it takes messages.
     *
     * @throws SekishoException with a {@link BrokerError} when it cannot start
     */
    public static EmbeddedBroker start(BrokerSettings settings, SecurityAudit audit) {
        refuseAuditLoggers();
        int inVmId = IN_VM_IDS.getAndIncrement();
        ActiveMQServer server = server(settings, audit, inVmId);
        try {
            AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
            server.registerActivationFailureListener(failure::set);
            server.start(); // a failure is reported to the listener, and not thrown
            if (!server.isActive()) {
                throw notActive(settings, failure.get());
            }
        } catch (Exception e) {
            stop(server);
            throw asStartFailure(e);
        }
        String password = settings.secrets().password(passwordName(DoorRights.GATEWAY));
        ActiveMQConnectionFactory connections =
                new ActiveMQConnectionFactory("vm://" + inVmId, DoorRights.GATEWAY, password);
        connections.setDeserializationDenyList("*"); // no object that somebody sent is ever opened in this process
        return new EmbeddedBroker(server, connections);
    }

    /** The name under which {@link jp.sekisho.store.Secrets} holds the password of a system. */
    public static String passwordName(String system) {
        return "broker-" + system;
    }

    /** Connections inside this process, as the user {@code gateway}: may send to and read from every queue. */
    public ConnectionFactory gatewayConnections() {
        return gatewayConnections;
    }

    /** How many messages lie in each queue, by queue name; those being delivered count, too. */
    public Map<String, Long> depths() {
        Map<String, Long> depths = new TreeMap<>();
        server.getPostOffice()
                .getAllBindings()
                .filter(binding -> binding instanceof QueueBinding)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .forEach(queue -> depths.put(queue.getName().toString(), queue.getMessageCount()));
        return depths;
    }

    /** Whether it takes and gives messages. */
    public boolean isActive() {
        return server.isActive();
    }

    Queue queue(String name) {
        return server.locateQueue(SimpleString.of(name));
    }

    /** Stops the broker; connections end. What it holds stays in the journal. */
    @Override
    public void close() {
        stop(server);
    }

    private static ActiveMQServer server(BrokerSettings settings, SecurityAudit audit, int inVmId) {
        try {
            DoorKeeper keeper = new DoorKeeper(passwords(settings), new DoorRights(settings.allDoors()), audit);
            ActiveMQServer server = new ActiveMQServerImpl(BrokerConfiguration.of(settings, inVmId), keeper);
            server.registerBrokerPlugin(new DoorGuard(audit, settings.limits().messageBytes()));
            return server;
        } catch (Exception e) {
            throw asStartFailure(e);
        }
    }

    private static Map<String, byte[]> passwords(BrokerSettings settings) {
        Map<String, byte[]> passwords = new HashMap<>();
        passwords.put(DoorRights.GATEWAY, password(settings, DoorRights.GATEWAY));
        for (Door door : settings.doors()) {
            if (door.system().equals(DoorRights.GATEWAY)) {
                throw new IllegalArgumentException("no system may be called " + DoorRights.GATEWAY);
            }
            passwords.computeIfAbsent(door.system(), system -> password(settings, system));
        }
        return passwords;
    }

    private static byte[] password(BrokerSettings settings, String user) {
        return settings.secrets().password(passwordName(user)).getBytes(StandardCharsets.UTF_8);
    }

    /** They write headers of messages at INFO. */
    private static void refuseAuditLoggers() {
        for (String kind : new String[] {"base", "resource", "message"}) {
            String logger = "org.apache.activemq.audit." + kind;
            if (LoggerFactory.getLogger(logger).isInfoEnabled()) {
                throw Finding.of(BrokerError.AUDIT_LOGS_ON, "logger", logger).asException();
            }
        }
    }

    private static Exception notActive(BrokerSettings settings, @Nullable Exception cause) {
        if (cause instanceof NodeManager.NodeManagerException) {
            Finding finding = Finding.of(BrokerError.IN_USE, "directory", settings.directory());
            return new SekishoException(finding, cause);
        }
        return cause == null ? new IllegalStateException("not active") : cause;
    }

    private static SekishoException asStartFailure(Exception e) {
        return e instanceof SekishoException known
                ? known
                : new SekishoException(
                        Finding.of(
                                BrokerError.NOT_STARTED, "problem", e.getClass().getSimpleName()),
                        e);
    }

    private static void stop(ActiveMQServer server) {
        try {
            server.stop();
        } catch (Exception e) {
            LoggerFactory.getLogger(EmbeddedBroker.class).warn("broker did not stop cleanly", e);
        }
    }
}
