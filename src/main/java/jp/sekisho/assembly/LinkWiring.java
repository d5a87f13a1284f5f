package jp.sekisho.assembly;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.KeptLayouts;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.city.PlatformCounterpart;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Answers;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.Door;
import jp.sekisho.passage.Gate;
import jp.sekisho.passage.Holds;
import jp.sekisho.passage.Link;
import jp.sekisho.passage.LinkControl;
import jp.sekisho.passage.OutboxSender;
import jp.sekisho.passage.Recheck;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Suspects;
import jp.sekisho.registry.Registry;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.LinkDesk;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.seal.DevelopmentPki;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.store.Tables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The links with their gates, keys and transports, and the desk at which the verbs find them. */
@Configuration(proxyBeanMethods = false)
class LinkWiring {
    private static final String DEMO = "demo";
    private static final String PLATFORM = "platform";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Bean
    List<LinkDesk> linkDesks(
            Settings settings,
            LiveCatalogue catalogue,
            Station station,
            BusinessClock business,
            Clock real,
            HikariDataSource dataSource) {
        List<LinkDesk> desks = new ArrayList<>();
        for (Link link : catalogue.current().links().values()) {
            refuseUnsafe(link, dataSource.getJdbcUrl());
            desks.add(desk(settings, paced(settings, link), station, business, real));
        }
        return List.copyOf(desks);
    }

    private static LinkDesk desk(Settings settings, Link link, Station station, BusinessClock business, Clock real) {
        if (!link.id().equals(PLATFORM)) {
            throw Finding.of(AssemblyError.NO_TRANSPORT, "link", link.id()).asException();
        }
        DevelopmentPki pki = DevelopmentPki.ensure(settings.certs(), real);
        String own = DevelopmentPki.GATEWAY;
        String counterpart = DevelopmentPki.PLATFORM;
        SealPolicy policy = new SealPolicy(link.environment(), own, counterpart, TOLERANCE);
        return new LinkDesk(new LinkDesk.Parts(
                link,
                new Gate(link, business::now, System::nanoTime),
                new Seal(pki.sealKeys(own, counterpart), policy, real),
                new PlatformCounterpart(
                        address(settings, link), pki.tls(own, counterpart).context()),
                new Answers(station, link.id())));
    }

    private static Link paced(Settings settings, Link link) {
        return Optional.ofNullable(settings.paces().get(link.id()))
                .map(link::withPace)
                .orElse(link);
    }

    private static URI address(Settings settings, Link link) {
        return Optional.ofNullable(settings.links().get(link.id()))
                .or(link::address)
                .orElseThrow(() ->
                        Finding.of(AssemblyError.NO_ADDRESS, "link", link.id()).asException());
    }

    /** Development keys and H2 serve the demo only. */
    private static void refuseUnsafe(Link link, String databaseUrl) {
        if (link.environment().equals(DEMO)) {
            return;
        }
        AssemblyError error =
                Tables.isEmbedded(databaseUrl) ? AssemblyError.H2_FOR_REAL_LINK : AssemblyError.NO_REAL_KEYS;
        throw Finding.of(error, "link", link.id(), "environment", link.environment())
                .asException();
    }

    @Bean
    Holds holds(Station station, List<LinkDesk> linkDesks, PassageWiring.Run run) {
        Holds holds = new Holds(
                station,
                linkDesks.stream()
                        .collect(Collectors.toMap(desk -> desk.parts().link().id(), desk -> desk.parts()
                                .gate())));
        holds.restore();
        if (run.incarnation().restored()) {
            holds.holdAll(Holds.RESTORED, "gateway");
        }
        return holds;
    }

    @Bean
    List<OutboxSender> outboxSenders(LiveCatalogue catalogue, Station station, EmbeddedBroker broker, Holds holds) {
        return Doors.outQueues(catalogue.current()).stream()
                .map(queue -> new OutboxSender(
                        station,
                        queue,
                        new BrokerMailbox(broker.gatewayConnections(), station.waypoints()),
                        holds::restored))
                .toList();
    }

    @Bean(name = Desk.NAME)
    Desk desk(
            LiveCatalogue catalogue,
            KeptLayouts kept,
            BusinessClock business,
            Station station,
            Registry registry,
            Door door,
            Suspects suspects,
            List<LinkDesk> linkDesks,
            List<OutboxSender> outboxSenders) {
        return new Desk(
                catalogue::current,
                kept,
                business::now,
                station.store(),
                registry,
                door,
                suspects,
                linkDesks.stream()
                        .collect(Collectors.toMap(desk -> desk.parts().link().id(), desk -> desk)),
                queue -> outboxSenders.stream()
                        .filter(sender -> sender.queue().equals(queue))
                        .forEach(OutboxSender::wake),
                station.waypoints());
    }

    @Bean
    List<Dispatcher> dispatchers(
            List<LinkDesk> linkDesks, Station station, LiveCatalogue catalogue, BusinessClock clock) {
        List<Dispatcher> dispatchers = new ArrayList<>();
        for (LinkDesk desk : linkDesks) {
            Dispatcher dispatcher = new Dispatcher(
                    station,
                    desk.parts().link(),
                    new Dispatcher.Parts(
                            desk.parts().gate(),
                            desk.parts().counterpart(),
                            desk::carry,
                            () -> new Permitted(catalogue.current(), clock.today()),
                            system -> catalogue
                                    .current()
                                    .system(system)
                                    .map(BusinessSystem::share)
                                    .orElse(1)));
            desk.dispatcher(dispatcher);
            dispatchers.add(dispatcher);
        }
        return List.copyOf(dispatchers);
    }

    @Bean
    List<LinkControl> linkControls(
            List<LinkDesk> linkDesks, List<Dispatcher> dispatchers, Station station, Holds holds) {
        List<LinkControl> controls = new ArrayList<>();
        for (int i = 0; i < linkDesks.size(); i++) {
            LinkDesk.Parts parts = linkDesks.get(i).parts();
            LinkControl control = new LinkControl(station, parts.link(), parts.gate(), dispatchers.get(i));
            control.restore();
            controls.add(control);
        }
        return List.copyOf(controls);
    }

    /** The permits of today's catalogue on today's business date. */
    private record Permitted(Catalogue snapshot, LocalDate today) implements Recheck.Judge {
        @Override
        public Optional<Finding> objection(Request request) {
            return snapshot.permits()
                    .refusal(request.system(), request.operation(), PurposeText.read(request.purpose()), today);
        }

        @Override
        public String catalogue() {
            return snapshot.versionOn(today);
        }
    }
}
