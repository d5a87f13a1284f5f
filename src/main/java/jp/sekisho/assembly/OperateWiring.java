package jp.sekisho.assembly;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jp.sekisho.assembly.end.EndWithInput;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.entry.NumberEntry;
import jp.sekisho.juki.copy.HeldCopyRoom;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.masters.Masters;
import jp.sekisho.operate.access.Logins;
import jp.sekisho.operate.jmx.Admission;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.DescribedBean;
import jp.sekisho.operate.jmx.GatewayBean;
import jp.sekisho.operate.jmx.GatewayMXBean;
import jp.sekisho.operate.jmx.LedgerBean;
import jp.sekisho.operate.jmx.LedgerMXBean;
import jp.sekisho.operate.jmx.ReconciliationBean;
import jp.sekisho.operate.jmx.ReconciliationMXBean;
import jp.sekisho.operate.jmx.RegistryBean;
import jp.sekisho.operate.jmx.RegistryMXBean;
import jp.sekisho.operate.jmx.copy.HeldCopyBean;
import jp.sekisho.operate.jmx.copy.HeldCopyMXBean;
import jp.sekisho.operate.jmx.master.MasterDesk;
import jp.sekisho.operate.jmx.master.MastersBean;
import jp.sekisho.operate.jmx.master.MastersMXBean;
import jp.sekisho.operate.jmx.message.DeadLettersBean;
import jp.sekisho.operate.jmx.message.DeadLettersMXBean;
import jp.sekisho.operate.jmx.message.MessagesBean;
import jp.sekisho.operate.jmx.message.MessagesMXBean;
import jp.sekisho.operate.jmx.message.OutcomesBean;
import jp.sekisho.operate.jmx.message.OutcomesMXBean;
import jp.sekisho.operate.jmx.message.ParkedBean;
import jp.sekisho.operate.jmx.message.ParkedMXBean;
import jp.sekisho.operate.jmx.message.ProposalsBean;
import jp.sekisho.operate.jmx.message.ProposalsMXBean;
import jp.sekisho.operate.jmx.message.SequencesBean;
import jp.sekisho.operate.jmx.message.SequencesMXBean;
import jp.sekisho.operate.jmx.party.LaneBean;
import jp.sekisho.operate.jmx.party.LaneMXBean;
import jp.sekisho.operate.jmx.party.LinkBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.operate.jmx.party.LinkReading;
import jp.sekisho.operate.jmx.party.ListenerBean;
import jp.sekisho.operate.jmx.party.ListenerMXBean;
import jp.sekisho.operate.jmx.party.SystemBean;
import jp.sekisho.operate.jmx.party.SystemMXBean;
import jp.sekisho.operate.jmx.party.SystemReading;
import jp.sekisho.operate.proposal.JointAct;
import jp.sekisho.operate.proposal.Proposals;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.dispatch.Links;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.passage.dispatch.PartyRuntime;
import jp.sekisho.passage.gap.SequenceDecisions;
import jp.sekisho.passage.gate.ClockControl;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.passage.legs.DeadLetters;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.passage.legs.OutboxSenders;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.watch.Census;
import jp.sekisho.passage.watch.Tenure;
import jp.sekisho.passage.watch.WaitingPurposes;
import jp.sekisho.registry.Registry;
import jp.sekisho.routes.door.DoorQuotas;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.signing.CamelSignatures;
import jp.sekisho.store.DiskWatch;
import jp.sekisho.store.Store;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that operators see, and how whoever started the gateway ends it. */
@Configuration(proxyBeanMethods = false)
class OperateWiring {

    @Bean
    Census census(Store store) {
        return new Census(store);
    }

    @Bean
    LinkReading.Day day(Clock real, BusinessClock business, DayTally tally) {
        return new LinkReading.Day(real, () -> business.now().toInstant(), business::rate, tally);
    }

    @Bean
    Shown waitingRoom(Store store, Holds holds, Links links, Census census, Admission admission) throws JMException {
        Map<String, Gate> gates = links.each(PartyRuntime::gate);
        Shown shown = new Shown(admission);
        shown.add(LedgerMXBean.NAME, new LedgerBean(store), LedgerMXBean.class);
        shown.add(MessagesMXBean.NAME, new MessagesBean(store, gates), MessagesMXBean.class);
        shown.add(
                ReconciliationMXBean.NAME,
                new ReconciliationBean(holds, census, gates, admission.caller()),
                ReconciliationMXBean.class);
        return shown;
    }

