package jp.sekisho.assembly;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.sekisho.broker.BrokerSettings;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.broker.JdbiSecurityAudit;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.KeptLayouts;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.passage.Census;
import jp.sekisho.passage.Door;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.ResultForms;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Suspects;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.registry.Registry;
import jp.sekisho.registry.synthetic.CityImport;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.routes.CatalogueResultForms;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The catalogue, business time, this run's epoch, the broker, and the legs at the doors. */
@Configuration(proxyBeanMethods = false)
class PassageWiring {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final String OFFICE_CALENDAR = "national";

    @Bean
    LiveCatalogue catalogue(Settings settings) {
        if (!settings.role().equals("city")) {
            throw Finding.of(AssemblyError.UNKNOWN_ROLE, "role", settings.role())
                    .asException();
        }
        return LiveCatalogue.open(settings.mappings());
    }

    @Bean
    BusinessClock businessClock(Settings settings, Clock real) {
        return settings.sharedClock()
                .map(file -> BusinessClock.shared(file, real))
                .orElseGet(() -> BusinessClock.realTime(real, ZONE));
    }

    @Bean
    BusinessDay businessDay(BusinessClock clock, LiveCatalogue catalogue) {
        return new BusinessDay(clock, () -> catalogue
                .current()
                .calendar(OFFICE_CALENDAR)
                .orElseThrow(() -> new IllegalStateException("there is no calendar " + OFFICE_CALENDAR)));
    }

    @Bean
    Run run(Settings settings, Store store, Clock real, EmbeddedBroker broker) {
        EpochFile seen = new EpochFile(settings.home().resolve("epoch"));
        Incarnation incarnation = Incarnation.begin(store, real, seen.read());
        seen.write(incarnation.epoch());
        return new Run(incarnation, store, real, new AtomicBoolean());
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
            DayTally tally,
            ObjectProvider<Waypoints> waypoints) {
        long epoch = run.incarnation().epoch();
        return new Station(
                store,
                vault,
                new Ledger(real, day, epoch, tally::committed),
                real,
                day,
                epoch,
                waypoints.getIfAvailable(() -> Waypoints.UNWATCHED),
                forms);
    }

    /** Once the tables are this run's. */
    @Bean
    @DependsOn("run")
    KeptLayouts keptLayouts(Store store, LiveCatalogue catalogue, Census census) {
        return KeptLayouts.open(store, catalogue, census.cataloguesNamed());
    }

    @Bean
    ResultForms resultForms(LiveCatalogue catalogue, BusinessClock clock, KeptLayouts kept) {
        return new CatalogueResultForms(catalogue::current, clock::now, kept);
    }

    @Bean
    Registry registry(Vault vault) {
        return new Registry(vault);
    }

    @Bean
    CityImport.Result city(Settings settings, Store store, Registry registry) {
        SyntheticCity city =
                SyntheticCity.of(settings.city().seed(), settings.city().population());
        return new CityImport(store, registry).load(city, residents -> {});
    }

    @Bean
    Door door(Station station) {
        return new Door(station);
    }

    @Bean
    Suspects suspects(Station station, Run run) {
        return new Suspects(station, run.incarnation().afterUncleanEnd());
    }

    @Bean(destroyMethod = "close")
    EmbeddedBroker broker(Settings settings, Secrets secrets, LiveCatalogue catalogue, Store store, Clock real) {
        BrokerSettings broker = new BrokerSettings(
                settings.home().resolve("broker"),
                settings.broker().host(),
                settings.broker().port(),
                Doors.of(catalogue.current()),
                secrets);
        return EmbeddedBroker.start(broker, new JdbiSecurityAudit(store, real));
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
}
