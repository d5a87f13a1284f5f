package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.VaultFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    @BeforeEach
    void startOnce() {
        VaultFolder.open(EmbeddedBroker.directory(data), Secrets.in(data.resolve("secrets")), EmbeddedBroker.KEYS);
    }

    @Test
    void a_key_is_added_closes_from_the_next_start_and_the_old_one_is_retired() throws Exception {
        assertThat(run("add")).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("0001  開く", "0002  閉じる");

        assertThat(run("retire", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("STORE-012");
        assertThat(run("retire", "1")).isZero();
        assertThat(data.resolve("secrets").resolve("broker-key-0001.key")).doesNotExist();
        startOnce();
    }

    @Test
    void beside_a_running_gateway_no_key_is_retired() throws Exception {
        run("add");
        Files.writeString(
                data.resolve("gateway.pid"),
                Long.toString(ProcessHandle.current().pid()));

        assertThat(run("retire", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("COMMAND-008");
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }
}
