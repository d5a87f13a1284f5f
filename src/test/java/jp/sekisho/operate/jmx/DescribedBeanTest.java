package jp.sekisho.operate.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jp.sekisho.operate.jmx.message.MessagesMXBean;
import jp.sekisho.operate.jmx.message.OutcomesMXBean;
import jp.sekisho.operate.jmx.party.LaneMXBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.operate.jmx.party.SystemMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class DescribedBeanTest {
    private static final Admission NOBODY = new Admission(new Caller(Optional::empty), refused -> {});

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @ParameterizedTest
    @ValueSource(
            classes = {
                LinkMXBean.class,
                LaneMXBean.class,
                SystemMXBean.class,
                OutcomesMXBean.class,
                LedgerMXBean.class,
                LoginMBean.class,
                MessagesMXBean.class,
                ReconciliationMXBean.class
            })
    void everything_of_a_bean_is_typed_and_described_in_both_languages(Class<?> type) throws Exception {
        MBeanInfo info = info(type);

        assertThat(Stream.of(Stream.of(info.getDescription()), descriptions(info))
                        .flatMap(all -> all))
                .allSatisfy(description -> assertThat(description).containsPattern("。\\w"));
        assertThat(Arrays.stream(info.getAttributes()))
                .extracting(MBeanAttributeInfo::getType)
                .doesNotContain("java.lang.Object");
        assertThat(Arrays.stream(info.getOperations()).flatMap(operation -> Arrays.stream(operation.getSignature())))
                .extracting(MBeanFeatureInfo::getName)
                .noneMatch(name -> name.matches("p\\d"));
    }

    @Test
    void what_an_operator_gives_has_a_name_and_a_description() throws Exception {
        MBeanOperationInfo hold = Arrays.stream(info(LinkMXBean.class).getOperations())
                .filter(operation -> operation.getName().equals("hold"))
                .findFirst()
                .orElseThrow();

        assertThat(hold.getSignature()).extracting(MBeanFeatureInfo::getName).containsExactly("lane", "reason");
        assertThat(hold.getSignature()[0].getDescription()).startsWith("urgent、normal、bulk、all。");
    }

    private MBeanInfo info(Class<?> type) throws Exception {
        ObjectName name = new ObjectName("jp.sekisho.test:type=" + type.getSimpleName());
        server.registerMBean(described(type), name);
        try {
            return server.getMBeanInfo(name);
        } finally {
            server.unregisterMBean(name);
        }
    }

    private static <T> Object described(Class<T> type) {
        return DescribedBean.of(Mockito.mock(type), type, NOBODY);
    }

    private static Stream<String> descriptions(MBeanInfo info) {
        return Stream.concat(Arrays.stream(info.getAttributes()), Arrays.stream(info.getOperations()))
                .map(MBeanFeatureInfo::getDescription);
    }
}
