package jp.sekisho.operate.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.entry.NumberEntry;
import jp.sekisho.ledger.DayTime;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Person;
import jp.sekisho.operate.access.Role;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.registry.Registry;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryBeanTest {
    private static final Catalogue CATALOGUE = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY))
            .catalogue()
            .orElseThrow();

    private static final Admission OPERATOR = new Admission(
            new Caller(() -> Optional.of(new Actor(Way.LOCAL, new Person("somebody", Set.of(Role.OPERATOR))))),
            refused -> {});

    @TempDir
    Path directory;

    @Test
    void a_running_gateway_enters_a_file_and_answers_with_counts_alone() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("jp.sekisho.test:type=Registry");
        server.registerMBean(DescribedBean.of(bean(), RegistryMXBean.class, OPERATOR), name);
        try {
            RegistryMXBean proxy = JMX.newMXBeanProxy(server, name, RegistryMXBean.class);
            Path file = Files.writeString(
                    directory.resolve("numbers.csv"), "個人番号,宛名番号\r\n123456789018,1\r\n123456789010,2\r\n");

            EntryState tried = proxy.dryRun(file.toString(), "registry-numbers", "child-allowance");
            assertThat(tried.isDone()).isFalse();
            assertThat(tried.getCounts()).isEqualTo(List.of(1L, 0L, 0L, 0L, 1L));
            EntryState state = proxy.enter(file.toString(), "registry-numbers", "child-allowance", true, "初期登録");

            assertThat(state.getRows()).isEqualTo(2);
            assertThat(state.isDone()).isTrue();
            assertThat(state.getCounts()).isEqualTo(List.of(1L, 0L, 0L, 0L, 1L));
            assertThat(state.getBadRows()).hasSize(2).allMatch(line -> !line.contains("123456789"));
            assertThat(proxy.getBytesRead()).isZero();
            assertThatThrownBy(() -> proxy.enter(file.toString(), "registry-numbers", "child-allowance", true, " "))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("GATE-002");
        } finally {
            server.unregisterMBean(name);
        }
    }

    private RegistryBean bean() {
        Store store = TestDatabases.H2.fresh();
        Clock clock = Clock.systemUTC();
        long epoch = new Succession(store, clock, "here", "none")
                .begin(LastSeen.NOTHING, true)
                .epoch();
        DayTime day = new DayTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public boolean outsideHours(Instant businessTime) {
                return false;
            }
        };
        return new RegistryBean(
                new NumberEntry(
                        store,
                        new Registry(Vault.from(Secrets.in(directory.resolve("secrets")))),
                        new Ledger(clock, day, epoch)),
                () -> CATALOGUE,
                () -> LocalDate.of(2026, 6, 15),
                () -> "local:somebody");
    }
}
