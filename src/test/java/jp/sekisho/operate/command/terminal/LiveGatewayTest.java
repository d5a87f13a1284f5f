package jp.sekisho.operate.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.ObjectName;
import jp.sekisho.Patience;
import jp.sekisho.assembly.AttachGuard;
import jp.sekisho.operate.access.AccountFile;
import jp.sekisho.operate.access.Accounts;
import jp.sekisho.operate.access.DemoAccounts;
import jp.sekisho.operate.access.Logins;
import jp.sekisho.operate.access.Slowdown;
import jp.sekisho.operate.command.SekishoCommand;
import jp.sekisho.operate.jmx.Admission;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.DescribedBean;
import jp.sekisho.operate.jmx.LoginBean;
import jp.sekisho.operate.jmx.LoginMBean;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.message.DeadLettersMXBean;
import jp.sekisho.operate.jmx.message.OutcomesMXBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask a running gateway, against beans in a process of their own. */
class LiveGatewayTest {
    private static final String PASSWORD = "a password for tests";
    private static final Caller CALLER = new Caller(Optional::empty);
    private static final String TAXES = "out.taxes.inquiry-result";
    private static final String WELFARE = "out.welfare.inquiry-result";

    @TempDir
    static Path data;

    private static Process process;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A process with the beans of a gateway, and without the gateway; ends with its input. */
    static final class Beans {
        private Beans() {}

        public static void main(String[] arguments) throws Exception {
            AttachGuard.install();
            register(DeadLettersMXBean.NAME, new NoDeadLetters(), DeadLettersMXBean.class);
            register(BeanNames.outcomes(TAXES), new Outcomes(TAXES), OutcomesMXBean.class);
            register(BeanNames.outcomes(WELFARE), new Outcomes(WELFARE), OutcomesMXBean.class);
            register(LoginMBean.NAME, login(), LoginMBean.class);
            System.out.println("ready");
            while (System.in.read() >= 0) {
                continue;
            }
        }

        private static LoginBean login() {
            Accounts accounts = new Accounts(
                    new AccountFile(Path.of("no-such-file")), () -> DemoAccounts.of(id -> PASSWORD), id -> {});
            Logins logins = new Logins(
                    accounts,
                    new Slowdown(System::nanoTime),
                    new Logins.Records(refused -> {}, name -> "unknown"),
                    Clock.systemUTC());
            LoginBean.Calls calls = new LoginBean.Calls(CALLER, ManagementFactory.getPlatformMBeanServer());
            return new LoginBean(logins, accounts, TreeMap::new, calls);
        }

        private static <T> void register(String name, T bean, Class<T> type) throws Exception {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(
                            DescribedBean.of(bean, type, new Admission(CALLER, refused -> {})), new ObjectName(name));
        }
    }

    private static final class NoDeadLetters implements DeadLettersMXBean {
        @Override
        public long getCount() {
            return 0;
        }

        @Override
        public int getDamagedPlaces() {
            return 0;
        }

        @Override
        public String getSummary() {
            return "messages that no door could read: 0";
        }

        @Override
        public List<String> list() {
            return List.of();
        }

        @Override
        public void putBack(long id, String reason) {
            throw new IllegalArgumentException("GATE-011 " + id);
        }

        @Override
        public String discard(long id, String reason) {
            throw new IllegalArgumentException("GATE-011 " + id);
        }
    }

    private record Outcomes(String queue) implements OutcomesMXBean {
        @Override
        public long getUnmarked() {
            return 0;
        }

        @Override
        public long getOldestSeconds() {
            return 0;
        }

        @Override
        public long getHandedOverToday() {
            return 0;
        }

        @Override
        public List<String> getSetAside() {
            return List.of("o-1 of " + queue);
        }

        @Override
        public void putBack(String id, String reason) {}

        @Override
        public String discard(String id, String reason) {
            return "p-1";
        }

        @Override
        public String getSummary() {
            return queue + " stands";
        }
    }