    @Bean
    Parked parked(Station station, Links links) {
        return new Parked(
                station, links.each(party -> new Parked.Lane(party.party().resend(), party.dispatcher())));
    }

    @Bean
    Proposals proposals(
            Store store,
            Clock real,
            Parked parked,
            DeadLetters deadLetters,
            OutboxSenders outboxSenders,
            SequenceDecisions sequences,
            Logins logins) {
        List<JointAct> acts = new ArrayList<>(ParkedBean.acts(parked));
        acts.addAll(SequencesBean.acts(sequences));
        acts.add(DeadLettersBean.act(deadLetters));
        acts.add(OutcomesBean.act(
                () -> outboxSenders.all().stream().map(OutboxSender::aside).toList()));
        return new Proposals(store, real, acts, logins::person);
    }

    @Bean
    Shown decisions(Parked parked, Proposals proposals, Clock real, Admission admission) throws JMException {
        Shown shown = new Shown(admission);
        ProposalsBean open = new ProposalsBean(proposals, real, admission);
        shown.add(ProposalsMXBean.NAME, open, ProposalsMXBean.class);
        shown.add(ParkedMXBean.NAME, new ParkedBean(parked, open, real, admission.caller()), ParkedMXBean.class);
        return shown;
    }

    @Bean
    SequenceDecisions sequenceDecisions(
            Station station,
            DoorLeg door,
            LiveCatalogue catalogue,
            BusinessClock business,
            OutboxSenders outboxSenders) {
        return new SequenceDecisions(
                station,
                door,
                key -> Doors.sequence(catalogue.current(), key.system(), key.interfaceId()),
                () -> catalogue.current().versionOn(business.today()),
                outboxSenders::wake);
    }

    @Bean
    Shown sequencesShown(SequenceDecisions sequences, Store store, Proposals proposals, Clock real, Admission admission)
            throws JMException {
        Shown shown = new Shown(admission);
        shown.add(
                SequencesMXBean.NAME,
                new SequencesBean(sequences, store, new ProposalsBean(proposals, real, admission)),
                SequencesMXBean.class);
        return shown;
    }

    /** Only in a role that has one. */
    @Bean
    Shown registryShown(
            Station station,
            ObjectProvider<Registry> registry,
            LiveCatalogue catalogue,
            BusinessClock business,
            Admission admission)
            throws JMException {
        Shown shown = new Shown(admission);
        Registry numbers = registry.getIfAvailable();
        if (numbers != null) {
            shown.add(
                    RegistryMXBean.NAME,
                    new RegistryBean(
                            new NumberEntry(station.store(), numbers, station.ledger()),
                            catalogue::current,
                            () -> business.now().toLocalDate(),
                            admission.caller()::name),
                    RegistryMXBean.class);
        }
        return shown;
    }

    /** Only in a role that has one. */
    @Bean
    Shown heldCopyShown(Store store, ObjectProvider<HeldCopyRoom> copy, Admission admission) throws JMException {
        Shown shown = new Shown(admission);
        HeldCopyRoom room = copy.getIfAvailable();
        if (room != null) {
            shown.add(
                    HeldCopyMXBean.NAME,
                    new HeldCopyBean(() -> store.inTransaction(room::state)),
                    HeldCopyMXBean.class);
        }
        return shown;
    }

    /** Only in a role that has them. */
    @Bean
    Shown mastersShown(
            ObjectProvider<Masters> masters,
            LiveCatalogue catalogue,
            Settings settings,
            Store store,
            BusinessClock business,
            Clock real,
            Admission admission)
            throws JMException {
        Shown shown = new Shown(admission);
        Masters received = masters.getIfAvailable();
        if (received != null) {
            MasterDesk desk = new MasterDesk(
                    catalogue,
                    KeyRing.in(settings.certs()),
                    new CamelSignatures(),
                    real,
                    business,
                    new WaitingPurposes(store));
            shown.add(MastersMXBean.NAME, new MastersBean(received, desk, admission.caller()), MastersMXBean.class);
        }
        return shown;
    }

    @Bean
    Shown deadLetterBox(DeadLetters deadLetters, Proposals proposals, Clock real, Admission admission)
            throws JMException {
        Shown shown = new Shown(admission);
        shown.add(
                DeadLettersMXBean.NAME,
                new DeadLettersBean(deadLetters, new ProposalsBean(proposals, real, admission), admission.caller()),
                DeadLettersMXBean.class);
        return shown;
    }

