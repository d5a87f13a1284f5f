package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Attacks by XML are refused by name, at once, in little memory, and without a look outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileXmlTest {
    private static final long MOST_BYTES = 64L << 20;

    /** What is not refused at once would take hours. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private static final Set<LayoutError> CLEAR =
            Set.of(LayoutError.NOT_XML, LayoutError.XML_FORBIDDEN, LayoutError.UNKNOWN_ELEMENT, LayoutError.WRONG_ROOT);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Layout single = Specs.own("platform-inquiry-result");
    private final Layout several = Specs.own("late-stage-elderly-inquiry");
    private ServerSocket outside;

    @BeforeAll
    void listen() throws IOException {
        outside = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        outside.setSoTimeout(200);
    }

    @AfterAll
    void nobodyHasCalled() throws IOException {
        try (ServerSocket listening = outside) {
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachAttackOnOneRecordIsRefused() {
        String content = Specs.read("layout/platform-inquiry-result.spec.yaml")
                .text("good")
                .value();
        return attacks(single, "inquiry-result", content);
    }

    @TestFactory
    Stream<DynamicTest> eachAttackOnSeveralRecordsIsRefused() {
        String record = "<照会><被保険者宛名番号>1234567890</被保険者宛名番号></照会>";
        String content = "<照会要求 xmlns=\"urn:sekisho:late-stage-elderly:1\">" + record + "</照会要求>";
        return attacks(several, "照会要求", content);
    }

    @Test
    void aDocumentTypeIsNamedWithItsRow() {
        byte[] message = "<?xml version=\"1.0\"?>\n\n<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> single.decode(message)).isInstanceOfSatisfying(SekishoException.class, refused -> {
            assertThat(refused.code()).isEqualTo(LayoutError.XML_FORBIDDEN);
            assertThat(refused.finding().details())
                    .containsEntry("what", "DOCTYPE")
                    .containsEntry("row", "3");
        });
    }

    private Stream<DynamicTest> attacks(Layout layout, String root, String content) {
        String address = "http://127.0.0.1:" + outside.getLocalPort() + "/x";
        return HostileXml.messages(root, content, address).entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> refuse(layout, attack)));
    }

    private void refuse(Layout layout, Map.Entry<String, byte[]> attack) {
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        long started = System.nanoTime();
        assertThatThrownBy(() -> layout.decode(attack.getValue()))
                .isInstanceOfSatisfying(
                        SekishoException.class, refused -> assertThat(CLEAR).contains((LayoutError) refused.code()));
        assertThat(threads.getThreadAllocatedBytes(id) - before)
                .as("bytes allocated")
                .isLessThan(MOST_BYTES);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(AT_ONCE);
    }
}
