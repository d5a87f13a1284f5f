package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.message.OutcomesMXBean;
import jp.sekisho.operate.jmx.party.LaneMXBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.operate.jmx.party.SystemMXBean;
import jp.sekisho.registry.synthetic.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway in an operator's hands. */
class OperatorTest {
    private static final String SENDING = "select message_id from ledger where event = 'SENDING'";
    private static final int MANY = 40;
    private static final int SOME = 3;

    @TempDir
    Path folder;

    @Test
    void afterAHoldNoRequestLeavesUntilItIsReleased() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway =
                        RunningGateway.in(folder).platform(platform.address()).start();
                BusinessSystem system = gateway.connect()) {
            LinkMXBean link = gateway.bean(BeanNames.link("platform"), LinkMXBean.class);
            LaneMXBean lane = gateway.bean(BeanNames.lane("platform", "normal"), LaneMXBean.class);
            SystemMXBean assistance = gateway.bean(BeanNames.system(RunningGateway.SYSTEM), SystemMXBean.class);
            CountDownLatch held = new CountDownLatch(1);
            platform.receipts(inquiry -> {
                if (platform.inquiries().size() > SOME) {
                    reached(held);
                }
                return platform.receipt(inquiry);
            });
            link.setPace(20, 2, "月末の負荷を抑える");
            List<Resident> residents = gateway.assisted();
            for (int i = 0; i < MANY; i++) {
                send(system, residents.get(i), Map.of());
            }
            RunningGateway.await("some to leave", () -> platform.inquiries().size() > SOME);

            link.hold("normal", "相手先の依頼");
            held.countDown();

            int begun = gateway.query(SENDING).size();
            assertThat(begun).isLessThan(MANY);
            assertThat(lane.getGate()).isEqualTo("HELD");
            assertThat(lane.getGateReason()).isEqualTo("相手先の依頼");
            RunningGateway.await("all at the lane", () -> assistance.getAcceptedToday() == MANY);
            RunningGateway.await("no end in sight", () -> lane.getEmptyBy() == null);
            RunningGateway.await("what was being sent", () -> link.getInFlight() == 0);
            send(system, residents.get(MANY), Map.of("SekishoPriority", "urgent"));
            RunningGateway.await(
                    "an urgent one overtakes", () -> platform.inquiries().size() == begun + 1);
            assertThat(gateway.query(SENDING)).hasSize(begun + 1);
            RunningGateway.await("its receipt", () -> link.getWaiting().get("urgent") == 0);
            assertThat(link.getWaiting()).containsEntry("normal", MANY - begun);
            assertThat(lane.getOldestSeconds()).isBetween(0L, 120L);
            assertThat(link.getSentToday()).isEqualTo(begun + 1);

            link.setPace(500, 8, "取り戻す");
            link.release("normal", "再開");

            RunningGateway.await("the rest", () -> platform.inquiries().size() == MANY + 1);
            RunningGateway.await("nothing waits", () -> link.getWaitingTotal() == 0);
            assertThat(lane.getGate()).isEqualTo("OPEN");
            RunningGateway.await("a forecast made after the release", lane::isFitting);
            assertThat(gateway.query("select event from ledger where user_name = 'local:operator' order by seq"))
                    .containsExactly("PACE_SET", "HELD", "PACE_SET", "RELEASED");
            RunningGateway.await("what the tables say", () -> assistance.getAwaitingAnswer() == MANY + 1);
            assertThat(gateway.bean(
                                    BeanNames.outcomes("out." + RunningGateway.SYSTEM + ".inquiry-result"),
                                    OutcomesMXBean.class)
                            .getUnmarked())
                    .isZero();
        }
    }

    @Test
    void noOperationKeepsANumberOfAPersonThatSomebodyTyped() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(folder).start()) {
            MBeanServerConnection beans = gateway.as("operator");
            Tables before = Tables.of(gateway.store());
            int refused = 0;
            for (ObjectName bean : beans.queryNames(new ObjectName("jp.sekisho:*"), null)) {
                for (MBeanOperationInfo operation : beans.getMBeanInfo(bean).getOperations()) {
                    for (int typed = 0; typed < operation.getSignature().length; typed++) {
                        if (operation.getSignature()[typed].getDescription().contains("記録に残る")) {
                            refuses(beans, bean, operation, typed);
                            refused++;
                        }
                    }
                }
            }
            assertThat(refused).isGreaterThan(4);
            assertThat(Tables.of(gateway.store()).of("ledger")).isEqualTo(before.of("ledger"));
        }
    }

    private static void refuses(MBeanServerConnection beans, ObjectName bean, MBeanOperationInfo operation, int typed) {
        Object[] words = new Object[operation.getSignature().length];
        for (int i = 0; i < words.length; i++) {
            words[i] = switch (operation.getSignature()[i].getType()) {
                case "double" -> 1.0;
                case "int" -> 1;
                case "boolean" -> false;
                default -> i == typed ? "本人 １２３４－５６７８－９０１８ の依頼" : "all";
            };
        }
        String[] types = Stream.of(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
        assertThatThrownBy(() -> beans.invoke(bean, operation.getName(), words, types))
                .as(bean + " " + operation.getName())
                .rootCause()
                .hasMessageContaining("GATE-009")
                .hasMessageNotContaining("５６７８");
    }

    private static void reached(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(BusinessSystem system, Resident resident, Map<String, String> more) throws Exception {
        Map<String, String> properties = new java.util.TreeMap<>(more);
        properties.put("SekishoMessageId", BusinessSystem.newId());
        InquiryRecord question = InquiryRecord.about(resident.localNumbers().get(RunningGateway.SYSTEM));
        system.send(system.message(question.bytes(), properties));
    }
}
