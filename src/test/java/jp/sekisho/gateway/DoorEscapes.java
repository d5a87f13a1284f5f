package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.gateway.RoutingHeaders.Named;
import jp.sekisho.gateway.RoutingHeaders.OfAmqp;
import jp.sekisho.gateway.RoutingHeaders.OfCore;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No header gets a message out of its door by another way than the door's: whatever the broker has taken has one outcome in
 * its sender's own queue and one ledger row under its sender's own name, and nothing is anywhere else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorEscapes {
    private static final String AT_NIGHT = "2026-11-10T18:00:00";

    @TempDir
    static Path folder;

    private RunningGateway gateway;

    /** Points the gateway to the database under test. */
    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    abstract String name();

    @BeforeAll
    void start() throws Exception {
        gateway = on(RunningGateway.in(folder.resolve(name())).at(AT_NIGHT)).start();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void noHeaderLeadsAnywhere(BusinessForm attacker) throws Exception {
        List<BusinessForm> victims = Stream.of(BusinessForm.values())
                .filter(form -> form != attacker)
                .toList();

        attack(attacker, victims.get(0), "in." + victims.get(0).system() + ".inquiry");
        attack(attacker, victims.get(1), "out." + victims.get(1).system() + ".inquiry-result");
        attack(attacker, victims.get(1), "in." + victims.get(1).system() + ".cancel");
    }

    @Test
    void noHeaderIsLogged() throws Exception {
        BusinessForm form = BusinessForm.FIXED;
        String secret = "佐藤花子" + "x".repeat(5_000);

        long taken = overCore(form, new byte[1], secret) + overAmqp(form, new byte[1], secret);

        RunningGateway.await("an outcome for each", () -> outcomes(form) >= taken);
        gateway.awaitOutboxesEmpty();
        drain(form);
        assertThat(gateway.log()).doesNotContain("佐藤");
    }

    private void attack(BusinessForm attacker, BusinessForm victim, String queue) throws Exception {
        Map<String, Long> ledger = ledger();
        byte[] body = victim.inquiry(gateway.numbers(victim.system()).subList(0, 1));

        long taken = overCore(attacker, body, queue) + overAmqp(attacker, body, queue);

        RunningGateway.await("an outcome for each", () -> outcomes(attacker) >= taken);
        gateway.awaitOutboxesEmpty();
        assertThat(filledQueues()).as("where messages lie").isEqualTo(outQueues(attacker));
        assertThat(outcomes(attacker)).isEqualTo(taken);
        assertThat(gainedSince(ledger)).isEqualTo(Map.of(attacker.system(), taken));
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        drain(attacker);
    }

    private long overCore(BusinessForm attacker, byte[] body, String queue) throws JMSException {
        long taken = 0;
        try (BusinessSystem system = gateway.connect(attacker.system())) {
            for (String door : List.of("inquiry", "cancel")) {
                for (Named<OfCore> header : new RoutingHeaders(queue).core()) {
                    taken += sent(system, "in." + attacker.system() + "." + door, body, header) ? 1 : 0;
                }
            }
        }
        return taken;
    }

    /** What the broker refuses is refused to its sender. */
    private static boolean sent(BusinessSystem system, String door, byte[] body, Named<OfCore> header) {
        try {
            BytesMessage message = system.message(body, named());
            try (MessageProducer producer =
                    system.session().createProducer(system.session().createQueue(door))) {
                header.put().put(message, producer, system.session());
                producer.send(message);
            }
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    private long overAmqp(BusinessForm attacker, byte[] body, String queue) throws Exception {
        long taken = 0;
        String password = gateway.password(attacker.system());
        try (AmqpSystem system = new AmqpSystem(attacker.system(), gateway.brokerPort(), password)) {
            for (String door : List.of("inquiry", "cancel")) {
                List<Message<?>> messages = new ArrayList<>();
                for (Named<OfAmqp> header : new RoutingHeaders(queue).amqp()) {
                    Message<byte[]> message = Message.create(body).durable(true);
                    for (Map.Entry<String, String> property : named().entrySet()) {
                        message.property(property.getKey(), property.getValue());
                    }
                    header.put().put(message);
                    messages.add(message);
                }
                taken += system.sendAll("in." + attacker.system() + "." + door, messages).stream()
                        .filter(DeliveryState::isAccepted)
                        .count();
            }
        }
        return taken;
    }

    private static Map<String, String> named() {
        return Map.of("SekishoMessageId", BusinessSystem.newId(), "SekishoInReplyTo", "never-sent");
    }

    private void drain(BusinessForm attacker) throws Exception {
        Map<String, Long> depths = gateway.broker().depths();
        try (BusinessSystem system = gateway.connect(attacker.system())) {
            for (long left = depths.get(outQueues(attacker).get(0)); left > 0; left--) {
                assertThat(system.receiveOfCancel().summary()).startsWith("REFUSED ");
            }
            for (long left = depths.get(outQueues(attacker).get(1)); left > 0; left--) {
                assertThat(system.receive().summary()).startsWith("REFUSED ");
            }
        }
        RunningGateway.await("all read", () -> filledQueues().isEmpty());
    }

    private long outcomes(BusinessForm attacker) {
        Map<String, Long> depths = gateway.broker().depths();
        return outQueues(attacker).stream().mapToLong(depths::get).sum();
    }

    private static List<String> outQueues(BusinessForm attacker) {
        return List.of("out." + attacker.system() + ".cancel-result", "out." + attacker.system() + ".inquiry-result");
    }

    private List<String> filledQueues() {
        return gateway.broker().depths().entrySet().stream()
                .filter(queue -> queue.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many rows the ledger holds in the name of each system. */
    private Map<String, Long> ledger() {
        return gateway.query("select system from ledger").stream()
                .collect(Collectors.groupingBy(system -> system, TreeMap::new, Collectors.counting()));
    }

    private Map<String, Long> gainedSince(Map<String, Long> before) {
        Map<String, Long> gained = new TreeMap<>(ledger());
        before.forEach((system, rows) -> gained.merge(system, -rows, Long::sum));
        gained.values().removeIf(rows -> rows == 0);
        return gained;
    }
}
