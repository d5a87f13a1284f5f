package jp.sekisho.operate.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import jp.sekisho.convert.file.FileError;
import jp.sekisho.error.Finding;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailureTest {
    private final StringWriter err = new StringWriter();

    @Test
    void of_what_was_not_foreseen_only_the_kind_is_named() {
        assertThat(run(() -> Integer.parseInt("試験太郎"))).isEqualTo(2);

        assertThat(err.toString())
                .contains("予期しない誤り", "not foreseen (NumberFormatException)")
                .doesNotContain("試験太郎", "\tat ");
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void a_finding_is_told_in_both_languages() {
        assertThat(run(() -> {
                    throw Finding.of(FileError.NO_FILE, "file", "x").asException();
                }))
                .isEqualTo(2);

        assertThat(err.toString().lines()).containsExactly("FILE-007  x がありません。", "      There is no file x.");
    }

    private int run(Callable<Integer> step) {
        return new CommandLine(new Failing(step))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new Failure())
                .execute();
    }

    @Command(name = "failing")
    private record Failing(Callable<Integer> step) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return step.call();
        }
    }
}
