package jp.sekisho.assembly;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.LinkControl;
import jp.sekisho.passage.OutboxSender;
import jp.sekisho.passage.Suspects;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.DoorFaults;
import jp.sekisho.routes.DoorQuotas;
import jp.sekisho.routes.RouteFiles;
import jp.sekisho.source.Issue;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The routes, and the order in which everything that moves starts and stops. */
@Configuration(proxyBeanMethods = false)
class RouteWiring {
    private static final Logger LOG = LoggerFactory.getLogger(RouteWiring.class);

    @Bean
    ConnectionFactory doorConnections(EmbeddedBroker broker) {
        return broker.gatewayConnections();
    }

    @Bean
    CamelContextConfiguration routeFiles(Settings settings, LiveCatalogue catalogue, Desk desk) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                JmsComponent jms = context.getComponent("jms", JmsComponent.class);
                refuseUnsafeDoors(jms);
                jms.setConsumerType(ConsumerType.Custom);
                jms.setMessageListenerContainerFactory(endpoint -> new DoorReader(endpoint, desk));
                try {
                    context.addRoutes(new DoorFaults(desk));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                RouteFiles.load(context, settings.routes(), catalogue.current())
                        .issues()
                        .forEach(RouteWiring::say);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                LOG.debug("All routes have started.");
            }
        };
    }

    private static void say(Issue issue) {
        if (issue.severity() == Issue.Severity.ERROR) {
            LOG.error("A route was not loaded. {}", issue);
        } else {
            LOG.warn("Something lies among the routes. {}", issue);
        }
    }

    /** Configured otherwise, the component would lose messages in a crash, or deserialise objects, without a word. */
    private static void refuseUnsafeDoors(JmsComponent jms) {
        require(jms.getConfiguration().isTransacted(), "transacted", "true");
        require(!jms.getConfiguration().isLazyCreateTransactionManager(), "lazy-create-transaction-manager", "false");
        require(
                "CACHE_CONSUMER".equals(jms.getConfiguration().getCacheLevelName()),
                "cache-level-name",
                "CACHE_CONSUMER");
        require(jms.getConfiguration().isExposeListenerSession(), "expose-listener-session", "true");
        require(!jms.getConfiguration().isMapJmsMessage(), "map-jms-message", "false");
        require(jms.getConfiguration().getConcurrentConsumers() == 1, "concurrent-consumers", "1");
        require(jms.getConfiguration().getTransactionManager() == null, "transaction-manager", "unset");
    }

    private static void require(boolean held, String setting, String needed) {
        if (!held) {
            throw Finding.of(AssemblyError.UNSAFE_DOORS, "setting", setting, "needed", needed)
                    .asException();
        }
    }

    @Bean
    DoorQuotas doorQuotas(CamelContext context, Desk desk) {
        return new DoorQuotas(context, desk);
    }

    @Bean
    Movement movement(
            List<Dispatcher> dispatchers,
            List<LinkControl> linkControls,
            List<OutboxSender> outboxSenders,
            DoorQuotas quotas,
            Suspects suspects,
            Settings settings,
            PassageWiring.Run run) {
        return new Movement(dispatchers, linkControls, outboxSenders, quotas, suspects, settings.home(), run.ready());
    }
}
