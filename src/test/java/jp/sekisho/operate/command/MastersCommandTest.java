package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MastersCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    @Test
    void without_a_running_gateway_it_says_so_and_ends_with_2() {
        assertThat(run("masters", "list", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("No gateway runs on " + data);
    }

    @Test
    void adopting_and_taking_back_want_a_reason() {
        assertThat(run("masters", "adopt", "1")).isEqualTo(2);
        assertThat(run("masters", "take-back")).isEqualTo(2);
        assertThat(err.toString()).contains("--reason", "REASON");
    }

    @Test
    void it_names_what_it_can_do() {
        assertThat(run("masters")).isEqualTo(2);
        assertThat(run("masters", "--help")).isZero();
        assertThat(out.toString()).contains("list", "receive", "look", "adopt", "take-back");
    }

    private int run(String... words) {
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), words);
    }
}
