package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    @Test
    void without_a_running_gateway_it_says_so_and_ends_with_2() {
        assertThat(run("dead", "list", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("No gateway runs on " + data);
    }

    @Test
    void a_number_and_a_reason_are_required() {
        assertThat(run("dead", "discard", "17")).isEqualTo(2);
        assertThat(run("dead", "put-back", "first", "why")).isEqualTo(2);
        assertThat(err.toString()).contains("REASON", "NUMBER");
    }

    @Test
    void it_names_what_it_can_do() {
        assertThat(run("dead")).isEqualTo(2);
        assertThat(run("dead", "--help")).isZero();
        assertThat(out.toString()).contains("list", "put-back", "discard");
    }

    private int run(String... words) {
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), words);
    }
}
