package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer of which the process died three times is not opened a fourth time; the others are taken. */
class DeadlyAnswerTest {
    private static final String LONG_AFTER_THE_DEADLINE = "2026-12-10T10:00:00";

    @TempDir
    Path folder;

    @Test
    void itIsSetAsideUntilAnOperatorHasItOpenedAgain() throws Exception {
        String database = TestDatabases.POSTGRESQL.url("deadly_answer_" + System.nanoTime());
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS)) {
            RunningGateway.Setup setup =
                    RunningGateway.in(folder).platform(platform.address()).database(database);
            String deadly;
            try (RunningGateway gateway = setup.start();
                    BusinessSystem system = gateway.connect()) {
                deadly = sent(gateway, system, 0);
                sent(gateway, system, 1);
            }
            long position = offer(platform, platform.inquiries().get(0));
            offer(platform, platform.inquiries().get(1));
            diedOf(database, position);

            try (RunningGateway gateway = setup.at(LONG_AFTER_THE_DEADLINE).start();
                    BusinessSystem system = gateway.connect()) {
                Outcome other = system.receive();

                assertThat(other.summary()).isEqualTo("RESULT");
                assertThat(other.property("SekishoInReplyTo")).isNotEqualTo(deadly);
                assertThat(gateway.query("select operation || ' ' || position || ' ' || reason from refused_answer"))
                        .containsExactly("inquiry-results " + position + " ASIDE-003");
                LinkMXBean link = gateway.bean(BeanNames.link("platform"), LinkMXBean.class);
                RunningGateway.await("an alarm", () -> link.getAnswersSetAside() == 1);

                RunningGateway.await("its answer is there: it has not expired", () -> gateway.stateOf(deadly)
                        .equals("PARKED"));

                link.openAnswers("直した");

                assertThat(system.receive().property("SekishoInReplyTo")).isEqualTo(deadly);
                assertThat(gateway.query("select queue from suspect")).isEmpty();
            }
        }
    }

    private static String sent(RunningGateway gateway, BusinessSystem system, int person) throws Exception {
        Resident resident = gateway.assisted().get(person);
        String id = system.ask(InquiryRecord.about(resident.localNumbers().get(RunningGateway.SYSTEM)));
        RunningGateway.await("sent", () -> gateway.stateOf(id).equals("SENT"));
        return id;
    }

    private static long offer(ScriptedPlatform platform, Letter inquiry) {
        String answer = "answer-" + inquiry.head().messageId();
        byte[] result = ScriptedPlatform.result(ScriptedPlatform.item(inquiry, "団体内統合宛名番号"));
        return platform.offer(answer, () -> platform.answer(answer, inquiry, result));
    }

    /** As three processes leave the tables that were killed while they opened the answer, and nothing else. */
    private static void diedOf(String database, long position) {
        try (HikariDataSource tables = new HikariDataSource()) {
            tables.setJdbcUrl(database);
            new Store(tables).useTransaction(handle -> {
                handle.execute("update incarnation set ended_at = null");
                handle.execute(
                        "insert into suspect (queue, jms_message_id, crashes, epoch) values (?, ?, 2, 1)",
                        "answers platform inquiry-results",
                        Long.toString(position));
            });
        }
    }
}
