package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.Patience;
import jp.sekisho.seal.Letter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The clients that the READMEs show, line by line as they stand there; only the broker's port is the test's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeClientsIT {
    private static final Path CLASS_PATH = Path.of("target", "sekisho.classpath");

    @TempDir
    static Path folder;

    private ScriptedPlatform platform;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        platform.receipts(this::answeredAtOnce);
        gateway = RunningGateway.in(folder).platform(platform.address()).start();
        for (String system : List.of("late-stage-elderly", "child-allowance")) {
            gateway.password(system); // as a running gateway has made them for all of its systems
        }
        Files.createDirectories(folder.resolve("target"));
        Files.copy(CLASS_PATH, folder.resolve(CLASS_PATH));
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        platform.close();
    }

    @Test
    void the_two_readmes_show_the_same_clients() throws Exception {
        for (String language : List.of("java", "python")) {
            assertThat(client("README.ja.md", language)).isEqualTo(client("README.md", language));
        }
    }

    @Test
    void a_jms_client_in_java_asks_and_is_answered() throws Exception {
        assertThat(run("java", "Ask.java", "java -cp \"$(cat target/sekisho.classpath)\" Ask.java"))
                .contains("RESULT")
                .contains("照会結果一覧", "4413459805");
        assertThat(outcomesLeft("late-stage-elderly")).isZero();
    }

    @Test
    void an_amqp_client_in_python_asks_and_is_answered() throws Exception {
        assertThat(run("python", "ask.py", "/usr/bin/python3 ask.py"))
                .contains("RESULT")
                .contains("整理番号", "4350758718");
        assertThat(outcomesLeft("child-allowance")).isZero();
    }

    @Test
    void an_amqp_client_with_a_wrong_password_ends_and_says_so() throws Exception {
        String client = client("README.md", "python").replace("password=password", "password=\"wrong\"");

        Ended ended = ended(client, "wrong.py", "/usr/bin/python3 wrong.py");

        assertThat(ended.exit).isNotZero();
        assertThat(ended.said).contains("unauthorized");
    }

    /** What the next reader of the system's outcomes would be given a second time. */
    private long outcomesLeft(String system) {
        return gateway.broker().depths().get("out." + system + ".inquiry-result");
    }

    private record Ended(int exit, String said) {}

    private String run(String language, String file, String command) throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + command + "`");
        Ended ended = ended(client("README.md", language), file, command);
        assertThat(ended.exit).as(ended.said).isZero();
        return ended.said;
    }

    private Ended ended(String client, String file, String command) throws Exception {
        Files.writeString(folder.resolve(file), client.replace("61616", Integer.toString(gateway.brokerPort())));
        Path output = folder.resolve(file + ".out");
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS))
                    .as("it ends: " + Files.readString(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static String client(String readme, String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(readme)));
        assertThat(block.find()).as(language + " in " + readme).isTrue();
        return block.group(1);
    }

    private ScriptedPlatform.Reply answeredAtOnce(Letter inquiry) {
        String answerId = "a-" + inquiry.head().messageId();
        byte[] result = ScriptedPlatform.result(ScriptedPlatform.item(inquiry, "団体内統合宛名番号"));
        platform.offer(answerId, () -> platform.answer(answerId, inquiry, result));
        return platform.receipt(inquiry);
    }
}
