package jp.sekisho.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneLogTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    @TempDir
    Path folder;

    @Test
    void a_scene_is_played_once_a_day_and_the_next_start_knows() {
        try (SceneLog log = SceneLog.in(folder)) {
            assertThat(log.begin(DAY, "tampered", "r-1")).isTrue();
            assertThat(log.begin(DAY, "tampered", "r-2")).isFalse();
            assertThat(log.begin(DAY.plusDays(1), "tampered", "r-3")).isTrue();
        }

        try (SceneLog next = SceneLog.in(folder)) {
            assertThat(next.isBegun(DAY, "tampered")).isTrue();
            assertThat(next.isBegun(DAY, "kill")).isFalse();
            assertThat(next.latest("tampered")).contains("r-3");
            assertThat(next.latest("kill")).isEmpty();
        }
    }
}
