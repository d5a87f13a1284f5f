package jp.sekisho.demo.platform;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.demo.GatewaySide;
import jp.sekisho.demo.GatewaySide.NoAnswer;
import jp.sekisho.demo.GatewaySide.Result;
import jp.sekisho.demo.counterpart.Journal;
import jp.sekisho.seal.Head;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a process of its own, killed with SIGKILL while it works. */
class PlatformSimulatorDeathIT {
    private static final int SENDERS = 4;
    private static final int BEFORE_THE_KILL = 25;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void what_it_promised_it_keeps_however_it_dies() throws Exception {
        Map<String, String> receipts = new ConcurrentHashMap<>();
        Map<String, String> answers = new HashMap<>();
        List<String> ids = new CopyOnWriteArrayList<>();

        // killed while four senders ask
        GatewaySide first = start();
        List<Thread> senders = senders(first, ids, receipts);
        await().until(() -> receipts.size() >= BEFORE_THE_KILL);
        kill();
        for (Thread sender : senders) {
            sender.join();
        }
        Map<String, String> promised = Map.copyOf(receipts);
        assertThat(promised).hasSizeBetween(BEFORE_THE_KILL, ids.size() - 1);

        // everything is sent again under the same ids
        GatewaySide second = start();
        for (String id : ids) {
            String receipt = second.receipt(second.ask(id, GatewaySide.inquiry("000000000000019")));
            assertThat(receipt).isEqualTo(promised.getOrDefault(id, receipt));
            receipts.put(id, receipt);
        }
        assertThat(new HashSet<>(receipts.values())).hasSize(ids.size());

        // killed while results are fetched and confirmed
        Set<String> confirmed = new HashSet<>();
        await().until(() -> second.poll(0, ids.size()).size() >= ids.size() / 2);
        for (Result result : second.poll(0, ids.size() / 4)) {
            Head head = second.seal.unseal(result.sealed()).head();
            answers.put(head.inReplyTo().orElseThrow(), head.messageId());
            assertThat(second.confirm(List.of(head.messageId())).statusCode()).isEqualTo(204);
            confirmed.add(head.inReplyTo().orElseThrow());
        }
        kill();

        GatewaySide third = start();
        await().until(() -> third.poll(0, ids.size()).size() == ids.size() - confirmed.size());
        for (Result result : third.poll(0, ids.size())) {
            Head head = third.seal.unseal(result.sealed()).head();
            String request = head.inReplyTo().orElseThrow();
            assertThat(confirmed).doesNotContain(request);
            assertThat(answers.put(request, head.messageId())).isNull();
        }
        assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(new HashSet<>(answers.values())).hasSize(ids.size());
        assertLogs(ids, receipts, confirmed);
    }

    private void assertLogs(List<String> ids, Map<String, String> receipts, Set<String> confirmed) {
        List<String[]> seen = Journal.lines(folder.resolve("platform/first-seen.log")).stream()
                .map(line -> line.split("\t"))
                .toList();
        assertThat(seen).extracting(words -> words[1]).containsExactlyInAnyOrderElementsOf(ids);
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i)[0]).isEqualTo(Integer.toString(i + 1));
            assertThat(seen.get(i)[3]).isEqualTo(receipts.get(seen.get(i)[1]));
        }
        assertThat(Journal.lines(folder.resolve("platform/confirmed.log")))
                .extracting(line -> line.split("\t")[1])
                .containsExactlyInAnyOrderElementsOf(confirmed);
    }

    private static List<Thread> senders(GatewaySide gateway, List<String> ids, Map<String, String> receipts) {
        List<Thread> senders = Stream.generate(() -> new Thread(() -> askUntilItDies(gateway, ids, receipts)))
                .limit(SENDERS)
                .toList();
        senders.forEach(Thread::start);
        return senders;
    }

    private static void askUntilItDies(GatewaySide gateway, List<String> ids, Map<String, String> receipts) {
        Random random = new Random();
        try {
            while (true) {
                String id = GatewaySide.id(random);
                ids.add(id);
                receipts.put(id, gateway.receipt(gateway.ask(id, GatewaySide.inquiry("000000000000019"))));
            }
        } catch (NoAnswer e) {
            // as it should
        }
    }

    private GatewaySide start() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        PlatformSimulator.class.getName(),
                        "--port",
                        "0",
                        "--hours",
                        "always",
                        "--answer-delay-ms",
                        "0-50",
                        "--slow-rate",
                        "0",
                        "--data",
                        folder.resolve("platform").toString(),
                        "--certs",
                        folder.resolve("certs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("platform ready port=")) {
            line = output.readLine();
        }
        assertThat(line).as("the line that says it is ready").isNotNull();
        return new GatewaySide(
                folder.resolve("certs"), Integer.parseInt(line.substring("platform ready port=".length())));
    }

    private void kill() throws InterruptedException {
        Process process = started.get(started.size() - 1);
        process.destroyForcibly(); // SIGKILL
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(137);
    }
}
