package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.sekisho.PageCode;
import jp.sekisho.Patience;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a counterpart asks is answered by the one system that it is for, by files alone: those of the page that tells of it. */
class AskedByCounterpartTest {
    private static final String PAGE = "what-systems-answer.md";
    private static final String ASKED = "child-allowance";
    private static final String SYSTEM = "mappings/city/systems/child-allowance.system.yaml";
    private static final String OPERATION = "provision-requests";
    private static final String INFORMATION = "TM00000000000074";

    @TempDir
    private Path folder;

    @Test
    void aQuestionIsAnsweredInReplyToItsLetterAndConfirmedThen() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = asking(platform.address()).start();
                Asked system = new Asked(gateway)) {
            assertThat(mappingIssues()).isEmpty();
            assertThat(routeIssues()).isEmpty();
            Resident person = gateway.city().knownTo(ASKED).findFirst().orElseThrow();
            String local = person.localNumbers().get(ASKED);
            String question = offer(platform, gateway, "q-1", person, INFORMATION);

            BytesMessage asked = system.next();
            assertThat(text(asked))
                    .isEqualTo("処理通番,受給者番号,情報名,回答期限\r\n7," + local + "," + INFORMATION + ",2027-03-31\r\n");
            String id = asked.getStringProperty("SekishoOutcomeId");
            assertThat(system.answer("a-0", "nothing", answer(local)).getStringProperty("SekishoReason"))
                    .isEqualTo("DOOR-019");
            assertThat(system.answer("a-0", "", answer(local)).getStringProperty("SekishoReason"))
                    .isEqualTo("DOOR-018");
            assertThat(platform.confirmed()).isEmpty();

            assertThat(system.answer("a-1", id, answer(local)).getStringProperty("SekishoOutcome"))
                    .isEqualTo("RESULT");

            Letter letter = platform.inquiries().get(0);
            assertThat(letter.head().operation()).isEqualTo("provision-answer");
            assertThat(letter.head().inReplyTo()).contains("q-1");
            assertThat(letter.head().inReplyToDigest()).contains(Seal.bodyDigest(question.getBytes(UTF_8)));
            assertThat(ScriptedPlatform.item(letter, "団体内統合宛名番号")).isEqualTo(gateway.atena(person, ASKED));
            assertThat(ScriptedPlatform.item(letter, "支給月額")).isEqualTo("15000");
            Patience.await().until(() -> platform.confirmed().contains("q-1"));
            assertThat(system.answer("a-2", id, answer(local)).getStringProperty("SekishoDuplicate"))
                    .isEqualTo("true");
            assertThat(platform.inquiries()).hasSize(1);
            assertThat(platform.refused()).isEmpty();
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    @Test
    void aQuestionThatNobodyAnswersInTimeIsRefusedAndSoIsTheLateAnswer() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway =
                        asking(platform.address()).at("2026-11-10T09:00:00").start();
                Asked system = new Asked(gateway)) {
            List<Resident> known = gateway.city().knownTo(ASKED).limit(2).toList();
            offer(platform, gateway, "late", known.get(0), INFORMATION);
            String id = system.next().getStringProperty("SekishoOutcomeId");
            LinkMXBean lane = gateway.bean("jp.sekisho:type=Link,name=" + ASKED, LinkMXBean.class);
            lane.hold("all", "受け手の保守");
            offer(platform, gateway, "held", known.get(1), INFORMATION);
            Patience.await().until(() -> lane.getUnanswered() == 2);

            gateway.clock("2026-11-24T09:00:00");

            Patience.await().until(() -> platform.refused().size() >= 2);
            assertThat(platform.refused()).containsOnly("late EXPIRED", "held EXPIRED");
            assertThat(gateway.query("select m.sender_id || ' ' || l.reason from ledger l join request r on r.id ="
                            + " l.message_id join message m on m.id = r.message_id where l.event = 'EXPIRED'"))
                    .containsExactlyInAnyOrder("late PASSAGE-018", "held PASSAGE-017");
            String local = known.get(0).localNumbers().get(ASKED);
            assertThat(system.answer("a-1", id, answer(local)).getStringProperty("SekishoReason"))
                    .isEqualTo("DOOR-020");
            assertThat(platform.inquiries()).isEmpty();
        }
    }

    @Test
    void whatNobodyMayBeAskedIsRefusedAtOnce() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = asking(platform.address()).start()) {
            Resident person = gateway.city().knownTo(ASKED).findFirst().orElseThrow();

            offer(platform, gateway, "nobodys", person, "TM00000000000002");

            Patience.await().until(() -> platform.refused().equals(List.of("nobodys REFUSED")));
            assertThat(gateway.query("select event || ' ' || reason from ledger where sender_id = 'nobodys'"))
                    .containsExactly("REFUSED INWARD-004");
        }
    }

    @Test
    void whoeverIsAskedHasToBeAbleToAnswer() throws Exception {
        asking(URI.create("https://localhost:1/platform/v1")).copied();
        Path system = folder.resolve(SYSTEM);
        String whole = Files.readString(system);
        Files.writeString(system, whole.substring(0, whole.indexOf("  provision-answer:")));
        assertThat(mappingIssues()).contains("CATALOGUE-065");
        Files.writeString(system, whole);
        Path rules = folder.resolve("mappings/city/interfaces/provision-answer.interface.yaml");
        String answering = Files.readString(rules);
        Files.writeString(rules, answering.replace("answers: provision-request", "answers: inquiry"));
        assertThat(mappingIssues()).contains("CATALOGUE-064", "CATALOGUE-065");
        Files.writeString(rules, answering.replace("passage: tell", "passage: offer"));
        assertThat(mappingIssues()).contains("INTERFACE-002");
    }

    private RunningGateway.Setup asking(URI platform) {
        RunningGateway.Setup setup = RunningGateway.in(folder).platform(platform);
        PageCode.files(PAGE)
                .forEach((file, text) -> setup.edit(
                        file,
                        before -> text.replace(
                                "operation: provision-requests",
                                "operation: provision-requests\n        pollMillis: 50")));
        List<String> blocks = PageCode.of(PAGE, "yaml");
        setup.edit(SYSTEM, text -> text.stripTrailing() + "\n" + blocks.get(blocks.size() - 1));
        return setup;
    }

    private List<String> mappingIssues() {
        return CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY)).issues().stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    private List<String> routeIssues() {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        return RouteFiles.checkWhole(
                        new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                .issues()
                .stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    /** The question's body. */
    private static String offer(
            ScriptedPlatform platform, RunningGateway gateway, String id, Resident about, String information) {
        String body = "<provision-request xmlns=\"" + ScriptedPlatform.NAMESPACE + "\"><処理通番>7</処理通番><団体内統合宛名番号>"
                + gateway.atena(about, ASKED) + "</団体内統合宛名番号><特定個人情報名コード>" + information
                + "</特定個人情報名コード><回答期限>2027-03-31</回答期限></provision-request>";
        Seal seal = platform.seal();
        platform.offer(OPERATION, id, () -> seal.seal(seal.head("provision-request", id), body.getBytes(UTF_8)));
        return body;
    }

    private static String answer(String local) {
        return "処理通番,受給者番号,情報名,提供区分,支給月額\r\n7," + local + "," + INFORMATION + ",1,15000\r\n";
    }

    private static String text(BytesMessage message) throws Exception {
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        return new String(body, UTF_8);
    }

    /** The system that is asked, at its own queues. */
    private static final class Asked implements AutoCloseable {
        private final ActiveMQConnectionFactory factory;
        private final JMSContext session;
        private final JMSConsumer questions;
        private final JMSConsumer outcomes;

        Asked(RunningGateway gateway) {
            factory = new ActiveMQConnectionFactory(
                    "tcp://127.0.0.1:" + gateway.brokerPort(), ASKED, gateway.password(ASKED));
            session = factory.createContext();
            questions = session.createConsumer(session.createQueue("out.child-allowance.provision-request"));
            outcomes = session.createConsumer(session.createQueue("out.child-allowance.provision-answer-result"));
        }

        BytesMessage next() {
            Message message = questions.receive(Patience.MILLIS);
            assertThat(message).isInstanceOf(BytesMessage.class);
            return (BytesMessage) message;
        }

        /** Answers, and hears what comes of that. */
        Message answer(String id, String outcomeId, String body) throws Exception {
            session.createProducer()
                    .setProperty("SekishoMessageId", id)
                    .setProperty("SekishoInReplyTo", outcomeId)
                    .send(session.createQueue("in.child-allowance.provision-answer"), session.createTextMessage(body));
            Message outcome = outcomes.receive(Patience.MILLIS);
            assertThat(outcome).as("the outcome of %s", id).isNotNull();
            return outcome;
        }

        @Override
        public void close() {
            session.close();
            factory.close();
        }
    }
}