    @BeforeAll
    static void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Beans.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader says = process.inputReader();
        assertThat(says.readLine()).isEqualTo("ready");
        Files.writeString(data.resolve("gateway.pid"), process.pid() + "\n");
    }

    @AfterAll
    static void end() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_list_of_nothing_says_so() {
        assertThat(run("dead", "list")).isZero();
        assertThat(out.toString()).contains("could read: 0");
    }

    @Test
    void what_the_gateway_refuses_is_said_in_its_words() {
        assertThat(run("dead", "put-back", "17", "why")).isEqualTo(2);
        assertThat(err.toString()).contains("GATE-011 17");
    }

    @Test
    void without_a_queue_all_queues_are_shown() {
        assertThat(run("outcomes", "show")).isZero();
        assertThat(out.toString())
                .containsSubsequence(TAXES + " stands", "o-1 of " + TAXES, WELFARE + " stands", "o-1 of " + WELFARE);
    }

    @Test
    void a_queue_may_be_named_before_and_after_the_subcommand() {
        assertThat(run("outcomes", "--queue", TAXES, "show")).isZero();
        assertThat(run("outcomes", "discard", "o-1", "why", "--queue", TAXES)).isZero();
        assertThat(out.toString())
                .contains(TAXES, "sekisho proposals confirm p-1")
                .doesNotContain(WELFARE);
    }

    @Test
    void a_decision_needs_a_queue_that_there_is() {
        assertThat(run("outcomes", "put-back", "o-1", "why")).isEqualTo(2);
        assertThat(run("outcomes", "put-back", "o-1", "why", "--queue", "out.*"))
                .isEqualTo(2);
        assertThat(run("outcomes", "show", "--queue", "out.nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("Name the queue", "no queue out.*", "no queue out.nothing");
    }

    @Test
    void a_link_that_there_is_not_is_named() {
        assertThat(run("link", "show", "--link", "nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no link nothing");
    }

    @Test
    void a_pid_file_without_a_number_names_no_gateway(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("gateway.pid"), "");

        assertThat(runOn(other, "dead", "list")).isEqualTo(2);
        assertThat(err.toString()).contains("No gateway runs on " + other);
    }

    @Test
    void a_process_that_is_no_gateway_is_named(@TempDir Path other) throws Exception {
        Process cat = new ProcessBuilder("cat").start();
        try {
            Files.writeString(other.resolve("gateway.pid"), Long.toString(cat.pid()));

            assertThat(runOn(other, "dead", "list")).isEqualTo(2);
            assertThat(err.toString()).contains("Process " + cat.pid() + " does not answer as a gateway");
        } finally {
            cat.destroyForcibly();
        }
    }

    /** As while a gateway starts. */
    @Test
    void a_gateway_without_the_bean_does_not_answer() {
        assertThat(run("parked", "list")).isEqualTo(2);
        assertThat(err.toString()).contains("does not answer as a gateway");
    }

    @Test
    void whoever_attaches_looks_at_every_bean_and_acts_through_none_but_ours() throws IOException {
        try (RunningGateway gateway = RunningGateway.connect(process.pid())) {
            MemoryMXBean memory = gateway.bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            DeadLettersMXBean letters = gateway.bean(DeadLettersMXBean.NAME, DeadLettersMXBean.class);

            assertThat(memory.getHeapMemoryUsage().getUsed()).isPositive();
            assertThat(letters.list()).isEmpty();
            assertThatThrownBy(memory::gc).isInstanceOf(SecurityException.class).hasMessageContaining("ACCESS-003");
            assertThatThrownBy(() -> memory.setVerbose(true)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> letters.putBack(17, "why")).hasMessageContaining("ACCESS-003");
            gateway.login("operator", PASSWORD);
            DeadLettersMXBean asOperator = gateway.bean(DeadLettersMXBean.NAME, DeadLettersMXBean.class);
            assertThatThrownBy(() -> asOperator.putBack(17, "why")).hasMessageContaining("GATE-011");
        }
    }

    @Test
    void nobody_acts_without_a_login() {
        assertThat(runOn(data, "dead", "put-back", "17", "why")).isEqualTo(2);
        assertThat(err.toString()).contains("COMMAND-005", "--user");
    }

    @Test
    void a_wrong_password_and_one_that_others_can_read_are_refused() throws IOException {
        Path wrong = passwordFile("wrong", "not the password", "rw-------");
        assertThat(as("operator", wrong)).isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-001");

        Path open = passwordFile("open", PASSWORD, "rw-r--r--");
        assertThat(as("operator", open)).isEqualTo(2);
        assertThat(err.toString()).contains("COMMAND-006");
    }

    @Test
    void whose_role_does_not_permit_it_is_refused() throws IOException {
        assertThat(as("auditor", passwordFile("right", PASSWORD, "rw-------"))).isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-004", "DeadLetters.putBack", "operator");
    }

    private int as(String user, Path password) {
        return runOn(data, "dead", "put-back", "17", "why", "--user", user, "--password-file", password.toString());
    }

    private static Path passwordFile(String name, String password, String mode) throws IOException {
        Path file = data.resolve(name);
        Files.writeString(file, password + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    /** By an operator who has logged in, where it acts. */
    private int run(String... words) {
        try {
            String password = passwordFile("password", PASSWORD, "rw-------").toString();
            return runOn(
                    data,
                    Stream.concat(Stream.of(words), Stream.of("--user", "operator", "--password-file", password))
                            .toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int runOn(Path folder, String... words) {
        String[] all = Stream.concat(Stream.of(words), Stream.of("--data", folder.toString()))
                .toArray(String[]::new);
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), all);
    }
}
