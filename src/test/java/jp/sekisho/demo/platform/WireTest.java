package jp.sekisho.demo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {
    private static final Instant AT = Instant.parse("2026-11-10T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void what_crossed_is_read_back_in_order() {
        Wire wire = new Wire(Optional.of(folder));
        wire.went("r-1", "inquiry-receipt", "two".getBytes(UTF_8), AT.plusMillis(1));
        wire.came("r-1", "inquiry", "one".getBytes(UTF_8), AT);
        wire.came("r-2", "inquiry", "other".getBytes(UTF_8), AT);

        assertThat(wire.of("r-1"))
                .extracting(crossed -> crossed.operation() + " " + crossed.toPlatform() + " " + crossed.at() + " "
                        + new String(crossed.sealed(), UTF_8))
                .containsExactly("inquiry true " + AT + " one", "inquiry-receipt false " + AT.plusMillis(1) + " two");
        assertThat(wire.of("r-3")).isEmpty();
    }

    @Test
    void without_a_directory_nothing_is_kept() {
        Wire wire = new Wire(Optional.empty());
        wire.came("r-1", "inquiry", "one".getBytes(UTF_8), AT);

        assertThat(wire.of("r-1")).isEmpty();
    }
}
