package jp.sekisho.broker;

import jakarta.jms.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.broker.BrokerSettings.ConnectionLimits;
import jp.sekisho.broker.rest.SealedServer;
import jp.sekisho.broker.rest.StandIn;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.store.Vault;
import jp.sekisho.store.VaultFolder;
import org.apache.activemq.artemis.api.config.ActiveMQDefaultConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.NodeManager;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker inside the gateway's process: the doors of the business systems.
 *
 * <p>What a client was told is sent lies in a synced journal, closed, and is there after a kill. Each {@code in.} queue has at
 * most one reader at a time, redelivers without limit or delay, in order, and never lets a message expire. Each system
 * may send to its own {@code in.} queues and read its own {@code out.} queues; every other attempt is refused and
 * recorded. Thread safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** The property that names each message taken at a door; the same when it is delivered again. No client can set it. */
    public static final String DELIVERY_ID = "_AMQ_SEKISHO_DELIVERY";

    /** The property of a message without a body that takes the place of one that could not be opened. No client can set it. */
    public static final String NOT_OPENED = StandIn.MARK;

    /** The family of the keys that close what lies in the broker's directory. */
    public static final String KEYS = "broker";

    /** A message that is too large in one piece is refused in order up to so many times the limit. */
    private static final long LARGEST_PACKET = 4;

    private static final AtomicInteger IN_VM_IDS = new AtomicInteger(1);

    /** So long the broker may take to stop; what its journal holds is there whether it does or not. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final SealedServer server;
    private final ConnectionFactory gatewayConnections;
    private final SenderStop stop;
    private final DeadLetterQueue deadLetters;
    private final Opening opening;
    private volatile Optional<SystemsListener> listener = Optional.empty();

    /** Begins to listen, if there is a port to listen on. */
    private interface Opening {
        Optional<SystemsListener> open() throws Exception;
    }

    private EmbeddedBroker(
            SealedServer server,
            ConnectionFactory gatewayConnections,
            SenderStop stop,
            DeadLetterQueue deadLetters,
            Opening opening) {
        this.server = server;
        this.gatewayConnections = gatewayConnections;
        this.stop = stop;
        this.deadLetters = deadLetters;
        this.opening = opening;
    }

    /**
     * Starts the broker and answers when it takes messages.
     *
     * @throws SekishoException with a {@link BrokerError} when it cannot start
     */
    public static EmbeddedBroker start(BrokerSettings settings, SecurityAudit audit) {
        EmbeddedBroker broker = startShut(settings, audit);
        try {
            broker.open(() -> true);
            return broker;
        } catch (SekishoException e) {
            broker.close();
            throw e;
        }
    }

    /** As {@link #start}, but nobody outside of this process can connect until it is opened. */
    public static EmbeddedBroker startShut(BrokerSettings settings, SecurityAudit audit) {
        refuseAuditLoggers();
        int inVmId = IN_VM_IDS.getAndIncrement();
        SenderStop stop = new SenderStop();
        SealedServer server = server(settings, audit, stop, inVmId);
        DoorDeliveries deliveries = new DoorDeliveries();
        server.registerBrokerPlugin(deliveries);
        try {
            AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
            server.registerActivationFailureListener(failure::set);
            server.start(); // a failure is reported to the listener, and not thrown
            if (!server.isActive()) {
                throw notActive(settings, failure.get());
            }
            server.getRemotingService().addIncomingInterceptor(strangers(settings, audit));
            server.getManagementService().enableNotifications(false); // each is a message, under one lock for all
        } catch (Exception e) {
            stop(server);
            throw asStartFailure(e);
        }
        String password = settings.secrets().password(passwordName(DoorRights.GATEWAY));
        ActiveMQConnectionFactory connections =
                new ActiveMQConnectionFactory("vm://" + inVmId, DoorRights.GATEWAY, password);
        connections.setDeserializationDenyList("*"); // no object that somebody sent is ever opened in this process
        return new EmbeddedBroker(
                server,
                connections,
                stop,
                new DeadLetterQueue(server, deliveries),
                () -> listen(server, settings, audit));
    }

    /**
     * Lets business systems in.
     *
     * @param takes asked before each of their messages is taken; while it says no, they are told that it was not
     * @throws SekishoException with a {@link BrokerError} when the port cannot be listened on
     */
    public void open(BooleanSupplier takes) {
        stop.takeWhile(takes);
        try {
            listener = opening.open();
        } catch (Exception e) {
            throw asStartFailure(e);
        }
    }

    /** Lets nobody in any more, and takes nothing from those that are in. */
    public void shut() {
        stop.takeWhile(() -> false);
        listener.ifPresent(SystemsListener::shut);
    }

    private static Optional<SystemsListener> listen(ActiveMQServer server, BrokerSettings settings, SecurityAudit audit)
            throws Exception {
        if (!(server.getRemotingService().getAcceptor(BrokerConfiguration.SYSTEMS) instanceof NettyAcceptor acceptor)) {
            return Optional.empty();
        }
        ConnectionLimits limits = settings.limits().connections();
        Connections connections = new Connections(limits);
        UnfinishedPackets unfinished =
                new UnfinishedPackets(LARGEST_PACKET * settings.limits().messageBytes());
        return Optional.of(SystemsListener.open(
                settings, acceptor, () -> new LoginGuard(connections, audit, limits.timeToLogIn(), unfinished)));
    }

    /** Where the broker of a gateway has what it keeps. */
    public static Path directory(Path data) {
        return data.resolve("broker");
    }

    /** The name under which {@link jp.sekisho.store.Secrets} holds the password of a system. */
    public static String passwordName(String system) {
        return "broker-" + system;
    }

    /** Connections inside this process, as the user {@code gateway}: may send to and read from every queue. */
    public ConnectionFactory gatewayConnections() {
        return gatewayConnections;
    }

    /** What no door could read. */
    public DeadLetterQueue deadLetters() {
        return deadLetters;
    }

    /**
     * Makes sure that there is a queue of outcomes: one that no door leads to any more may still have something to come.
     *
     * @throws SekishoException with a {@link BrokerError} when it cannot be made
     */
    public void provide(String out) {
        try {
            if (server.locateQueue(SimpleString.of(out)) == null) {
                server.createQueue(BrokerConfiguration.outQueue(out).setAutoCreateAddress(true), true);
            }
        } catch (Exception e) {
            throw asStartFailure(e);
        }
    }

    /** A queue of the gateway's own, in which it sees whether the broker takes messages. */
    public static String probe() {
        return BrokerConfiguration.PROBE;
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

    /** What lies before a door, those being delivered included; nothing if there is no such door. */
    public Optional<DoorBacklog> backlog(String door) {
        return Optional.ofNullable(queue(door)).map(DoorBacklog::of);
    }

    /** Whether it takes and gives messages. */
    public boolean isActive() {
        return server.isActive();
    }

    @Nullable
    Queue queue(String name) {
        return server.locateQueue(SimpleString.of(name));
    }

    /** Stops the broker; connections end. What it holds stays in the journal. Takes no longer than half a minute. */
    @Override
    public void close() {
        listener.ifPresent(SystemsListener::shut);
        stop(server);
        listener.ifPresent(SystemsListener::close);
    }

    private static SealedServer server(BrokerSettings settings, SecurityAudit audit, SenderStop stop, int inVmId) {
        Vault vault = vault(settings);
        try {
            DoorKeeper keeper = new DoorKeeper(passwords(settings), new DoorRights(settings.allDoors()), audit);
            SealedServer server = new SealedServer(
                    BrokerConfiguration.of(settings, inVmId),
                    keeper,
                    new SealedServer.Rest(
                            vault,
                            QueueNames::isDoor,
                            place -> audit.record(SecurityEvent.of(null, null, What.STORE_DAMAGED, place))));
            server.registerBrokerPlugin(stop);
            server.registerBrokerPlugin(new DoorGuard(audit, settings.limits().messageBytes()));
            return server;
        } catch (Exception e) {
            throw asStartFailure(e);
        }
    }

    /** What was written in the clear is not read: it would stay in the clear for as long as it waits. */
    private static Vault vault(BrokerSettings settings) {
        Path directory = settings.directory();
        if (!VaultFolder.isMarked(directory) && Files.exists(BrokerConfiguration.journal(directory))) {
            throw Finding.of(BrokerError.IN_THE_CLEAR, "directory", directory).asException();
        }
        return VaultFolder.open(directory, settings.secrets(), KEYS);
    }

    private static StrangersInterceptor strangers(BrokerSettings settings, SecurityAudit audit) {
        return new StrangersInterceptor(
                Set.of(
                        ActiveMQDefaultConfiguration.getDefaultClusterUser(),
                        settings.secrets().password(BrokerConfiguration.CLUSTER_USER)),
                audit);
    }

    private static Map<String, byte[]> passwords(BrokerSettings settings) {
        Map<String, byte[]> passwords = new HashMap<>();
        passwords.put(DoorRights.GATEWAY, password(settings, DoorRights.GATEWAY));
        for (Door door : settings.doors()) {
            if (door.system().equals(DoorRights.GATEWAY)) {
                throw new IllegalArgumentException("no system may be called " + DoorRights.GATEWAY);
            }
            if (door.isOutside()) {
                passwords.computeIfAbsent(door.system(), system -> password(settings, system));
            }
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

    /** On a thread of its own: one that the broker waits for in vain must not keep the process. */
    private static void stop(ActiveMQServer server) {
        Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
        Thread stopping = new Thread(
                () -> {
                    try {
                        server.stop();
                    } catch (Exception e) {
                        log.warn("The broker did not stop cleanly.", e);
                    }
                },
                "broker-stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOPPED_WITHIN.toMillis());
            if (stopping.isAlive()) {
                log.warn("The broker has not stopped. seconds={}", STOPPED_WITHIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
