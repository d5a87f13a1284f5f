package jp.sekisho.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the search for bad inputs finds them. */
class FuzzerTest {
    private static final Duration SHORT = Duration.ofSeconds(20);

    /** A target for a test of the tests. */
    private record Target(Taking taking) implements FuzzTarget {
        private interface Taking {
            String take(byte[] input);
        }

        @Override
        public String name() {
            return "made-to-fail";
        }

        @Override
        public List<byte[]> seeds() {
            return List.of("a message of some length".getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String take(byte[] input) {
            return taking.take(input);
        }
    }

    @Test
    void anInputThatFailsIsFoundMadeSmallAndKept() {
        FuzzTarget target = new Target(input -> {
            if (new String(input, StandardCharsets.ISO_8859_1).contains("\u000E")) {
                throw new IllegalStateException("shifted out");
            }
            return "";
        });
        assertThatThrownBy(() -> new Fuzzer(List.of(target), 1).run(SHORT))
                .hasMessageContaining("made-to-fail")
                .hasMessageContaining("shifted out");
        assertThat(Path.of("target/fuzz")).isDirectoryContaining(file -> {
            try {
                return file.getFileName().toString().startsWith("made-to-fail--") && Files.size(file) == 1;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void whatGrowsWithTheSquareIsFoundAndWhatGrowsWithTheLengthIsNot() {
        FuzzTarget square = new Target(input -> {
            long sum = 0;
            for (byte one : input) {
                for (byte other : input) {
                    sum += one ^ other;
                }
            }
            return Long.toString(sum);
        });
        FuzzTarget length = new Target(input -> {
            long sum = 0;
            for (int i = 0; i < 2000; i++) {
                for (byte one : input) {
                    sum += one ^ i;
                }
            }
            return Long.toString(sum);
        });
        assertThat(new Slowness(square).found("41")).isNotEmpty();
        assertThat(new Slowness(length).found("41")).isEmpty();
    }
}
