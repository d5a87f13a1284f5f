package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.management.JMX;
import javax.management.ObjectName;
import jp.sekisho.operate.jmx.message.ParkedMXBean;
import jp.sekisho.operate.jmx.message.ProposalsMXBean;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a whole gateway does with a request that may have arrived, by what its link says of sending it again. */
class InDoubtTest {
    private static final ScriptedPlatform.Reply NOBODY_KNOWS = new ScriptedPlatform.Reply(500, new byte[0]);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whereNothingMustGoTwiceAPersonDecides(TestDatabases database) throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = start(database, platform, "never");
                BusinessSystem system = gateway.connect()) {
            platform.receipts(inquiry -> NOBODY_KNOWS);
            String settled = send(gateway, system, 0);
            String again = send(gateway, system, 1);
            ParkedMXBean parked = gateway.bean(ParkedMXBean.NAME, ParkedMXBean.class);
            RunningGateway.await("both parked", () -> parked.getCount() == 2);
            assertThat(parked.getSummary()).startsWith("parked 2 {SEND-005=2}");
            assertThat(parked.getByReason()).containsEntry("SEND-005", 2);
            assertThat(parked.list(10)).hasSize(4).anyMatch(line -> line.contains(settled));
            assertThat(parked.explain(request(gateway, settled))).anyMatch(line -> line.contains("settle"));
            assertThat(platform.inquiries()).hasSize(2);

            String proposal = parked.settle(request(gateway, settled), "電話で回答を得た");
            assertThatThrownBy(() -> proposals(gateway, "operator").confirm(proposal))
                    .hasMessageStartingWith("PROPOSAL-002");
            assertThat(gateway.stateOf(settled)).isEqualTo("PARKED");
            proposals(gateway, "operator-2").confirm(proposal);
            assertThat(system.receive().summary()).isEqualTo("SETTLED PASSAGE-009");
            assertThatThrownBy(() -> parked.sendAgain(request(gateway, again), "再送"))
                    .hasMessageContaining("PARKED-002");
            platform.answerAll();
            String notTaken = parked.sendAgainNotTaken(request(gateway, again), "相手に受付がないことを確かめた");
            assertThat(gateway.stateOf(again)).isEqualTo("PARKED");
            assertThat(platform.inquiries()).hasSize(2);
            proposals(gateway, "operator-2").confirm(notTaken);

            assertThat(system.receive().summary()).isEqualTo("RESULT");
            assertThat(platform.inquiries()).hasSize(3);
            RunningGateway.await("nobody waits", () -> parked.getCount() == 0);
            assertThat(parked.getSummary()).isEqualTo("parked 0");
            assertThat(gateway.query("select event from ledger where remark <> '' and message_id <> '' order by at"))
                    .containsExactly("SETTLED", "SENT_AGAIN");
            assertThat(gateway.query("select distinct user_name from ledger where event in ('SETTLED', 'SENT_AGAIN')"))
                    .containsExactly("local:operator+local:operator-2");
            RunningGateway.await("what was refused", () -> gateway.query("select username || ' ' || address"
                            + " from security_audit where event = 'SECOND_PERSON_REFUSED'")
                    .contains("operator PROPOSAL-002"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereTheCounterpartIsAskedFirstNothingGoesTwice(TestDatabases database) throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = start(database, platform, "ask-first");
                BusinessSystem system = gateway.connect()) {
            platform.receipts(inquiry -> {
                platform.receipt(inquiry); // it has it, and nobody hears of it
                return NOBODY_KNOWS;
            });
            String id = send(gateway, system, 0);

            RunningGateway.await("sent", () -> gateway.stateOf(id).equals("SENT"));

            assertThat(platform.inquiries()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInDoubtAtItsDeadlineIsRecalledAndEndsByTheCounterpartsWord(TestDatabases database) throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = start(database, platform, "safe");
                BusinessSystem system = gateway.connect()) {
            platform.receipts(inquiry -> NOBODY_KNOWS);
            String id = send(gateway, system, 0);
            RunningGateway.await("in doubt", () -> !gateway.query("select id from request where in_doubt")
                    .isEmpty());
            system.cancel(Map.of("SekishoMessageId", BusinessSystem.newId(), "SekishoInReplyTo", id));
            assertThat(system.receiveOfCancel().summary()).isEqualTo("REFUSED PASSAGE-004");

            gateway.clock(gateway.clock()
                    .plus(Duration.ofSeconds(61))
                    .toLocalDateTime()
                    .toString());

            assertThat(system.receive().summary()).isEqualTo("EXPIRED PASSAGE-001");
            assertThat(platform.recalled()).containsExactly(request(gateway, id));
        }
    }

    private static ProposalsMXBean proposals(RunningGateway gateway, String account) throws Exception {
        return JMX.newMXBeanProxy(gateway.as(account), new ObjectName(ProposalsMXBean.NAME), ProposalsMXBean.class);
    }

    private RunningGateway start(TestDatabases database, ScriptedPlatform platform, String resend) throws Exception {
        RunningGateway.Setup setup = RunningGateway.in(folder)
                .platform(platform.address())
                .edit(
                        "mappings/city/links/platform.link.yaml",
                        text -> RunningGateway.Setup.replaced(text, "resend: safe", "resend: " + resend));
        return database == TestDatabases.H2
                ? setup.start()
                : setup.database(TestDatabases.POSTGRESQL.url("in_doubt_" + System.nanoTime()))
                        .start();
    }

    /** An inquiry that waits a minute of business time at most. */
    private static String send(RunningGateway gateway, BusinessSystem system, int resident) throws Exception {
        Resident about = gateway.assisted().get(resident);
        String id = BusinessSystem.newId();
        String deadline = gateway.clock().plusSeconds(60).toOffsetDateTime().toString();
        byte[] body = InquiryRecord.about(about.localNumbers().get(RunningGateway.SYSTEM))
                .bytes();
        system.send(system.message(body, Map.of("SekishoMessageId", id, "SekishoExpiresAt", deadline)));
        return id;
    }

    private static String request(RunningGateway gateway, String senderId) {
        return gateway.query(
                        "select r.id from request r join message m on m.id = r.message_id where m.sender_id = ?",
                        senderId)
                .get(0);
    }
}