    @Bean
    Shown linksShown(Links links, LiveCatalogue catalogue, LinkReading.Day day, Census census, Admission admission)
            throws JMException {
        Shown shown = new Shown(admission);
        for (PartyRuntime link : links.parties()) {
            String id = link.id();
            LinkReading reading = new LinkReading(link, name(catalogue.current(), id), day, census);
            shown.add(BeanNames.link(id), new LinkBean(reading, link.control(), admission.caller()), LinkMXBean.class);
            for (Priority lane : Priority.values()) {
                shown.add(BeanNames.lane(id, lane.id()), new LaneBean(reading, lane), LaneMXBean.class);
            }
        }
        for (LinkRuntime link : links.all()) {
            if (link.listener().isPresent()) {
                ListenerBean bean = new ListenerBean(
                        link.link().port().orElseThrow(), link.listener().get()::view);
                shown.add(BeanNames.listener(link.id()), bean, ListenerMXBean.class);
            }
        }
        return shown;
    }

    private static String name(Catalogue catalogue, String party) {
        return catalogue
                .link(party)
                .map(Link::name)
                .or(() -> catalogue.system(party).map(BusinessSystem::name))
                .orElse(party);
    }

    @Bean
    Shown systems(
            LiveCatalogue catalogue,
            Links links,
            OutboxSenders outboxSenders,
            DoorQuotas quotas,
            LinkReading.Day day,
            BusinessClock business,
            Census census,
            Proposals proposals,
            Admission admission)
            throws JMException {
        SystemReading reading = new SystemReading(links, day, census);
        Shown shown = new Shown(admission);
        for (BusinessSystem system : catalogue.current().systems().values()) {
            SystemBean bean = new SystemBean(system, reading, () -> quotas.holds(system.id()));
            shown.add(BeanNames.system(system.id()), bean, SystemMXBean.class);
        }
        for (OutboxSender sender : outboxSenders.all()) {
            OutcomesBean bean = new OutcomesBean(
                    sender.queue(),
                    census,
                    day.real(),
                    () -> dayBegan(day.real(), business),
                    new OutcomesBean.Decisions(
                            sender.aside(), new ProposalsBean(proposals, day.real(), admission), admission.caller()));
            shown.add(BeanNames.outcomes(sender.queue()), bean, OutcomesMXBean.class);
        }
        return shown;
    }

    @Bean
    Shown process(Tenure tenure, ClockWatch clock, DiskWatch disk, Station station, Admission admission)
            throws JMException {
        Shown shown = new Shown(admission);
        GatewayBean bean = new GatewayBean(tenure, clock, disk, new ClockControl(station, clock), admission.caller());
        shown.add(GatewayMXBean.NAME, bean, GatewayMXBean.class);
        return shown;
    }

    /** Whether deadlines pass; messages go on either way. */
    @Bean
    HealthIndicator clock(ClockWatch clock) {
        return () -> (clock.agrees() ? Health.up() : Health.outOfService()).build();
    }

    /** Whether there is room for what doors read: part of readiness. */
    @Bean
    HealthIndicator disk(DiskWatch disk) {
        return () -> (disk.isLow() ? Health.outOfService() : Health.up()).build();
    }

    /** Whether the tables answer, and are this gateway's: part of readiness. */
    @Bean
    HealthIndicator tables(Tenure tenure) {
        return () -> (tenure.holds() ? Health.up() : Health.down()).build();
    }

    /** When the business day began, in real time, by the rate at which business time runs now. */
    private static Instant dayBegan(Clock real, BusinessClock business) {
        ZonedDateTime now = business.now();
        Duration sinceMidnight = Duration.between(now.toLocalDate().atStartOfDay(now.getZone()), now);
        return real.instant().minusMillis((long) (sinceMidnight.toMillis() / business.rate()));
    }

    @Bean
    @ConditionalOnProperty("sekisho.ends-with-input")
    EndWithInput endWithInput() {
        return EndWithInput.watch(System.in, () -> System.exit(0));
    }

    /** Beans that are registered for as long as the gateway runs. Mutable while it starts. */
    static final class Shown implements AutoCloseable {
        private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        private final List<ObjectName> names = new ArrayList<>();
        private final Admission admission;

        Shown(Admission admission) {
            this.admission = admission;
        }

        <T> void add(String name, T bean, Class<T> type) throws JMException {
            ObjectName registered = new ObjectName(name);
            server.registerMBean(DescribedBean.of(bean, type, admission), registered);
            names.add(registered);
        }

        @Override
        public void close() throws JMException {
            for (ObjectName name : names) {
                server.unregisterMBean(name);
            }
        }
    }
}
