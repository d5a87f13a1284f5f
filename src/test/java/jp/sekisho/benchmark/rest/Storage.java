package jp.sekisho.benchmark.rest;

import jp.sekisho.broker.rest.SealedServer;
import jp.sekisho.store.Vault;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;

/** How a broker keeps its messages. */
enum Storage {
    CLOSED {
        @Override
        ActiveMQServer server(Configuration configuration, Vault vault) {
            return new SealedServer(configuration, null, new SealedServer.Rest(vault, queue -> true, place -> {}));
        }
    },
    IN_THE_CLEAR {
        @Override
        ActiveMQServer server(Configuration configuration, Vault vault) {
            return new ActiveMQServerImpl(configuration);
        }
    };

    abstract ActiveMQServer server(Configuration configuration, Vault vault);
}
