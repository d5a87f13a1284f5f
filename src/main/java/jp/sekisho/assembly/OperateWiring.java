package jp.sekisho.assembly;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jp.sekisho.operate.jmx.DescribedBean;
import jp.sekisho.operate.jmx.LedgerBean;
import jp.sekisho.operate.jmx.LedgerMXBean;
import jp.sekisho.operate.jmx.LinkBean;
import jp.sekisho.operate.jmx.LinkMXBean;
import jp.sekisho.operate.jmx.MessagesBean;
import jp.sekisho.operate.jmx.MessagesMXBean;
import jp.sekisho.operate.jmx.ReconciliationBean;
import jp.sekisho.operate.jmx.ReconciliationMXBean;
import jp.sekisho.passage.Census;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.Gate;
import jp.sekisho.passage.Holds;
import jp.sekisho.routes.LinkDesk;
import jp.sekisho.store.Store;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that operators see, and how whoever started the gateway ends it. */
@Configuration(proxyBeanMethods = false)
class OperateWiring {

    @Bean
    Shown shown(Store store, Holds holds, List<LinkDesk> linkDesks, List<Dispatcher> dispatchers) throws JMException {
        Map<String, Object> beans = new LinkedHashMap<>();
        Census census = new Census(store);
        beans.put(LedgerMXBean.NAME, new LedgerBean(store));
        Map<String, Gate> gates = linkDesks.stream()
                .collect(Collectors.toMap(
                        desk -> desk.parts().link().id(), desk -> desk.parts().gate()));
        beans.put(MessagesMXBean.NAME, DescribedBean.of(new MessagesBean(store, gates), MessagesMXBean.class));
        beans.put(ReconciliationMXBean.NAME, new ReconciliationBean(holds, census, gates));
        for (int i = 0; i < linkDesks.size(); i++) {
            LinkDesk.Parts parts = linkDesks.get(i).parts();
            LinkBean bean = new LinkBean(parts.link(), parts.gate(), dispatchers.get(i)::view, census);
            beans.put(LinkMXBean.name(parts.link().id()), DescribedBean.of(bean, LinkMXBean.class));
        }
        return Shown.of(beans);
    }

    @Bean
    @ConditionalOnProperty("sekisho.ends-with-input")
    EndWithInput endWithInput() {
        return EndWithInput.watch(System.in, () -> System.exit(0));
    }

    /** Beans that are registered for as long as the gateway runs. */
    record Shown(Map<String, Object> beans) implements AutoCloseable {
        static Shown of(Map<String, Object> beans) throws JMException {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            for (Map.Entry<String, Object> bean : beans.entrySet()) {
                server.registerMBean(bean.getValue(), new ObjectName(bean.getKey()));
            }
            return new Shown(beans);
        }

        @Override
        public void close() throws JMException {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            for (String name : beans.keySet()) {
                server.unregisterMBean(new ObjectName(name));
            }
        }
    }
}
