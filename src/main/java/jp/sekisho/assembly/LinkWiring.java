package jp.sekisho.assembly;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import jp.sekisho.assembly.rooms.RoomMailbox;
import jp.sekisho.audit.JdbiSecurityAudit;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.dispatch.Links;
import jp.sekisho.passage.dispatch.PartyRuntime;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.passage.inward.Acknowledgements;
import jp.sekisho.passage.inward.Answers;
import jp.sekisho.passage.inward.HandoverLeg;
import jp.sekisho.passage.inward.Hearing;
import jp.sekisho.passage.inward.InwardLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.passage.legs.OutboxSenders;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.reply.ReplyLeg;
import jp.sekisho.passage.room.OtherNames;
import jp.sekisho.passage.room.PersonDigest;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.Rooms;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.passage.watch.Unfinished;
import jp.sekisho.registry.Registry;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.PersonNames;
import jp.sekisho.routes.conversion.ConvertedAgain;
import jp.sekisho.routes.conversion.RoomSystems;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Tables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The links with everything that they have at run time, and the desk at which the verbs find them. */
@Configuration(proxyBeanMethods = false)
class LinkWiring {

    @Bean
    Links links(
            LinkBuilder builder, Settings settings, LiveCatalogue catalogue, HikariDataSource dataSource, Clock real) {
        Collection<Link> files = catalogue.current().links().values();
        files.forEach(link -> refuseUnsafe(link, dataSource.getJdbcUrl()));
        KeyRing ring = RingAtStart.open(settings.certs(), files, real);
        return new Links(
                files.stream().map(link -> builder.build(link, ring)).toList(),
                Doors.receivers(catalogue.current()).stream()
                        .map(builder::receiver)
                        .toList());
    }

    @Bean
    LinkBuilder linkBuilder(
            Settings settings,
            LiveCatalogue catalogue,
            Station station,
            BusinessClock business,
            Clock real,
            Suspects suspects,
            JdbiSecurityAudit audit,
            KeptLayouts kept,
            PersonNames persons) {
        return new LinkBuilder(
                settings,
                catalogue,
                station,
                new LinkBuilder.Times(business, real),
                suspects,
                audit,
                new ConvertedAgain(kept, persons));
    }

    @Bean
    PersonNames personNames(ObjectProvider<Registry> registry, ObjectProvider<OtherNames> others, Station station) {
        return new PersonNames(
                Optional.ofNullable(registry.getIfAvailable()),
                new PersonDigest(station.vault()),
                others.getIfAvailable(() -> OtherNames.NONE));
    }

    /** H2 serves the demo only. */
    private static void refuseUnsafe(Link link, String databaseUrl) {
        if (!link.environment().equals(DevelopmentPki.ENVIRONMENT) && Tables.isEmbedded(databaseUrl)) {
            throw Finding.of(AssemblyError.H2_FOR_REAL_LINK, "link", link.id(), "environment", link.environment())
                    .asException();
        }
    }

    /** What holds links, and what operators had told each of them, is in force again before anything moves. */
    @Bean
    Holds holds(Station station, Links links, PassageWiring.Run run) {
        Holds holds = new Holds(station, links.each(PartyRuntime::gate));
        holds.restore();
        if (run.incarnation().restored()) {
            holds.holdAll(Holds.RESTORED, "gateway");
        }
        links.parties().forEach(party -> party.control().restore());
        return holds;
    }

    /** Of the queues that the files name, now and after a reload, and of those that what was accepted before still needs. */
    @Bean
    OutboxSenders outboxSenders(
            LiveCatalogue catalogue,
            Station station,
            EmbeddedBroker broker,
            Holds holds,
            Suspects suspects,
            Links links,
            Rooms rooms,
            RoomSystems roomSystems,
            BusinessClock business) {
        HandoverLeg handovers = new HandoverLeg(
                station, () -> catalogue.current().versionOn(business.today()), request -> links.party(request.link())
                        .ifPresent(party -> party.dispatcher().ended(request.id())));
        OutboxSenders senders = new OutboxSenders(queue -> {
            return new OutboxSender(
                    station,
                    queue,
                    roomThatReads(queue, rooms, roomSystems)
                            .<OutboxSender.Mailbox>map(room -> new RoomMailbox(
                                    new Hearing(station, room, roomSystems),
                                    roomSystems,
                                    station.store(),
                                    () -> links.parties()
                                            .forEach(party -> party.dispatcher().wake())))
                            .orElseGet(() -> {
                                broker.provide(queue);
                                return new BrokerMailbox(broker.gatewayConnections(), station.waypoints());
                            }),
                    holds::restored,
                    suspects,
                    handovers);
        });
        senders.serve(new Unfinished(station.store()).queues());
        catalogue.beforeUse(snapshot -> senders.serve(Doors.queues(snapshot)));
        return senders;
    }

    private static Optional<Room> roomThatReads(String queue, Rooms rooms, RoomSystems systems) {
        return QueueNames.isOut(queue)
                ? systems.roomOf(QueueNames.readerOf(queue)).flatMap(rooms::room)
                : Optional.empty();
    }

    /** Which rooms of this role stand for systems, and through which doors they ask. */
    @Bean
    RoomSystems roomSystems(LiveCatalogue catalogue, BusinessClock business) {
        return new RoomSystems(catalogue::current, business::today);
    }

    @Bean
    Rooms rooms(ObjectProvider<Room> rooms, RoleName role) {
        return Rooms.of(rooms.stream().toList(), role.rooms());
    }

    @Bean(name = Desk.NAME)
    Desk desk(
            LiveCatalogue catalogue,
            KeptLayouts kept,
            BusinessClock business,
            Station station,
            PersonNames persons,
            Rooms rooms,
            DoorLeg door,
            InwardLeg inward,
            Acknowledgements acknowledgements,
            ReplyLeg reply,
            Answers answers,
            Suspects suspects,
            Links links,
            OutboxSenders outboxSenders) {
        return new Desk(
                catalogue::current,
                catalogue::whileCurrent,
                kept,
                business::now,
                station.store(),
                persons,
                rooms,
                door,
                inward,
                acknowledgements,
                reply,
                answers,
                suspects,
                links,
                outboxSenders::wake,
                station.waypoints());
    }
}
