package jp.sekisho.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;

/** That the search for bad inputs finds them. */
class FuzzerTest {
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
        assertThatThrownBy(() -> new Fuzzer(List.of(target), 1).run(Patience.LONG))
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
        assertThat(slow(length -> length * length)).isNotEmpty();
        assertThat(slow(length -> 2000 * length)).isEmpty();
        assertThat(slow(length -> 100 * length * (64 - Long.numberOfLeadingZeros(length))))
                .isEmpty();
    }

    @Test
    void aSquareThatIsOverAtOnceIsLetBe() {
        assertThat(slow(length -> length * length / 100)).isEmpty();
    }

    @Test
    void oneUnfairReadingOfTheClockIsNotEnough() {
        AtomicLong clock = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        FuzzTarget once = new Target(input -> {
            int call = calls.incrementAndGet();
            clock.addAndGet((call <= 5 ? 10 : 1) * 2000L * input.length);
            return "";
        });
        assertThat(new Slowness(once, clock::get).found("41")).isEmpty();
        assertThat(calls.get()).isGreaterThan(9);
    }

    /** What is found of a target whose work for an input of some length takes so many nanoseconds. */
    private static List<String> slow(LongUnaryOperator nanos) {
        AtomicLong clock = new AtomicLong();
        FuzzTarget target = new Target(input -> {
            clock.addAndGet(nanos.applyAsLong(input.length));
            return "";
        });
        return new Slowness(target, clock::get).found("41");
    }
}
