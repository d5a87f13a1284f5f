package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    @Test
    void without_a_running_gateway_it_says_so_and_ends_with_2() {
        assertThat(run("link", "hold", "normal", "保守", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("No gateway runs on " + data);
    }

    @Test
    void a_reason_is_required() {
        assertThat(run("link", "release", "all")).isEqualTo(2);
        assertThat(err.toString()).contains("REASON");
    }

    @Test
    void it_names_what_it_can_do() {
        assertThat(run("link")).isEqualTo(2);
        assertThat(run("link", "--help")).isZero();
        assertThat(out.toString()).contains("show", "hold", "release", "open-until", "set-pace");
    }

    private int run(String... words) {
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), words);
    }
}
