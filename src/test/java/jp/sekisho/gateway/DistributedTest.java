package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.sekisho.Patience;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.TwoPeople;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.registry.Registry;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.routes.door.DoorQuotas;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a system says once reaches each that may be given it, in its own cut, by files alone. */
class DistributedTest {
    private static final String REGISTER = "resident-register";
    private static final String ASSISTANCE = "public-assistance";
    private static final String ALLOWANCE = "child-allowance";
    private static final String FEED_PERMITS = "mappings/city/permits/resident-feed.permits.csv";
    private static final Charset OF_THE_REGISTER = Charset.forName("windows-31j");
    private static final String HELD = "受け手の保守";

    @TempDir
    private Path folder;

    @Test
    void eachReceiverGetsItsOwnCutOnceAndTheSenderOneOutcome() throws Exception {
        try (RunningGateway gateway = distributing().start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change");
                Receiver assistance = new Receiver(gateway, ASSISTANCE);
                Receiver allowance = new Receiver(gateway, ALLOWANCE)) {
            check();
            Resident known = known(gateway);

            say(register, "c-1", change("1", "0"));

            assertThat(text(allowance.next()))
                    .isEqualTo("受給者番号,異動事由,異動年月日,住所,支援措置\r\n"
                            + known.localNumbers().get(ALLOWANCE) + ",C001,2026-06-10,,0\r\n");
            assertThat(text(assistance.next()))
                    .isEqualTo("統合宛名番号,氏名,住所,支援措置\r\n" + gateway.atena(known, ALLOWANCE) + ",試験　太郎,試験区試験町一丁目,0\r\n");
            BusinessSystem.Outcome outcome = register.receive();
            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(outcome.property("SekishoInReplyTo")).isEqualTo("c-1");
            assertThat(outcome.property("SekishoLines")).isEqualTo("2");
            assertThat(outcome.property("SekishoLinesDelivered")).isEqualTo("2");
            assertThat(
                            gateway.query(
                                    "select event || ' ' || recipient || ' ' || items from ledger"
                                            + " where interface_id = 'resident-feed' and event in ('HANDED_OVER', 'DELIVERED') order by 1"))
                    .containsExactly(
                            "DELIVERED child-allowance 異動事由 異動年月日 支援措置 number(local)",
                            "DELIVERED public-assistance 氏名 住所 支援措置 number(integrated)",
                            "HANDED_OVER child-allowance 異動事由 異動年月日 支援措置 number(local)",
                            "HANDED_OVER public-assistance 氏名 住所 支援措置 number(integrated)");

            say(register, "c-1", change("1", "0"));
            assertThat(register.receive().property("SekishoDuplicate")).isEqualTo("true");
            assertThat(assistance.hasNothing()).isTrue();
            assertThat(allowance.hasNothing()).isTrue();
            assertThat(gateway.query("select message_id from distribution")).isEmpty();
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    @Test
    void aReceiverThatIsHeldHoldsNobodyElseAndTheDeadlineEndsTheSendersWaitingOnly() throws Exception {
        try (RunningGateway gateway = distributing().at("2026-11-10T09:00:00").start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change");
                Receiver assistance = new Receiver(gateway, ASSISTANCE);
                Receiver allowance = new Receiver(gateway, ALLOWANCE)) {
            known(gateway);
            LinkMXBean lane = lane(gateway, ALLOWANCE);
            lane.hold("all", HELD);

            say(register, "c-1", change("1", "0"));
            assistance.next();
            Patience.await().until(() -> gateway.query("select event from ledger where event = 'DELIVERED'")
                    .equals(List.of("DELIVERED")));
            assertThat(register.hasNothing()).isTrue();

            gateway.clock("2026-11-12T09:00:00");
            BusinessSystem.Outcome outcome = register.receive();
            assertThat(outcome.summary()).isEqualTo("EXPIRED PASSAGE-014");
            assertThat(outcome.property("SekishoLinesDelivered")).isEqualTo("1");
            assertThat(outcome.property("SekishoReasonText")).contains("2", "1");
            assertThat(outcome.body()).isEqualTo(change("1", "0").getBytes(OF_THE_REGISTER));
            assertThat(gateway.query("select outcome || ' ' || reason from ledger where event = 'OVERDUE'"))
                    .containsExactly("EXPIRED PASSAGE-014");

            lane.release("all", HELD);
            allowance.next();
            Patience.await().until(() -> gateway.query("select state from request where state <> 'ENDED'")
                    .isEmpty());
            assertThat(register.hasNothing()).isTrue();
            assertThat(gateway.query("select kind from outcome")).containsExactly("EXPIRED");
        }
    }

    /** Its map has come to read the address since: that is for what is said from now on. */
    @Test
    void aCutIsNeverWiderThanItWasWhenItWasSaid() throws Exception {
        String map = "mappings/city/maps/resident-feed-to-child-allowance";
        try (RunningGateway gateway = distributing()
                        .edit(map + ".v2.map.yaml", none -> shipped(map + ".map.yaml")
                                .replace(
                                        "to: child-allowance-resident-feed\n",
                                        "to: child-allowance-resident-feed\nversion: 2\nvalid-from: 2026-11-11\n")
                                .replace("blank: [ 住所 ]\n", "")
                                .replace("  支援措置:   支援措置\n", "  支援措置:   支援措置\n  住所:       住所\n")
                                .replace(", 氏名, 住所 ]", ", 氏名 ]"))
                        .at("2026-11-10T09:00:00")
                        .start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change");
                Receiver allowance = new Receiver(gateway, ALLOWANCE)) {
            known(gateway);
            LinkMXBean lane = lane(gateway, ALLOWANCE);
            lane.hold("all", HELD);
            say(register, "c-1", change("1", "0"));
            Patience.await().until(() -> lane.getWaitingTotal() == 1);

            gateway.clock("2026-11-11T09:00:00");
            lane.release("all", HELD);
            say(register, "c-2", change("2", "0"));

            assertThat(text(allowance.next())).endsWith(",C001,2026-06-10,,0\r\n");
            assertThat(text(allowance.next())).endsWith(",C001,2026-06-10,試験区試験町一丁目,0\r\n");
        }
    }

    /** A number of the person is no item, and no less to be approved. */
    @Test
    void aNumberThatWasNotInTheCutParksTheLine() throws Exception {
        String map = "mappings/city/maps/resident-feed-to-child-allowance";
        try (RunningGateway gateway = distributing()
                        .edit(map + ".v2.map.yaml", none -> shipped(map + ".map.yaml")
                                .replace(
                                        "to: child-allowance-resident-feed\n",
                                        "to: child-allowance-resident-feed\nversion: 2\nvalid-from: 2026-11-11\n")
                                .replace("blank: [ 住所 ]\n", "")
                                .replace("  支援措置:   支援措置\n", "  支援措置:   支援措置\n  住所:       number(integrated)\n"))
                        .at("2026-11-10T09:00:00")
                        .start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change")) {
            known(gateway);
            LinkMXBean lane = lane(gateway, ALLOWANCE);
            lane.hold("all", HELD);
            say(register, "c-1", change("1", "0"));
            Patience.await().until(() -> lane.getWaitingTotal() == 1);

            gateway.clock("2026-11-11T09:00:00");
            lane.release("all", HELD);

            Patience.await()
                    .until(() -> gateway.query("select reason_text from request where state = 'PARKED'").stream()
                            .anyMatch(text -> text.contains("ROUTE-070")));
        }
    }

    /** What is stored of the sender's message is none of its receivers' concern. */
    @Test
    void whoeverCannotBeToldHoldsUpNoReceiver() throws Exception {
        try (RunningGateway gateway = distributing().start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change");
                Receiver allowance = new Receiver(gateway, ALLOWANCE)) {
            known(gateway);
            LinkMXBean lane = lane(gateway, ALLOWANCE);
            lane.hold("all", HELD);
            say(register, "c-1", change("1", "0"));
            say(register, "c-2", change("2", "0"));
            Patience.await().until(() -> lane.getWaitingTotal() == 2);
            gateway.store()
                    .useTransaction(handle ->
                            handle.execute("update message set answer = 'resident-changX' where sender_id = 'c-1'"));

            lane.release("all", HELD);

            allowance.next();
            allowance.next();
            assertThat(register.receive().property("SekishoInReplyTo")).isEqualTo("c-2");
            Patience.await().until(() -> gateway.query("select id from request where state <> 'ENDED'")
                    .isEmpty());
        }
    }

    /** One receiver that is closed does not let a sender fill the tables. */
    @Test
    void whatWaitsForReceiversCountsAgainstTheSendersQuota() throws Exception {
        try (RunningGateway gateway = distributing()
                        .edit(
                                file(REGISTER),
                                text -> text.replace("interfaces:\n", "quota: { waiting: 4 }\ninterfaces:\n"))
                        .start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change")) {
            known(gateway);
            lane(gateway, ALLOWANCE).hold("all", HELD);
            lane(gateway, ASSISTANCE).hold("all", HELD);
            say(register, "c-1", change("1", "0"));
            say(register, "c-2", change("2", "0"));

            Patience.await().until(() -> gateway.part(DoorQuotas.class).holds(REGISTER));
        }
    }

    @Test
    void whoMayNotBeGivenItAnyMoreIsParkedAndWhatIsGivenUpIsCounted() throws Exception {
        try (RunningGateway gateway = distributing()
                        .edit(FEED_PERMITS, text -> text.stripTrailing() + "2026-11-10\n")
                        .at("2026-11-10T09:00:00")
                        .start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change");
                Receiver assistance = new Receiver(gateway, ASSISTANCE)) {
            known(gateway);
            lane(gateway, ALLOWANCE).hold("all", HELD);
            say(register, "c-1", change("1", "0"));
            assistance.next();

            gateway.clock("2026-11-11T08:00:00");
            lane(gateway, ALLOWANCE).release("all", HELD);
            Patience.await()
                    .until(() -> gateway.query("select state || ' ' || reason from request where link = ?", ALLOWANCE)
                            .equals(List.of("PARKED PERMIT-006")));
            assertThat(register.hasNothing()).isTrue();

            say(register, "c-2", change("2", "0"));
            assertThat(register.receive().property("SekishoLines")).isEqualTo("1");

            String parked = gateway.query("select id from request where state = 'PARKED'")
                    .get(0);
            TwoPeople.giveUp(
                    gateway.part(Station.class),
                    gateway.part(Parked.class),
                    parked,
                    new Remark("console:operator", "承認が終わった"));
            BusinessSystem.Outcome outcome = register.receive();
            assertThat(outcome.summary()).isEqualTo("RESULT PASSAGE-013");
            assertThat(outcome.property("SekishoLinesDelivered")).isEqualTo("1");
            assertThat(outcome.property("SekishoLines")).isEqualTo("2");
        }
    }

    @Test
    void whatNobodyMayBeGivenIsRefused() throws Exception {
        try (RunningGateway gateway = distributing()
                        .edit(FEED_PERMITS, text -> text.replace("2026-04-01", "2099-04-01"))
                        .start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change")) {
            known(gateway);
            say(register, "c-1", change("1", "0"));
            assertThat(register.receive().summary()).isEqualTo("REFUSED INWARD-007");
            assertThat(gateway.query("select id from message")).isEmpty();
        }
    }

    @Test
    void whatIsCancelledBeforeItLeftIsNotGiven() throws Exception {
        try (RunningGateway gateway = distributing().start();
                BusinessSystem register = gateway.connect(REGISTER, "resident-change");
                Receiver assistance = new Receiver(gateway, ASSISTANCE);
                Receiver allowance = new Receiver(gateway, ALLOWANCE)) {
            known(gateway);
            lane(gateway, ALLOWANCE).hold("all", HELD);
            lane(gateway, ASSISTANCE).hold("all", HELD);
            say(register, "c-1", change("1", "0"));
            Patience.await().until(() -> lane(gateway, ALLOWANCE).getWaitingTotal() == 1);

            register.cancel(Map.of("SekishoMessageId", "cancel-1", "SekishoInReplyTo", "c-1"));

            assertThat(register.receive().summary()).isEqualTo("CANCELLED PASSAGE-013");
            assertThat(register.receiveOfCancel().property("SekishoLinesCancelled"))
                    .isEqualTo("2");
            lane(gateway, ALLOWANCE).release("all", HELD);
            lane(gateway, ASSISTANCE).release("all", HELD);
            assertThat(assistance.hasNothing()).isTrue();
            assertThat(allowance.hasNothing()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitTogetherIsNamed() throws Exception {
        distributing().copied();
        String change = "mappings/city/interfaces/resident-change.interface.yaml";
        String map = "mappings/city/maps/resident-feed-to-public-assistance.map.yaml";
        assertThat(issues()).isEmpty();
        assertThat(with(change, text -> text.replace("feed: resident-feed", "feed: inquiry")))
                .contains("CATALOGUE-060", "CATALOGUE-061");
        assertThat(with(change, text -> text.replace("feed: resident-feed", "feed: resident-fed")))
                .isNotEmpty();
        assertThat(with(change, text -> text.replace("calendar: national", "calendar: nationl")))
                .isNotEmpty();
        assertThat(with(map, text -> text.replace("氏名:         氏名", "氏名:         const(organisation)")))
                .contains("CATALOGUE-063");
        String longName = "長".repeat(500);
        assertThat(with("mappings/city/layouts/resident-feed.layout.yaml", text -> text + many(longName)))
                .contains("CATALOGUE-062");
    }

    private static String many(String name) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            fields.append("  - { name: ")
                    .append(name)
                    .append(i)
                    .append(", type: digits, characters: 1, blank: allowed }\n");
        }
        return fields.toString();
    }

    private List<String> with(String file, UnaryOperator<String> change) throws Exception {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        Files.writeString(path, change.apply(before));
        try {
            return issues();
        } finally {
            Files.writeString(path, before);
        }
    }

    private List<String> issues() {
        return CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY)).issues().stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    private static String shipped(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningGateway.Setup distributing() {
        return RunningGateway.in(folder).platform(URI.create("https://localhost:1/platform/v1"));
    }

    private static String file(String system) {
        return "mappings/city/systems/" + system + ".system.yaml";
    }

    private void check() {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        assertThat(mappings.issues()).isEmpty();
        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                        .issues())
                .isEmpty();
    }

    /** Somebody whom 児童手当 knows, and the register by the number of the change. */
    private static Resident known(RunningGateway gateway) {
        Resident person = gateway.city().knownTo(ALLOWANCE).findFirst().orElseThrow();
        gateway.store().useTransaction(handle -> gateway.part(Registry.class)
                .link(handle, gateway.atena(person, ALLOWANCE), REGISTER, "1234560"));
        return person;
    }

    private static String change(String number, String protection) {
        return "異動連番,宛名番号,異動事由,異動年月日,氏名,住所,支援措置\r\n" + number + ",1234560,301,20260610,試験　太郎,試験区試験町一丁目," + protection
                + "\r\n";
    }

    private static void say(BusinessSystem register, String id, String text) throws Exception {
        register.sendTo(
                "in." + REGISTER + ".resident-change",
                register.message(text.getBytes(OF_THE_REGISTER), Map.of("SekishoMessageId", id)));
    }

    private static LinkMXBean lane(RunningGateway gateway, String system) throws Exception {
        return gateway.bean("jp.sekisho:type=Link,name=" + system, LinkMXBean.class);
    }

    private static String text(BytesMessage message) throws Exception {
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        return new String(body, UTF_8);
    }

    /** A system that is told, at its own queue. */
    private static final class Receiver implements AutoCloseable {
        private final ActiveMQConnectionFactory factory;
        private final JMSContext session;
        private final JMSConsumer queue;

        Receiver(RunningGateway gateway, String system) {
            factory = new ActiveMQConnectionFactory(
                    "tcp://127.0.0.1:" + gateway.brokerPort(), system, gateway.password(system));
            session = factory.createContext();
            queue = session.createConsumer(session.createQueue("out." + system + ".resident-feed"));
        }

        BytesMessage next() {
            Message message = queue.receive(Patience.MILLIS);
            assertThat(message).isInstanceOf(BytesMessage.class);
            return (BytesMessage) message;
        }

        boolean hasNothing() {
            return queue.receive(500) == null;
        }

        @Override
        public void close() {
            session.close();
            factory.close();
        }
    }
}
