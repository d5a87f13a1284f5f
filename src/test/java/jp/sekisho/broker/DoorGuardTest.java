package jp.sekisho.broker;

import static jp.sekisho.broker.BrokerAtWork.ANOTHERS;
import static jp.sekisho.broker.BrokerAtWork.DOOR;
import static jp.sekisho.broker.BrokerAtWork.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.sekisho.Patience;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.broker.BrokerSettings.Limits;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Tracker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message to a door may carry, by both protocols. */
class DoorGuardTest {
    /** The broker's own: since when a message lies before its door. */
    private static final String INGRESS_TIME = "_AMQ_INGRESS_TIMESTAMP";

    private static final String AMQP_INGRESS_TIME = "JMS_AMQP_MA_x-opt-ingress-time";
    private static final String ACCEPTED = "ACCEPTED";
    private static final String REJECTED = "REJECTED";

    /** Names by which Camel, JMS, AMQP clients or the broker itself route, answer, copy, divert, delay or swallow. */
    private static final List<String> NAMES_WITH_A_MEANING = List.of(
            "JMSReplyTo",
            "JMSDestination",
            "JMSType",
            "JMSExpiration",
            "JMSDeliveryMode",
            "JMSXGroupID",
            "JMSXGroupSeq",
            "JMSXUserID",
            "CamelJmsDestination",
            "CamelJmsDestinationName",
            "camelJmsDestinationName",
            "CamelJmsMessageType",
            "CamelHttpUri",
            "CamelFileName",
            "NATIVE_MESSAGE_ID",
            "JMS_AMQP_REPLYTO_GROUP_ID",
            "_AMQ_GROUP_ID",
            "_AMQ_SCHED_DELIVERY",
            "_AMQ_DUPL_ID",
            "_AMQ_LVQ_NAME",
            "_AMQ_ORIG_ADDRESS",
            "_AMQ_ORIG_QUEUE",
            "_AMQ_ORIG_ROUTING_TYPE",
            "_AMQ_ROUTE_TO",
            "_AMQ_VALIDATED_USER",
            "_AMQ_SEKISHO_DELIVERY",
            "__AMQ_CID",
            "operationName",
            "Long-Running-Action",
            "");

    @TempDir
    Path directory;

    private BrokerAtWork broker;

