package jp.sekisho.assembly;

import jakarta.jms.ConnectionFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.assembly.rooms.RoomWork;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.deadline.DistributionDeadlines;
import jp.sekisho.passage.deadline.QuestionDeadlines;
import jp.sekisho.passage.dispatch.Links;
import jp.sekisho.passage.gap.MissingNumbers;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.passage.inward.Hearing;
import jp.sekisho.passage.inward.Unread;
import jp.sekisho.passage.legs.DeadLetters;
import jp.sekisho.passage.legs.OutboxSenders;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.passage.watch.Unfinished;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.routes.conversion.RoomSystems;
import jp.sekisho.routes.door.DoorBinding;
import jp.sekisho.routes.door.DoorFaults;
import jp.sekisho.routes.door.DoorQuotas;
import jp.sekisho.source.Issue;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.DiskWatch;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.ConsumerType;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
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
    CamelContextConfiguration routeFiles(
            Settings settings, RoleName role, LiveCatalogue catalogue, Desk desk, DeadLetters deadLetters) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                JmsComponent jms = context.getComponent("jms", JmsComponent.class);
                refuseUnsafeDoors(jms.getConfiguration());
                jms.setConsumerType(ConsumerType.Custom);
                jms.setMessageListenerContainerFactory(endpoint -> {
                    endpoint.setBinding(new DoorBinding(endpoint));
                    return new DoorReader(endpoint, desk, deadLetters);
                });
                try {
                    context.addRoutes(new DoorFaults(desk));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                RouteFiles.loadWhole(context, new RoleFolder(settings.routes(), role), catalogue.current())
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
            LOG.error("Something is wrong with the routes; the others run. {}", issue);
        } else {
            LOG.warn("Something lies among the routes. {}", issue);
        }
    }

    /**
     * Configured otherwise, the component would lose messages in a crash, deserialise objects, or send what a sender asks
     * for to whomever the sender names, without a word.
     */
    private static void refuseUnsafeDoors(JmsConfiguration jms) {
        require(jms.isTransacted(), "transacted", "true");
        require(!jms.isLazyCreateTransactionManager(), "lazy-create-transaction-manager", "false");
        require("CACHE_CONSUMER".equals(jms.getCacheLevelName()), "cache-level-name", "CACHE_CONSUMER");
        require(jms.isExposeListenerSession(), "expose-listener-session", "true");
        require(!jms.isMapJmsMessage(), "map-jms-message", "false");
        require(jms.getConcurrentConsumers() == 1, "concurrent-consumers", "1");
        require(jms.getTransactionManager() == null, "transaction-manager", "unset");
        require(jms.isDisableReplyTo(), "disable-reply-to", "true");
        require(jms.getReplyTo() == null, "reply-to", "unset");
        require(!jms.isTransferException(), "transfer-exception", "false");
        require(!jms.isTransferExchange(), "transfer-exchange", "false");
        require(!jms.isEagerLoadingOfProperties(), "eager-loading-of-properties", "false");
    }

    private static void require(boolean held, String setting, String needed) {
        if (!held) {
            throw Finding.of(AssemblyError.UNSAFE_DOORS, "setting", setting, "needed", needed)
                    .asException();
        }
    }

    @Bean
    DoorQuotas doorQuotas(CamelContext context, Desk desk, DiskWatch disk, Holds holds) {
        return new DoorQuotas(context, desk, disk::isLow, holds::restored);
    }

    @Bean(destroyMethod = "")
    DistributionDeadlines distributionDeadlines(
            Station station,
            LiveCatalogue catalogue,
            BusinessClock business,
            Suspects suspects,
            Holds holds,
            OutboxSenders outboxSenders) {
        return new DistributionDeadlines(
                station,
                () -> catalogue.current().versionOn(business.today()),
                () -> suspects.isOver() && !holds.restored(),
                outboxSenders::wake);
    }

    @Bean(destroyMethod = "")
    QuestionDeadlines questionDeadlines(
            Station station,
            LiveCatalogue catalogue,
            BusinessClock business,
            Suspects suspects,
            Holds holds,
            EmbeddedBroker broker,
            Links links) {
        return new QuestionDeadlines(
                station,
                new QuestionDeadlines.Parts(
                        () -> catalogue.current().versionOn(business.today()),
                        () -> suspects.isOver() && !holds.restored(),
                        (system, asked) -> Doors.ofAnswers(catalogue.current(), system, asked),
                        broker::depths,
                        question -> links.party(question.link())
                                .ifPresent(party -> party.dispatcher().ended(question.id()))));
    }

    @Bean(destroyMethod = "")
    MissingNumbers missingNumbers(
            Station station, LiveCatalogue catalogue, Suspects suspects, Holds holds, OutboxSenders outboxSenders) {
        return new MissingNumbers(
                station,
                key -> Doors.sequence(catalogue.current(), key.system(), key.interfaceId()),
                () -> suspects.isOver() && !holds.restored(),
                outboxSenders::wake);
    }

    @Bean(destroyMethod = "")
    RoomWork roomWork(
            Station station,
            ObjectProvider<Room> rooms,
            RoomSystems systems,
            EmbeddedBroker broker,
            DiskWatch disk,
            Suspects suspects,
            Holds holds) {
        Unfinished unfinished = new Unfinished(station.store());
        return new RoomWork(
                rooms.stream().collect(Collectors.toMap(Room::id, room -> new Hearing(station, room, systems))),
                systems,
                () -> {
                    Map<String, Long> depths = new HashMap<>(broker.depths());
                    unfinished.outcomes().forEach((queue, count) -> depths.merge(queue, count, Long::sum));
                    return depths;
                },
                () -> suspects.isOver() && !holds.restored() && !disk.isLow());
    }

    @Bean
    Movement movement(
            Links links,
            OutboxSenders outboxSenders,
            DoorQuotas quotas,
            EmbeddedBroker broker,
            Suspects suspects,
            DistributionDeadlines distributed,
            QuestionDeadlines asked,
            RoomWork roomWork,
            MissingNumbers missing,
            Settings settings,
            PassageWiring.Run run) {
        Unread unread = new Unread(
                broker::depths,
                links.receivers().stream()
                        .map(party -> new Unread.Receiver(party.id(), party.gate()))
                        .toList());
        return new Movement(
                links,
                outboxSenders,
                new Movement.Watches(quotas, unread, distributed, asked, roomWork, missing),
                suspects,
                settings.home(),
                run.ready());
    }
}
