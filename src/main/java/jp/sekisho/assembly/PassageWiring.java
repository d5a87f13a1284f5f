package jp.sekisho.assembly;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jp.sekisho.assembly.end.EndOfTenure;
import jp.sekisho.assembly.end.EpochFile;
import jp.sekisho.assembly.end.ErrorWatch;
import jp.sekisho.assembly.end.ProcessEnd;
import jp.sekisho.assembly.end.Resignation;
import jp.sekisho.audit.JdbiSecurityAudit;
import jp.sekisho.boundary.Default;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.broker.BrokerSettings;
import jp.sekisho.broker.BrokerSettings.ConnectionLimits;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.catalogue.open.OpenMessages;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.ResultForms;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.passage.inward.Acknowledgements;
import jp.sekisho.passage.inward.Answers;
import jp.sekisho.passage.inward.InwardLeg;
import jp.sekisho.passage.legs.DeadLetters;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.reply.ReplyLeg;
import jp.sekisho.passage.room.Rooms;
import jp.sekisho.passage.watch.Census;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.passage.watch.Tenure;
import jp.sekisho.passage.watch.Unfinished;
import jp.sekisho.routes.conversion.CatalogueResultForms;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The catalogue, business time, this run's epoch, the broker, and the legs at the doors. */
@Configuration(proxyBeanMethods = false)
class PassageWiring {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    static final String OFFICE_CALENDAR = "national";
    /** So long a file of H2 may be silent; what closed it by then keeps it closed. */
    private static final Duration CLOSED_FOR_GOOD = Duration.ofSeconds(30);

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    /** Whose mappings and routes are read. */
    @Bean
    RoleName roleName(Role role) {
        return RoleName.of(role.id())
                .orElseThrow(() -> new IllegalStateException("a module without a role: " + role.id()));
    }

    @Bean
    LiveCatalogue catalogue(Settings settings, RoleName role) {
        return LiveCatalogue.open(new RoleFolder(settings.mappings(), role));
    }

    @Bean
    BusinessClock businessClock(Settings settings, Clock real) {
        return settings.sharedClock()
                .map(file -> BusinessClock.shared(file, real))
                .orElseGet(() -> BusinessClock.realTime(real, ZONE));
    }

    @Bean
    ClockWatch clockWatch(Clock real) {
        return new ClockWatch(real, System::nanoTime);
    }

    @Bean
    BusinessDay businessDay(BusinessClock clock, LiveCatalogue catalogue, ClockWatch watch) {
        return new BusinessDay(
                clock,
                () -> catalogue
                        .current()
                        .calendar(OFFICE_CALENDAR)
                        .orElseThrow(() -> new IllegalStateException("there is no calendar " + OFFICE_CALENDAR)),
                watch);
    }

    @Bean
    Run run(Settings settings, Store store, Vault vault, Clock real, EmbeddedBroker broker, Succession succession) {
        EpochFile seen = epochFile(settings);
        Incarnation incarnation = succession.begin(seen.read(), settings.takeOver());
        seen.write(new LastSeen(incarnation.epoch(), 0));
        return new Run(incarnation, store, real, new AtomicBoolean());
    }

    private static EpochFile epochFile(Settings settings) {
        return new EpochFile(settings.home().resolve("epoch"));
    }

    @Bean
    Resignation resignation(EmbeddedBroker broker, ObjectProvider<ProcessEnd> end) {
        return new Resignation(broker::shut, end.getIfAvailable(() -> ProcessEnd.FOR_GOOD));
    }

    @Bean(destroyMethod = "close")
    ErrorWatch errorWatch(Resignation resignation) {
        return ErrorWatch.over(resignation);
    }

    /** Business systems may come in once the tables are this run's, and for as long as they surely are. */
    @Bean(destroyMethod = "close")
    Tenure tenure(
            Settings settings,
            Store store,
            HikariDataSource dataSource,
            Run run,
            Clock real,
            EmbeddedBroker broker,
            Resignation resignation) {
        Tenure tenure = new Tenure(
                store,
                run.incarnation(),
                real,
                Tables.isEmbedded(dataSource.getJdbcUrl()) ? CLOSED_FOR_GOOD : FOR_EVER,
                new EndOfTenure(resignation, epochFile(settings), run.incarnation(), store));
        tenure.start();
        broker.open(tenure::isSure);
        return tenure;
    }

    @Bean
    DayTally tally(Store store, BusinessClock clock, Run run) {
        return DayTally.of(store, clock::now);
    }

    @Bean
    Station station(
            Store store,
            Vault vault,
            Clock real,
            BusinessDay day,
            Run run,
            ResultForms forms,
            LiveCatalogue catalogue,
            DayTally tally,
            Tenure tenure,
            ObjectProvider<Rooms> rooms,
            ObjectProvider<Waypoints> waypoints) {
        long epoch = run.incarnation().epoch();
        return new Station(
                store,
                vault,
                new Ledger(real, day, epoch, new LedgerWatch(tally, tenure)),
                real,
                day,
                epoch,
                waypoints.getIfAvailable(() -> Waypoints.UNWATCHED),
                forms,
                CatalogueInterfaces.of(catalogue),
                (handle, fact, persons) -> rooms.getObject().lacking(handle, fact, persons));
    }

