package jp.sekisho.broker;

import static org.apache.activemq.artemis.api.core.RoutingType.ANYCAST;

import java.nio.file.Path;
import java.util.Map;
import jp.sekisho.broker.BrokerSettings.WhenStuck;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.ResourceLimitSettings;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

/** Turns our settings into the broker's own configuration. */
final class BrokerConfiguration {
    static final String DEAD_LETTERS = "DLQ";
    static final String EXPIRED = "ExpiryQueue";
    /** Where the gateway sees for itself whether messages are taken. */
    static final String PROBE = "gateway.probe";

    /** The secret that is the name of the broker's own cluster login. */
    static final String CLUSTER_USER = "broker-cluster-user";

    /** The acceptor for business systems. */
    static final String SYSTEMS = "systems";

    /** Nanoseconds. The default of 3.3 ms allows one transacted consumer no more than 280 messages a second. */
    private static final int JOURNAL_BUFFER_TIMEOUT = 300_000;

    /** Duplicate ids kept per address: the outbox leaves at most a quarter of them unmarked. */
    private static final int DUPLICATE_IDS = 20_000;

    /** On the average of a system's connections. */
    private static final int SESSIONS_PER_CONNECTION = 20;

    private static final long LOCK_TIMEOUT_MILLIS = 3_000;

    private BrokerConfiguration() {}

    static Configuration of(BrokerSettings settings, int inVmId) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("sekisho")
                .setSecurityEnabled(true)
                .setClusterUser(settings.secrets().password(CLUSTER_USER))
                .setClusterPassword(settings.secrets().password("broker-cluster"))
                .setJMXManagementEnabled(true) // bodies are behind operations, which the web console may not call
                .setCriticalAnalyzer(true)
                .setCriticalAnalyzerPolicy(policy(settings.limits().whenStuck()))
                .setMinDiskFree(settings.limits().diskFreeBytes())
                .setGlobalMaxSize(settings.limits().allBytes())
                .setWildCardConfiguration(new WildcardConfiguration().setRoutingEnabled(false))
                .setIDCacheSize(DUPLICATE_IDS)
                .setPersistIDCache(true);
        journal(configuration, settings);
        acceptors(configuration, settings, inVmId);
        sessions(configuration, settings);
        addresses(configuration, settings);
        return configuration;
    }

    private static void journal(Configuration configuration, BrokerSettings settings) {
        configuration
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(JOURNAL_BUFFER_TIMEOUT)
                .setJournalLockAcquisitionTimeout(LOCK_TIMEOUT_MILLIS)
                .setJournalDirectory(journal(settings.directory()).toString())
                .setBindingsDirectory(settings.directory().resolve("bindings").toString())
                .setLargeMessagesDirectory(settings.directory().resolve("large").toString())
                .setPagingDirectory(settings.directory().resolve("paging").toString());
    }

    static Path journal(Path directory) {
        return directory.resolve("journal");
    }

    private static void acceptors(Configuration configuration, BrokerSettings settings, int inVmId) {
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", inVmId), "in-vm"));
        if (settings.port() != 0) {
            configuration.addAcceptorConfiguration(new TransportConfiguration(
                    NettyAcceptorFactory.class.getName(),
                    Map.of(
                            "host",
                            settings.host(),
                            "port",
                            settings.port(),
                            "protocols",
                            "CORE,AMQP",
                            "saslMechanisms",
                            "PLAIN",
                            "httpUpgradeEnabled", // who listens is the listener, with a guard before the decoders
                            true),
                    SYSTEMS));
        }
    }

    private static void sessions(Configuration configuration, BrokerSettings settings) {
        for (Door door : settings.doors()) {
            ResourceLimitSettings limits = new ResourceLimitSettings();
            limits.setMatch(SimpleString.of(door.system()));
            limits.setMaxSessions(
                    SESSIONS_PER_CONNECTION * settings.limits().connections().ofALogin());
            configuration.addResourceLimitSettings(limits);
        }
    }

    private static void addresses(Configuration configuration, BrokerSettings settings) {
        configuration.addAddressSetting("#", everywhere());
        configuration.addAddressSetting(QueueNames.ALL_DOORS, doors(settings));
        configuration.addAddressConfiguration(queue(DEAD_LETTERS, false));
        configuration.addAddressConfiguration(queue(EXPIRED, false));
        configuration.addAddressConfiguration(queue(PROBE, false));
        for (Door door : settings.allDoors()) {
            if (door.isEntered()) {
                configuration.addAddressConfiguration(queue(door.in(), true));
            }
            configuration.addAddressConfiguration(queue(door.out(), false));
        }
    }

    static QueueConfiguration outQueue(String name) {
        return durable(name, false);
    }

    private static AddressSettings everywhere() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(0)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false);
    }

    /** A message that expired would vanish without an outcome: whatever expiry a sender sets is taken off. */
    private static AddressSettings doors(BrokerSettings settings) {
        return new AddressSettings()
                .setNoExpiry(true)
                .setEnableIngressTimestamp(true)
                .setMaxSizeBytes(settings.limits().queueBytes())
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK);
    }

    private static CoreAddressConfiguration queue(String name, boolean exclusive) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(ANYCAST)
                .addQueueConfig(durable(name, exclusive));
    }

    private static QueueConfiguration durable(String name, boolean exclusive) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(ANYCAST)
                .setDurable(true)
                .setExclusive(exclusive);
    }

    private static CriticalAnalyzerPolicy policy(WhenStuck whenStuck) {
        return switch (whenStuck) {
            case HALT -> CriticalAnalyzerPolicy.HALT;
            case LOG -> CriticalAnalyzerPolicy.LOG;
        };
    }
}
