package jp.sekisho.operate.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    @TempDir
    private Path directory;

    @Test
    void onlyATerminalIsOne() throws IOException {
        assertThat(Terminal.isTerminal(link("/dev/pts/3"))).isTrue();
        assertThat(Terminal.isTerminal(link("/dev/tty1"))).isTrue();
        assertThat(Terminal.isTerminal(link("/var/log/convert.log"))).isFalse();
        assertThat(Terminal.isTerminal(link("pipe:[4711]"))).isFalse();
        assertThat(Terminal.isTerminal(link("/dev/null"))).isFalse();
        assertThat(Terminal.isTerminal(directory.resolve("none"))).isFalse();
    }

    private Path link(String device) throws IOException {
        Path link = directory.resolve("fd");
        Files.deleteIfExists(link);
        return Files.createSymbolicLink(link, Path.of(device));
    }
}
