package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.sekisho.PageCode;
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
    private static final String REPLICA = "mappings/city/interfaces/replica.interface.yaml";

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
            forget();
            setup().copied();
            LiveCatalogue live = gateway.part(LiveCatalogue.class);
            assertThat(live.reload().issues())
                    .extracting(Issue::finding)
                    .extracting(finding -> finding.code().wire())
                    .containsExactly("OPEN-002");
            assertThat(live.current().interfaces()).containsKey("replica");
        }

        Throwable refused = catchThrowable(() -> setup().start());

        SekishoException why = known(refused);
        assertThat(why.code().wire()).isEqualTo("OPEN-002");
        assertThat(why.finding().english()).contains("child-allowance", "replica", "1 of its messages");
        try (RunningGateway gateway = withReplica().start();
                BusinessSystem system = gateway.connect(ALLOWANCE, "replica")) {
            offer(gateway, copy, parent);
            assertThat(system.receive().summary()).isEqualTo("RESULT");
            gateway.awaitOutboxesEmpty();
        }
        forget();
        try (RunningGateway gateway = setup().start()) {
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

    private void on(TestDatabases kind) {
        database = kind == TestDatabases.H2 ? "" : kind.url("changed_interfaces_" + System.nanoTime());
    }

    private RunningGateway.Setup setup() {
        RunningGateway.Setup setup = RunningGateway.in(folder).platform(platform.address());
        return database.isEmpty() ? setup : setup.database(database);
    }

    private RunningGateway.Setup withReplica() {
        RunningGateway.Setup setup = setup();
        PageCode.files("adding-an-interface.md").forEach((file, text) -> setup.edit(file, before -> text));
        UnaryOperator<String> often = text ->
                text.replace("operation: replica-results\n", "operation: replica-results\n        pollMillis: 50\n");
        return setup.edit("routes/city/replica.camel.yaml", often);
    }

    private void forget() throws Exception {
        FileSystemUtils.deleteRecursively(folder.resolve("mappings"));
        FileSystemUtils.deleteRecursively(folder.resolve("routes"));
    }

    private Letter sent(RunningGateway gateway, Resident parent) throws Exception {
        try (BusinessSystem system = gateway.connect(ALLOWANCE, "replica")) {
            system.sendTo(
                    "in.child-allowance.replica",
                    system.message(
                            "整理番号,受給者番号,児童番号,情報名,支給額\r\nJ-1,"
                                    + parent.localNumbers().get(ALLOWANCE) + ",,TM00000000000002,15000\r\n",
                            Map.of("SekishoMessageId", "r-1")));
            RunningGateway.await("it is sent", () -> gateway.stateOf("r-1").equals("SENT"));
        }
        List<Letter> letters = platform.inquiries();
        return letters.get(letters.size() - 1);
    }

    private void offer(RunningGateway gateway, Letter copy, Resident parent) {
        byte[] result = ("<replica-result xmlns=\"" + ScriptedPlatform.NAMESPACE + "\"><団体内統合宛名番号>"
                        + gateway.atena(parent, ALLOWANCE) + "</団体内統合宛名番号><処理結果コード>0000</処理結果コード></replica-result>")
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
