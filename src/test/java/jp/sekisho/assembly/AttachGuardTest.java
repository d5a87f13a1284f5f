package jp.sekisho.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.Test;

/** The guard in a process of its own: in this one the platform's beans are there already. */
class AttachGuardTest {

    /** Starts as a gateway does. */
    static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            try {
                AttachGuard.install();
                AttachGuard.install();
                System.out.print("guarded");
            } catch (SekishoException e) {
                System.out.print(e.code().wire());
            }
        }
    }

    @Test
    void it_is_put_around_the_platforms_beans() throws Exception {
        assertThat(started()).isEqualTo("guarded");
    }

    @Test
    void where_the_platforms_beans_were_there_before_it_the_start_is_refused() throws Exception {
        assertThat(started("-Dcom.sun.management.jmxremote")).isEqualTo("START-011");
    }

    private static String started(String... settings) throws IOException {
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(settings),
                        Stream.of(
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                Start.class.getName()))
                .flatMap(words -> words)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
