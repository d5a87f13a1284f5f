package jp.sekisho.assembly.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;

class EndInTimeTest {
    /** Its end waits for what never comes. */
    static final class NeverEnds {
        private NeverEnds() {}

        public static void main(String[] arguments) throws InterruptedException {
            CountDownLatch never = new CountDownLatch(1);
            hangAtTheEnd(() -> awaitUninterrupted(never));
        }

        private static void awaitUninterrupted(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                awaitUninterrupted(latch);
            }
        }
    }

    /** Its end waits for an error stream that nobody reads. */
    static final class NeverHeard {
        private NeverHeard() {}

        public static void main(String[] arguments) throws InterruptedException {
            hangAtTheEnd(() -> Stream.generate(() -> "x".repeat(1000)).forEach(System.err::println));
        }
    }

    private static void hangAtTheEnd(Runnable hook) throws InterruptedException {
        EndInTime.within(Duration.ofMillis(100));
        Runtime.getRuntime().addShutdownHook(new Thread(hook));
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    @Test
    void aProcessThatIsToldToEndEndsWhateverItWaitsFor() throws Exception {
        Process process = process(NeverEnds.class).redirectErrorStream(true).start();
        try (BufferedReader says = process.inputReader()) {
            assertThat(says.readLine()).isEqualTo("ready");

            process.toHandle().destroy();

            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(rest(says)).contains("did not end in order");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aProcessWhoseErrorStreamNobodyReadsEndsToo() throws Exception {
        Process process = process(NeverHeard.class).start();
        try (BufferedReader says = process.inputReader()) {
            assertThat(says.readLine()).isEqualTo("ready");

            process.toHandle().destroy();

            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder process(Class<?> main) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName());
    }

    private static String rest(BufferedReader says) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String line = says.readLine(); line != null; line = says.readLine()) {
            rest.append(line);
        }
        return rest.toString();
    }
}
