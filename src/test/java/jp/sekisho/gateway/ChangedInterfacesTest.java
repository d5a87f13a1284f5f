package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.SekishoException;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.Letter;
import jp.sekisho.source.Issue;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** A gateway whose files change while its messages are open. */
class ChangedInterfacesTest {
    private static final String ALLOWANCE = "child-allowance";
    private static final String INFORMATION = "TM00000000000074";
    private static final String REPLICA = "mappings/city/interfaces/replica.interface.yaml";
    private static final String SYSTEM = "mappings/city/systems/child-allowance.system.yaml";

    @TempDir
    private Path folder;

    private ScriptedPlatform platform;
    private String database = "";

    @BeforeEach
    void connect() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
    }

    @AfterEach
    void disconnect() {
        platform.close();
    }

    @ParameterizedTest
    @EnumSource
    void neitherAReloadNorAStartLosesAnInterfaceBeforeItsMessagesHaveEnded(TestDatabases kind) throws Exception {
        on(kind);
        Resident parent;
        Letter copy;
        try (RunningGateway gateway = withReplica().start()) {
            parent = gateway.city().knownTo(ALLOWANCE).findFirst().orElseThrow();
            copy = sent(gateway, parent);
            withoutReplica().copied();
            LiveCatalogue live = gateway.part(LiveCatalogue.class);
            assertThat(live.reload().issues())
                    .extracting(Issue::finding)
                    .extracting(finding -> finding.code().wire())
                    .containsExactly("OPEN-002");
            assertThat(live.current().interfaces()).containsKey("replica");
        }

        Throwable refused = catchThrowable(() -> withoutReplica().start());

        SekishoException why = known(refused);
        assertThat(why.code().wire()).isEqualTo("OPEN-002");
        assertThat(why.finding().english()).contains("child-allowance", "replica", "1 of its messages");
        try (RunningGateway gateway = withReplica().start();
                BusinessSystem system = gateway.connect(ALLOWANCE, "replica")) {
            offer(gateway, copy, parent);
            assertThat(system.receive().summary()).isEqualTo("RESULT");
            gateway.awaitOutboxesEmpty();
        }
        try (RunningGateway gateway = withoutReplica().start()) {
            assertThat(gateway.part(LiveCatalogue.class).current().interfaces()).doesNotContainKey("replica");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeGoesWhereItWasPromisedThoughNoFileNamesThatQueueAnyMore(TestDatabases kind) throws Exception {
        on(kind);
        Resident parent;
        Letter copy;
        try (RunningGateway gateway = withReplica().start()) {
            parent = gateway.city().knownTo(ALLOWANCE).findFirst().orElseThrow();
            copy = sent(gateway, parent);
        }
        FileSystemUtils.deleteRecursively(folder.resolve("data/broker"));

        try (RunningGateway gateway = withReplica()
                        .edit(REPLICA, text -> text + "answer: copied\n")
                        .start();
                BusinessSystem system = gateway.connect(ALLOWANCE, "replica")) {
            offer(gateway, copy, parent);

            Outcome outcome = system.receive();

            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(gateway.query(
                            "select distinct queue from outbox where pending is not null or marked_at is not null"))
                    .containsExactly("out.child-allowance.replica-result");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatItsOutcomesAreCalledIsNoMatterOfTheCounterparts(TestDatabases kind) throws Exception {
        on(kind);
        try (RunningGateway gateway = withReplica()
                        .edit(REPLICA, text -> text + "answer: copied-result\n")
                        .start();
                BusinessSystem system = gateway.connect(ALLOWANCE, "copied")) {
            Resident parent = gateway.city().knownTo(ALLOWANCE).findFirst().orElseThrow();
            Letter copy = sent(gateway, system, parent);
            offer(gateway, copy, parent);

            Outcome outcome = system.receive();

            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(outcome.property("SekishoInReplyTo")).isEqualTo("r-1");
        }
    }

    private void on(TestDatabases kind) {
        database = kind == TestDatabases.H2 ? "" : kind.url("changed_interfaces_" + System.nanoTime());
    }

    private RunningGateway.Setup setup() {
        RunningGateway.Setup setup = RunningGateway.in(folder).platform(platform.address());
        return database.isEmpty() ? setup : setup.database(database);
    }

    private RunningGateway.Setup withReplica() {
        return setup().edit(
                        "routes/city/replica.camel.yaml",
                        text -> RunningGateway.Setup.replaced(
                                text,
                                "operation: replica-results\n",
                                "operation: replica-results\n        pollMillis: 50\n"));
    }

    private RunningGateway.Setup withoutReplica() {
        return setup().without(".*replica.*").edit(SYSTEM, text -> text.replaceAll("(?s)  replica:.*?\n(?=  \\w)", ""));
    }

    private Letter sent(RunningGateway gateway, Resident parent) throws Exception {
        try (BusinessSystem system = gateway.connect(ALLOWANCE, "replica")) {
            return sent(gateway, system, parent);
        }
    }

    private Letter sent(RunningGateway gateway, BusinessSystem system, Resident parent) throws Exception {
        system.sendTo(
                "in.child-allowance.replica",
                system.message(
                        "整理番号,処理区分,受給者番号,児童番号,情報名,データセット,版,期間開始日,期間終了日,公開開始日,公開終了日,項目コード,項目値,更新日時,自動応答不可,不開示\r\n"
                                + "J-1,N," + parent.localNumbers().get(ALLOWANCE) + ",," + INFORMATION
                                + ",0001,0001,2026-04-01,2027-03-31,2026-11-10,,SK00000000000001,15000,2026-11-10 09:30:00,N,N\r\n",
                        Map.of("SekishoMessageId", "r-1")));
        RunningGateway.await("it is sent", () -> gateway.stateOf("r-1").equals("SENT"));
        List<Letter> letters = platform.inquiries();
        return letters.get(letters.size() - 1);
    }

    private void offer(RunningGateway gateway, Letter copy, Resident parent) {
        byte[] result = ("<replica-result xmlns=\"" + ScriptedPlatform.NAMESPACE + "\"><団体内統合宛名番号>"
                        + gateway.atena(parent, ALLOWANCE) + "</団体内統合宛名番号><特定個人情報名コード>" + INFORMATION
                        + "</特定個人情報名コード><処理結果コード>0000</処理結果コード></replica-result>")
                .getBytes(UTF_8);
        platform.offer("replica", "a-1", () -> platform.answer("a-1", copy, result));
    }

    private static SekishoException known(Throwable refused) {
        Throwable cause = refused;
        while (cause != null && !(cause instanceof SekishoException)) {
            cause = cause.getCause();
        }
        assertThat(cause).isNotNull();
        return (SekishoException) cause;
    }
}
