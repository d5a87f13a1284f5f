package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMX;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jp.sekisho.operate.access.Right;
import jp.sekisho.operate.access.Right.Kind;
import jp.sekisho.operate.access.Rights;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.LedgerMXBean;
import jp.sekisho.operate.jmx.LoginMBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may act, by the web console and over local JMX, in a running gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final String LINK = BeanNames.link("platform");
    private static final String HOLD =
            "{\"type\":\"exec\",\"mbean\":\"" + LINK + "\",\"operation\":\"%s\",\"arguments\":[\"bulk\",\"試験\"]}";
    private static final String READ = Console.reading(LINK);

    @TempDir
    static Path folder;

    private RunningGateway gateway;
    private Console console;

    @BeforeAll
    void start() throws Exception {
        gateway = RunningGateway.in(folder).console().start();
        console = Console.of(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void everyOperationOfEveryBeanHasItsRowAndEveryRowItsOperation() throws Exception {
        Set<String> operations = new TreeSet<>();
        for (ObjectName bean : SERVER.queryNames(new ObjectName("jp.sekisho:*"), null)) {
            for (MBeanOperationInfo operation : SERVER.getMBeanInfo(bean).getOperations()) {
                operations.add(bean.getKeyProperty("type") + "." + operation.getName());
            }
        }

        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(Rights.all().stream()
                        .filter(right -> right.kind() != Kind.COMMANDS)
                        .map(Right::operation)
                        .toList());
    }

    @Test
    void attachingShowsAndLetsNobodyAct() throws Exception {
        LinkMXBean link = JMX.newMXBeanProxy(SERVER, new ObjectName(LINK), LinkMXBean.class);
        LedgerMXBean ledger = JMX.newMXBeanProxy(SERVER, new ObjectName(LedgerMXBean.NAME), LedgerMXBean.class);

        assertThat(link.getSummary()).isNotEmpty();
        assertThat(ledger.verify().getFindings()).isEmpty();
        assertThatThrownBy(() -> link.hold("bulk", "試験")).hasMessageStartingWith("ACCESS-003");
        awaitAudit("(none) NOT_LOGGED_IN Link.hold");
    }

    @Test
    void eachRoleDoesWhatItsRowsSayAndNothingElse() throws Exception {
        assertThat(console(HOLD.formatted("hold"), "auditor").body()).contains("ACCESS-004");
        assertThat(console(HOLD.formatted("hold"), "engineer").body()).contains("ACCESS-004");
        assertThat(console(HOLD.formatted("hold"), "administrator").body()).contains("ACCESS-004");
        assertThat(console(READ, "auditor").body()).contains("PacePerSecond");
        assertThat(console(HOLD.formatted("hold"), "operator-2").body()).contains("\"status\":200");
        assertThat(console(HOLD.formatted("release"), "operator").body()).contains("\"status\":200");

        assertThat(gateway.query("select user_name from ledger where event in ('HELD', 'RELEASED') order by seq"))
                .containsExactly("console:operator-2", "console:operator");
        awaitAudit("auditor NOT_PERMITTED Link.hold");
        LinkMXBean asAuditor = JMX.newMXBeanProxy(gateway.as("auditor"), new ObjectName(LINK), LinkMXBean.class);
        assertThatThrownBy(() -> asAuditor.hold("bulk", "試験")).hasMessageStartingWith("ACCESS-004");
    }

    @Test
    void fiftyWrongPasswordsAreSlowedAndLeaveATrace() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(console.post(READ, console.as("engineer", "wrong-" + i)).statusCode());
        }

        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers.subList(12, 50)).contains(429);
        assertThat(answers.stream().filter(answer -> answer == 401).count()).isLessThan(20);
        assertThat(console(READ, "engineer").statusCode())
                .as("the right one, at once")
                .isEqualTo(429);
        RunningGateway.await("all of them in the audit", () -> attempts("engineer") >= 51);
        assertThat(gateway.query("select distinct remote_address || ' ' || address from security_audit"
                        + " where username = 'engineer' and event in ('BAD_CREDENTIALS', 'TOO_MANY_FAILURES')"))
                .containsExactly("127.0.0.1 console");
        assertThat(JMX.newMBeanProxy(SERVER, new ObjectName(LoginMBean.NAME), LoginMBean.class)
                        .getFailedLogins())
                .isGreaterThanOrEqualTo(51);
        assertThat(console(READ, "auditor").statusCode())
                .as("nobody else waits")
                .isEqualTo(200);
        RunningGateway.await(
                "the right one, after a while", () -> console(READ, "engineer").statusCode() == 200);
    }

    @Test
    void aNameThatIsNobodysIsRecordedHidden() throws Exception {
        assertThat(console.post(READ, console.as("my-secret-passphrase", "x")).statusCode())
                .isEqualTo(401);

        RunningGateway.await(
                "its row", () -> !gateway.query("select id from security_audit where username like 'unknown-%'")
                        .isEmpty());
        assertThat(gateway.query("select username from security_audit")).doesNotContain("my-secret-passphrase");
    }

    private int attempts(String account) {
        return gateway
                .query("select cast(times as varchar(20)) from security_audit where username = ?", account)
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private void awaitAudit(String row) {
        RunningGateway.await(
                row, () -> gateway.query("select username || ' ' || event || ' ' || address from security_audit")
                        .contains(row));
    }

    private HttpResponse<String> console(String body, String account) throws Exception {
        return console.post(body, console.as(account));
    }
}
