package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;
import jp.sekisho.assembly.end.EndCause;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.party.LaneMXBean;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that are put back under a running gateway, as by a failover to a standby that had not received every commit. */
class PutBackTest {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final List<String> TABLES = List.of(
            "request_person",
            "request",
            "outcome",
            "message",
            "body",
            "delivery",
            "outbox",
            "out_queue",
            "ledger",
            "bucket");

    @TempDir
    Path folder;

    private String url = "";

    @ParameterizedTest
    @EnumSource
    void theGatewayEndsAndTheNextOneHoldsEveryLinkAndIsFedAnew(TestDatabases database) throws Exception {
        try (RunningGateway gateway = at(database).start();
                BusinessSystem system = gateway.connect()) {
            List<Resident> residents = gateway.assisted();
            ask(system, residents.get(0));
            RunningGateway.await("the first is accepted", () -> waiting(gateway) == 1);
            Store store = gateway.store();
            store.useTransaction(PutBackTest::keep);
            ask(system, residents.get(1));
            RunningGateway.await("the second is accepted", () -> waiting(gateway) == 2);

            store.useTransaction(PutBackTest::putBack);

            RunningGateway.await("the end", () -> !gateway.ends().isEmpty());
            assertThat(gateway.ends()).containsExactly(EndCause.TABLES_PUT_BACK);
            assertThatThrownBy(() -> ask(system, residents.get(2))).isInstanceOf(JMSException.class);
            assertThat(gateway.log()).containsOnlyOnce("The gateway ends.");
        }
        try (RunningGateway next = at(database).start()) {
            LaneMXBean lane = lane();
            assertThat(lane.getGate()).isEqualTo("HELD");
            assertThat(lane.getGateReason()).isEqualTo(Holds.RESTORED);
            RunningGateway.await("what the tables hold", () -> lane.getWaiting() == 1);
            assertThat(next.verifyLedger().whole()).isTrue();
            next.part(Holds.class).releaseAll(new Remark("staff-17", "突合済み"));
            assertThat(lane.getGate()).isNotEqualTo("HELD");
        }
    }

    /** The same tables at each start. */
    private RunningGateway.Setup at(TestDatabases database) {
        RunningGateway.Setup setup = RunningGateway.in(folder).at("2026-11-10T20:00:00");
        if (database == TestDatabases.H2) {
            return setup;
        }
        url = url.isEmpty() ? database.url("put_back_" + MADE.incrementAndGet()) : url;
        return setup.database(url);
    }

    private static LaneMXBean lane() throws JMException {
        return JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(),
                new ObjectName(BeanNames.lane("platform", "normal")),
                LaneMXBean.class);
    }

    private static int waiting(RunningGateway gateway) {
        return gateway.query("select id from request where state = 'WAITING'").size();
    }

    private static void ask(BusinessSystem system, Resident resident) throws JMSException {
        InquiryRecord question = InquiryRecord.about(resident.localNumbers().get(RunningGateway.SYSTEM));
        system.send(system.message(question.bytes(), Map.of("SekishoMessageId", BusinessSystem.newId())));
    }

    private static void keep(Handle handle) {
        TABLES.forEach(table -> handle.execute("create table kept_" + table + " as select * from " + table));
    }

    private static void putBack(Handle handle) {
        TABLES.forEach(table -> handle.execute("delete from " + table));
        for (int i = TABLES.size() - 1; i >= 0; i--) {
            String table = TABLES.get(i);
            handle.execute("insert into " + table + " select * from kept_" + table);
            handle.execute("drop table kept_" + table);
        }
    }
}
