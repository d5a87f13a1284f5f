package jp.sekisho.assembly;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.DescribedBean;
import jp.sekisho.operate.jmx.LaneBean;
import jp.sekisho.operate.jmx.LaneMXBean;
import jp.sekisho.operate.jmx.LedgerBean;
import jp.sekisho.operate.jmx.LedgerMXBean;
import jp.sekisho.operate.jmx.LinkBean;
import jp.sekisho.operate.jmx.LinkMXBean;
import jp.sekisho.operate.jmx.LinkReading;
import jp.sekisho.operate.jmx.MessagesBean;
import jp.sekisho.operate.jmx.MessagesMXBean;
import jp.sekisho.operate.jmx.OutcomesBean;
import jp.sekisho.operate.jmx.OutcomesMXBean;
import jp.sekisho.operate.jmx.ReconciliationBean;
import jp.sekisho.operate.jmx.ReconciliationMXBean;
import jp.sekisho.operate.jmx.SystemBean;
import jp.sekisho.operate.jmx.SystemMXBean;
import jp.sekisho.operate.jmx.SystemReading;
import jp.sekisho.passage.Census;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.Gate;
import jp.sekisho.passage.Holds;
import jp.sekisho.passage.LinkControl;
import jp.sekisho.passage.OutboxSender;
import jp.sekisho.routes.DoorQuotas;
import jp.sekisho.routes.LinkDesk;
import jp.sekisho.store.Store;
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
        return new LinkReading.Day(real, business::rate, tally);
    }

    @Bean
    Shown waitingRoom(Store store, Holds holds, List<LinkDesk> linkDesks, Census census) throws JMException {
        Map<String, Gate> gates = linkDesks.stream()
                .collect(Collectors.toMap(
                        desk -> desk.parts().link().id(), desk -> desk.parts().gate()));
        Shown shown = new Shown();
        shown.add(LedgerMXBean.NAME, new LedgerBean(store), LedgerMXBean.class);
        shown.add(MessagesMXBean.NAME, new MessagesBean(store, gates), MessagesMXBean.class);
        shown.add(ReconciliationMXBean.NAME, new ReconciliationBean(holds, census, gates), ReconciliationMXBean.class);
        return shown;
    }

    @Bean
    Shown links(
            List<LinkDesk> linkDesks,
            List<Dispatcher> dispatchers,
            List<LinkControl> controls,
            LinkReading.Day day,
            Census census,
            Caller caller)
            throws JMException {
        Shown shown = new Shown();
        for (int i = 0; i < linkDesks.size(); i++) {
            LinkDesk.Parts parts = linkDesks.get(i).parts();
            String id = parts.link().id();
            LinkReading reading = new LinkReading(parts.link(), parts.gate(), dispatchers.get(i), day, census);
            shown.add(BeanNames.link(id), new LinkBean(reading, controls.get(i), caller), LinkMXBean.class);
            for (Priority lane : Priority.values()) {
                shown.add(BeanNames.lane(id, lane.id()), new LaneBean(reading, lane), LaneMXBean.class);
            }
        }
        return shown;
    }

    @Bean
    Shown systems(
            LiveCatalogue catalogue,
            List<Dispatcher> dispatchers,
            List<OutboxSender> outboxSenders,
            DoorQuotas quotas,
            LinkReading.Day day,
            BusinessClock business,
            Census census)
            throws JMException {
        SystemReading reading = new SystemReading(dispatchers, day, census);
        Shown shown = new Shown();
        for (BusinessSystem system : catalogue.current().systems().values()) {
            SystemBean bean = new SystemBean(system, reading, () -> quotas.holds(system.id()));
            shown.add(BeanNames.system(system.id()), bean, SystemMXBean.class);
        }
        for (OutboxSender sender : outboxSenders) {
            OutcomesBean bean =
                    new OutcomesBean(sender.queue(), census, day.real(), () -> dayBegan(day.real(), business));
            shown.add(BeanNames.outcomes(sender.queue()), bean, OutcomesMXBean.class);
        }
        return shown;
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

        <T> void add(String name, T bean, Class<T> type) throws JMException {
            ObjectName registered = new ObjectName(name);
            server.registerMBean(DescribedBean.of(bean, type), registered);
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
