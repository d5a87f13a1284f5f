package jp.sekisho.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever bytes come from outside are read or refused, at once. */
class FuzzTest {
    /** How long decoders are given changed bytes; {@code -Dsekisho.fuzz.seconds=3600} for an hour. */
    private static final long SECONDS = Long.getLong("sekisho.fuzz.seconds", 20);

    /** The build tries the same every time; a longer run is given another number. */
    private static final long SEED = Long.getLong("sekisho.fuzz.seed", 20261121);

    @Test
    void everyCharsetReadsOrRefuses() throws Exception {
        assertThat(new Fuzzer(CharsetTarget.all(), SEED).run(share(35))).isGreaterThan(1000);
    }

    @Test
    void everyLayoutReadsOrRefuses() throws Exception {
        assertThat(new Fuzzer(LayoutTargets.all(), SEED).run(share(65))).isGreaterThan(1000);
    }

    @Test
    void twiceTheBytesTakeAboutTwiceTheTime() throws Exception {
        List<FuzzTarget> charsets = CharsetTarget.all().stream()
                .filter(target -> List.of("UTF-8", "windows-31j", "x-SJIS_0213", "EUC-JP", "ISO-2022-JP", "x-IBM930")
                        .contains(target.name()))
                .toList();
        List<String> slow = Stream.concat(LayoutTargets.all().stream(), charsets.stream())
                .flatMap(target -> new Slowness(target).found().stream())
                .toList();
        assertThat(slow).isEmpty();
    }

    private static Duration share(int percent) {
        return Duration.ofMillis(SECONDS * percent * 10);
    }
}