    @BeforeEach
    void startBroker() {
        broker = new BrokerAtWork(directory, Limits.USUAL);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void aQueueForTheAnswerIsTakenOffAndRecorded() throws Exception {
        Session system = broker.session(SYSTEM);
        TextMessage message = system.createTextMessage("answer elsewhere");
        message.setJMSReplyTo(system.createQueue(ANOTHERS.in()));
        system.createProducer(system.createQueue(DOOR.in())).send(message);

        jakarta.jms.Message taken = broker.taken(DOOR.in());

        assertThat(taken.getJMSReplyTo()).isNull();
        assertThat(((TextMessage) taken).getText()).isEqualTo("answer elsewhere");
        assertThat(broker.audited).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.REPLY_TO_TAKEN_OFF);
            assertThat(event.user()).isEqualTo(SYSTEM);
            assertThat(event.address()).isEqualTo(DOOR.in());
        });
    }

    @Test
    void aQueueForTheAnswerIsTakenOffWhatComesByAmqpToo() throws Exception {
        assertThat(send(message("x").replyTo(ANOTHERS.in()))).isEqualTo(ACCEPTED);
        assertThat(send(message("x").property("JMSReplyTo", "nowhere"))).isEqualTo(ACCEPTED);

        assertThat(broker.taken(DOOR.in()).getJMSReplyTo()).isNull();
        assertThat(broker.taken(DOOR.in()).getJMSReplyTo()).isNull();
        assertThat(broker.recorded()).containsExactly(What.REPLY_TO_TAKEN_OFF, What.REPLY_TO_TAKEN_OFF);
    }

    @Test
    void noNameWithAMeaningReachesTheGatewayByTheCoreProtocol() throws Exception {
        Session system = broker.session(SYSTEM);
        for (String name : NAMES_WITH_A_MEANING) {
            for (Object value : List.of("in.child-allowance.inquiry", new byte[] {1, 2}, Long.MAX_VALUE)) {
                TextMessage message = system.createTextMessage(name);
                message.setStringProperty("SekishoMessageId", "kept");
                message.setJMSCorrelationID("kept, too");
                ((ActiveMQMessage) message).getCoreMessage().putObjectProperty(name, value);
                system.createProducer(system.createQueue(DOOR.in())).send(message);

                jakarta.jms.Message taken = broker.taken(DOOR.in());

                assertThat(names(taken))
                        .as(name)
                        .containsExactlyInAnyOrder("SekishoMessageId", EmbeddedBroker.DELIVERY_ID, INGRESS_TIME);
                assertThat(taken.getJMSCorrelationID()).isEqualTo("kept, too");
                assertThat(taken.getJMSReplyTo()).isNull();
                assertThat(taken.getJMSType()).isNull();
            }
        }
    }

    @Test
    void noNameWithAMeaningReachesTheGatewayByAmqp() throws Exception {
        try (Sender sender = broker.amqp(SYSTEM).openSender(DOOR.in())) {
            for (String name : NAMES_WITH_A_MEANING) {
                for (Object value : List.of("in.child-allowance.inquiry", Long.MAX_VALUE)) {
                    Message<String> message =
                            message(name).property(name, value).correlationId("kept, too");
                    assertThat(settled(sender, message)).as(name).isEqualTo(ACCEPTED);

                    jakarta.jms.Message taken = broker.taken(DOOR.in());

                    assertThat(names(taken))
                            .as(name)
                            .filteredOn(other -> !other.startsWith("JMS_AMQP_"))
                            .containsExactlyInAnyOrder("SekishoMessageId", EmbeddedBroker.DELIVERY_ID, INGRESS_TIME);
                    assertThat(taken.getStringProperty(EmbeddedBroker.DELIVERY_ID))
                            .isNotEqualTo(value);
                    assertThat(taken.getJMSCorrelationID()).isEqualTo("kept, too");
                    assertThat(taken.getJMSReplyTo()).isNull();
                }
            }
        }
    }

    /** One that says what kind of queue is meant may have the message refused: taken and not there it is never. */
    @Test
    void annotationsOfAmqpNeitherDelayNorRoute() throws Exception {
        Map<String, Object> annotations = Map.of(
                "x-opt-delivery-delay",
                3_600_000L,
                "x-opt-delivery-time",
                System.currentTimeMillis() + 3_600_000L,
                "x-opt-lvq-name",
                "last",
                "x-opt-ORIG-QUEUE",
                ANOTHERS.in());
        List<String> sent = new ArrayList<>(annotations.keySet());
        for (Map.Entry<String, Object> annotation : annotations.entrySet()) {
            assertThat(send(message(annotation.getKey()).annotation(annotation.getKey(), annotation.getValue())))
                    .as(annotation.getKey())
                    .isEqualTo(ACCEPTED);
        }
        for (String routing : List.of("x-opt-routing-type", "x-opt-jms-dest")) {
            for (byte kind = 0; kind < 4; kind++) {
                String body = routing + kind;
                if (send(message(body).annotation(routing, kind)).equals(ACCEPTED)) {
                    sent.add(body);
                }
            }
        }
        send(message("the last"));
        broker.restart();

        List<String> bodies = new ArrayList<>();
        while (!bodies.contains("the last")) {
            TextMessage taken = (TextMessage) broker.taken(DOOR.in());
            assertThat(names(taken))
                    .filteredOn(name -> !name.equals(AMQP_INGRESS_TIME))
                    .noneMatch(name -> name.startsWith("JMS_AMQP_MA_"));
            bodies.add(taken.getText());
        }
        assertThat(bodies).containsAll(sent);
    }

    @Test
    void aBinaryNativeMessageIdCannotStopADoor() throws Exception {
        assertThat(send(message("first").property("NATIVE_MESSAGE_ID", new byte[] {1, 2, 3})))
                .isEqualTo(ACCEPTED);
        assertThat(send(message("second"))).isEqualTo(ACCEPTED);
        broker.restart();

        assertThat(((TextMessage) broker.taken(DOOR.in())).getText()).isEqualTo("first");
        assertThat(((TextMessage) broker.taken(DOOR.in())).getText()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(bytes = {1, 7, 99, -1})
    void aTypeThatNoJmsClientKnowsIsRefusedAndRecorded(byte type) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + broker.port);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(SYSTEM, broker.password(SYSTEM), false, true, true, false, 0);
                ClientProducer producer = session.createProducer(DOOR.in())) {
            ClientMessage message = session.createMessage(type, true);

            assertThatThrownBy(() -> producer.send(message)).isInstanceOf(ActiveMQException.class);
        }

        assertThat(broker.recorded()).containsExactly(What.UNREADABLE);
        assertThat(broker.broker().depths()).containsEntry(DOOR.in(), 0L);
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 250_000, 500_000})
    void aCorrelationIdThatFitsIntoNoOutcomeIsRefusedAndRecorded(int length) throws Exception {
        Session system = broker.session(SYSTEM);
        TextMessage message = system.createTextMessage("x");
        message.setJMSCorrelationID("c".repeat(length));

        assertThatThrownBy(() ->
                        system.createProducer(system.createQueue(DOOR.in())).send(message))
                .isInstanceOf(JMSException.class);
        assertThat(send(message("x").correlationId("c".repeat(length)))).isEqualTo(REJECTED);

        assertThat(broker.recorded()).containsOnly(What.TOO_MANY_PROPERTIES);
        assertThat(broker.broker().depths()).containsEntry(DOOR.in(), 0L);
    }

    @Test
    void propertiesAreBoundedInNumberAndInSum() throws Exception {
        Session system = broker.session(SYSTEM);
        TextMessage tooMany = system.createTextMessage("x");
        for (int i = 0; i <= DoorEnvelope.MOST_PROPERTIES; i++) {
            tooMany.setIntProperty("SekishoOther" + i, i);
        }
        TextMessage tooLong = system.createTextMessage("x");
        for (int i = 0; i < 40; i++) {
            tooLong.setStringProperty("SekishoOther" + i, "v".repeat(1_000));
        }

        for (TextMessage message : List.of(tooMany, tooLong)) {
            assertThatThrownBy(() ->
                            system.createProducer(system.createQueue(DOOR.in())).send(message))
                    .isInstanceOf(JMSException.class);
        }
        Message<String> byAmqp = message("x");
        for (int i : IntStream.range(0, 80).toArray()) {
            byAmqp.property("SekishoOther" + i, i);
        }
        assertThat(send(byAmqp)).isEqualTo(REJECTED);

        assertThat(broker.recorded()).containsOnly(What.TOO_MANY_PROPERTIES).hasSize(3);
    }

    @Test
    void deeplyNestedValuesAreRefused() throws Exception {
        Object nested = "x";
        for (int i = 0; i < 200; i++) {
            nested = Collections.singletonList(nested);
        }

        assertThat(send(Message.create(nested).durable(true))).isIn(ACCEPTED, REJECTED);

        assertThat(send(message("after it"))).isEqualTo(ACCEPTED);
    }

    @Test
    void aLargeAmqpMessageKeepsItsDeliveryIdAndCannotBringWhatWouldComeBackAfterARestart() throws Exception {
        String large = "l".repeat(300_000);
        assertThat(send(message(large).replyTo(ANOTHERS.in()))).isEqualTo(REJECTED);
        assertThat(send(message(large).property("JMSReplyTo", ANOTHERS.in()))).isEqualTo(REJECTED);
        assertThat(send(message(large).annotation("x-opt-delivery-delay", 3_600_000L)))
                .isEqualTo(REJECTED);
        assertThat(send(message(large).groupId("g"))).isEqualTo(REJECTED);
        assertThat(send(message(large).annotation("x-opt-jms-dest", (byte) 0))).isEqualTo(ACCEPTED);
        broker.restart();

        jakarta.jms.Message taken = broker.taken(DOOR.in());

        assertThat(taken.getStringProperty(EmbeddedBroker.DELIVERY_ID)).isNotEmpty();
        assertThat(taken.getStringProperty("SekishoMessageId")).isEqualTo("kept");
        assertThat(((TextMessage) taken).getText()).isEqualTo(large);
        assertThat(broker.recorded()).containsOnly(What.FIXED_ENVELOPE).hasSize(4);
    }

    private static List<String> names(jakarta.jms.Message message) throws JMSException {
        List<String> names = new ArrayList<>();
        for (Enumeration<?> all = message.getPropertyNames(); all.hasMoreElements(); ) {
            names.add((String) all.nextElement());
        }
        names.remove("JMSXDeliveryCount");
        return names;
    }

    private static Message<String> message(String body) throws Exception {
        return Message.create(body).durable(true).property("SekishoMessageId", "kept");
    }

    private String send(Message<?> message) throws Exception {
        try (Sender sender = broker.amqp(SYSTEM).openSender(DOOR.in())) {
            return settled(sender, message);
        }
    }

    private static String settled(Sender sender, Message<?> message) throws Exception {
        Tracker tracker = sender.send(message).awaitSettlement(Patience.MILLIS, TimeUnit.MILLISECONDS);
        return tracker.remoteState().getType().name();
    }
}