    /** Once the tables are this run's: nothing moves by files that would strand what was accepted before. */
    @Bean
    @DependsOn("run")
    OpenMessages openMessages(Store store, EmbeddedBroker broker, LiveCatalogue catalogue) {
        OpenMessages open = new OpenMessages(new Unfinished(store), broker::depths);
        catalogue.subjectTo(open);
        return open;
    }

    @Bean
    @DependsOn("openMessages")
    KeptLayouts keptLayouts(Store store, LiveCatalogue catalogue, Census census) {
        return KeptLayouts.open(store, catalogue, census.cataloguesNamed());
    }

    @Bean
    ResultForms resultForms(LiveCatalogue catalogue, BusinessClock clock, KeptLayouts kept) {
        return new CatalogueResultForms(catalogue::current, clock::now, kept);
    }

    @Bean
    DoorLeg door(Station station) {
        return new DoorLeg(station);
    }

    @Bean
    Acknowledgements acknowledgements(Station station, DoorLeg door) {
        return new Acknowledgements(station, door);
    }

    @Bean
    Answers answers(Station station, DoorLeg door) {
        return new Answers(station, door);
    }

    @Bean
    InwardLeg inward(Station station) {
        return new InwardLeg(station);
    }

    @Bean
    ReplyLeg reply(Station station) {
        return new ReplyLeg(station);
    }

    @Bean
    DeadLetters deadLetters(Station station, EmbeddedBroker broker) {
        return new DeadLetters(station, broker.deadLetters());
    }

    @Bean
    Suspects suspects(Station station, Run run) {
        return new Suspects(station, run.incarnation().afterUncleanEnd());
    }

    @Bean(destroyMethod = "close")
    EmbeddedBroker broker(Settings settings, Secrets secrets, LiveCatalogue catalogue, JdbiSecurityAudit audit) {
        BrokerSettings broker = new BrokerSettings(
                EmbeddedBroker.directory(settings.home()),
                settings.broker().host(),
                settings.broker().port(),
                Doors.of(catalogue.current()),
                secrets,
                BrokerSettings.Limits.USUAL
                        .with(connections(settings.broker()))
                        .withDiskFree(settings.diskFree().toBytes() / 2));
        return EmbeddedBroker.startShut(broker, audit);
    }

    /** What happens to the ledger is counted, or ends this run. */
    private record LedgerWatch(DayTally tally, Tenure tenure) implements Ledger.Listener {
        @Override
        public void committed(List<LedgerEntry> entries) {
            tally.committed(entries);
        }

        @Override
        public void superseded() {
            tenure.lose(Tenure.Loss.SUPERSEDED);
        }

        @Override
        public void putBack() {
            tenure.lose(Tenure.Loss.PUT_BACK);
        }
    }

    private static ConnectionLimits connections(Settings.Broker broker) {
        return ConnectionLimits.USUAL.with(broker.connections(), broker.connectionsPerLogin());
    }

    /**
     * This run. It begins only when the broker is ours: a second process on the same folder must not take the tables over.
     * An orderly end is marked unless the run never became ready and follows an unclean one.
     */
    record Run(Incarnation incarnation, Store store, Clock real, AtomicBoolean ready) implements AutoCloseable {
        @Override
        public void close() {
            if (ready.get() || !incarnation.afterUncleanEnd()) {
                incarnation.end(store, real);
            }
        }
    }

    /**
     * How messages of an interface are handled, by the snapshot in use. Thread safe.
     *
     * @param answers what the outcomes of each interface were called last, whether or not a file still describes it
     */
    private record CatalogueInterfaces(Supplier<Catalogue> catalogue, Map<String, String> answers)
            implements Interfaces {

        static CatalogueInterfaces of(LiveCatalogue live) {
            Map<String, String> answers = new ConcurrentHashMap<>();
            live.beforeUse(snapshot ->
                    snapshot.interfaces().values().forEach(each -> answers.put(each.id(), each.outcomes())));
            return new CatalogueInterfaces(live::current, answers);
        }

        /** Of what no file describes (any more), the later messages of its persons wait as long as any could have to. */
        @Override
        public Handling of(String interfaceId) {
            Catalogue now = catalogue.get();
            Interface rules = now.interfaces().get(interfaceId);
            return rules == null
                    ? new Handling(
                            answers.getOrDefault(interfaceId, Default.answer(interfaceId)),
                            Passage.ASK,
                            NextAfter.RESULT)
                    : new Handling(
                            rules.answer(),
                            rules.passage(),
                            rules.nextAfter(),
                            rules.ends().orElse(InwardEnd.HANDED),
                            rules.number(),
                            rules.answers(),
                            now.leading().contains(interfaceId),
                            rules.waitsFor().flatMap(Fact::of));
        }
    }
}
