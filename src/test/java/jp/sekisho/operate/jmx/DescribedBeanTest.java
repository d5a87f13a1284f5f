package jp.sekisho.operate.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class DescribedBeanTest {
    @Test
    void every_attribute_of_a_link_is_typed_and_described() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName(LinkMXBean.name("described"));
        LinkMXBean link = Mockito.mock(LinkMXBean.class);
        Mockito.when(link.getInFlight()).thenReturn(5);
        server.registerMBean(DescribedBean.of(link, LinkMXBean.class), name);
        try {
            MBeanInfo info = server.getMBeanInfo(name);

            assertThat(info.getDescription()).startsWith("接続先。");
            assertThat(info.getAttributes()).hasSize(11);
            assertThat(Arrays.stream(info.getAttributes()))
                    .allSatisfy(
                            attribute -> assertThat(attribute.getDescription()).contains("。"))
                    .extracting(MBeanAttributeInfo::getType)
                    .doesNotContain("java.lang.Object");
            assertThat(server.getAttribute(name, "InFlight")).isEqualTo(5);
        } finally {
            server.unregisterMBean(name);
        }
    }
}
