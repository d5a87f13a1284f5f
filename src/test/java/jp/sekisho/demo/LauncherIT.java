package jp.sekisho.demo;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.Interrupt;
import jp.sekisho.Patience;
import jp.sekisho.PersonalTraces;
import jp.sekisho.Ports;
import jp.sekisho.QuickStart;
import jp.sekisho.registry.synthetic.SyntheticCity;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its user runs it, faster. */
class LauncherIT {

    private static final int POPULATION = 400;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final int brokerPort = Ports.free();
    private final int consolePort = Ports.free();
    private final int platformPort = Ports.free();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void it_tells_two_days_names_commands_that_run_and_goes_on() throws Exception {
        Process demo = start("--rate=1440", "--pace=20");
        awaitLines(
                "platform     CLOSED until 08:30 · waiting ",
                "platform     OPEN",
                "platform     CLOSED until Wed 08:30",
                "日締め       生活保護 ",
                "platform     OPEN",
                "日締め       生活保護 ");
        // on a slow machine not all has been taken in when it is told
        awaitLine("platform     CLOSED until 08:30 · waiting ", "(生活保護 ", " · through by ");
        // where the first answers take long, the gateway is killed after the platform has closed
        awaitLines("platform     OPEN", "gateway      killed on purpose · ", "gateway      back after ");
        awaitLine("生活保護     ", "REFUSED  PERMIT-004  この事務では ");
        awaitLine("児童手当     ", "REFUSED  ATENA-001  ");
        awaitLine("児童手当     ", "RESULT   該当なし");
        awaitLine("児童手当     ", "RESULT   副本 登録済");
        awaitLine("児童手当     ", "RESULT   副本の更新 該当する副本なし");
        awaitLine("児童手当     ", "REFUSED  副本 PERMIT-");
        awaitLine("児童手当     ", "RESULT   自動応答不可の設定 受付番号 ");
        awaitLine("platform     answer for ", " does not verify: refused, recorded, asked for again");
        awaitLine("juki gateway ready after ");
        awaitLine("CS           CLOSED until ", "既存住基 ");
        awaitLine("既存住基     ", "RESULT   本人確認情報更新 正常終了");
        awaitLine("既存住基     ", "RESULT   本人確認情報更新 CS が受け付けず: 結果 08");
        awaitLine("他市         ", "広域交付 保持データから回答");
        awaitLine("日締め       既存住基 ", " · difference 0");
        awaitLine("ledger verify --data ");

        List<String> commands = lines.stream()
                .filter(line -> line.startsWith("  /"))
                .map(String::strip)
                .toList();
        assertThat(commands).hasSize(5);
        for (String command : commands) {
            assertRuns(command);
        }
        awaitLine("生活保護     ", "RESULT   自動応答不可のため3営業日目に回答");
        StoryCheck story = StoryCheck.in(folder.resolve("data"));
        await().until(story::eachTamperedAnswerWasTaken);

        Interrupt.heard().send(demo);
        assertThat(demo.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        for (String command : commands) {
            assertRuns(command);
        }
        story.against(lines);
        nothingPersonalIsOnTheDisk();
    }

    /** The scan itself is shown to find somebody: in each way of writing, in a file among the broker's. */
    private void nothingPersonalIsOnTheDisk() throws IOException {
        Path data = folder.resolve("data");
        PersonalTraces traces = new PersonalTraces();
        SyntheticCity city = SyntheticCity.of(1, POPULATION);
        IntStream.range(0, POPULATION).mapToObj(city::resident).forEach(traces::add);

        assertThat(traces.noneBelow(data)).anyMatch(file -> file.toString().endsWith(".amq"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        for (String ours : List.of("broker", "db", "secrets")) {
            assertThat(modes(data.resolve(ours))).containsExactly("rw-------", "rwx------");
        }
        assertThat(modes(data.resolve("clock.json"))).containsExactly("rw-------");

        String name = IntStream.range(0, POPULATION)
                .mapToObj(city::resident)
                .map(resident -> resident.familyName() + resident.givenName())
                .filter(Charset.forName("windows-31j").newEncoder()::canEncode)
                .findFirst()
                .orElseThrow();
        Path planted = data.resolve("broker").resolve("planted");
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-31j")) {
            Files.writeString(planted, name, Charset.forName(charset));
            assertThatThrownBy(() -> traces.noneBelow(data)).as(charset).isInstanceOf(AssertionError.class);
        }
        Files.delete(planted);
    }

    private static Set<String> modes(Path folder) throws IOException {
        Set<String> modes = new TreeSet<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
        return modes;
    }

    @Test
    void it_ends_when_told_to_goes_on_and_leaves_no_gateway_behind() throws Exception {
        Process first = start("--rate=720");
        awaitLine("platform     OPEN");
        long gateway = gatewayPid();

        Interrupt.heard().send(first);

        assertThat(first.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isGreaterThan(128);
        assertThat(isAlive(gateway)).isFalse();
        assertThat(folder.resolve("data/gateway.pid")).doesNotExist();
        String reached = stamp(lines.get(lines.size() - 1));

        // killed itself, it leaves no gateway behind
        lines.clear();
        Process second = start("--rate=1");
        awaitLine("platform     OPEN until 17:00");
        assertThat(stamp(lines.get(1))).isGreaterThanOrEqualTo(reached);
        long orphan = gatewayPid();
        second.destroyForcibly().waitFor();
        await().until(() -> !isAlive(orphan));

        lines.clear();
        Process third = start("--rate=7200", "--days=1", "--no-kill");
        awaitLine("日締め       生活保護 ");
        assertThat(third.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(third.exitValue()).as(String.join("\n", lines)).isZero();
        assertThat(lines).anyMatch(line -> line.endsWith(" · difference 0"));
        StoryCheck.in(folder.resolve("data")).eachEndedAtMostOnce();
    }

    @Test
    void a_port_that_is_taken_is_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(brokerPort)) {
            Process process = start();

            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            await().until(() -> lines.size() == 1);
            assertThat(lines.get(0)).contains("ポート " + taken.getLocalPort() + " は使えません。", "--broker-port");
        }
    }

    /** As somebody who copies it into another terminal, and again while the gateway, killed on purpose, is just coming back. */
    private void assertRuns(String command) throws Exception {
        Run run = run(command);
        for (long until = System.nanoTime() + Patience.LONG.toNanos();
                run.said.contains("STORE-006") && System.nanoTime() < until; ) {
            run = run(command);
        }
        String said = run.said;
        assertThat(run.exit).as(command + "\n" + said).isZero();
        assertThat(said).doesNotContain("Exception", "INFO", "\u001b");
        if (command.contains(" wire ")) {
            assertThat(said)
                    .contains("<xenc:EncryptedData", "opened, signature verified", "個人番号 400 → 0", "住所 ")
                    .containsPattern("(?s)inquiry-result.*inquiry-result");
        } else if (command.contains(" message ")) {
            assertThat(said).contains("結果 outcome");
        } else {
            assertThat(said).contains("whole");
        }
    }

    private record Run(int exit, String said) {}

    private Run run(String command) throws Exception {
        Process process = QuickStart.throughScripts(new ProcessBuilder("sh", "-c", command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        started.add(process);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "--mappings=" + Path.of("mappings").toAbsolutePath(),
                "--routes=" + Path.of("routes").toAbsolutePath(),
                "--broker-port=" + brokerPort,
                "--console-port=" + consolePort,
                "--platform-port=" + platformPort,
                "--juki-broker-port=" + Ports.free(),
                "--juki-console-port=" + Ports.free(),
                "--cs-port=" + Ports.free(),
                "--listen-port=" + Ports.free(),
                "--population=" + POPULATION,
                "--morning=30",
                "--daytime=10"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        started.add(process);
        new Thread(() -> collect(process)).start();
        return process;
    }

    private void collect(Process process) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(no more)");
        }
    }

    /** A line that has all these parts. */
    private void awaitLine(String... parts) {
        try {
            await().atMost(Patience.LONG.multipliedBy(2))
                    .failFast("the launcher ended early", () -> !started.get(0).isAlive() && started.size() == 1)
                    .until(() -> lines.stream()
                            .anyMatch(line -> List.of(parts).stream().allMatch(line::contains)));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no line with " + List.of(parts) + "\n" + String.join("\n", lines), e);
        }
    }

    /** Lines in this order, others between them. */
    private void awaitLines(String... parts) {
        for (int i = 1; i <= parts.length; i++) {
            List<String> soFar = List.of(parts).subList(0, i);
            try {
                await().until(() -> inOrder(soFar));
            } catch (ConditionTimeoutException e) {
                throw new AssertionError("not in order: " + soFar + "\n" + String.join("\n", lines), e);
            }
        }
    }

    private boolean inOrder(List<String> parts) {
        int next = 0;
        for (String line : lines) {
            if (next < parts.size() && line.contains(parts.get(next))) {
                next++;
            }
        }
        return next == parts.size();
    }

    private static String stamp(String line) {
        return line.substring(0, "11-10 08:15".length());
    }

    private long gatewayPid() throws IOException {
        return Long.parseLong(
                Files.readString(folder.resolve("data/gateway.pid")).strip());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
