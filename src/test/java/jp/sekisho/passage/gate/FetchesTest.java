package jp.sekisho.passage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.passage.PassageFixture;
import org.junit.jupiter.api.Test;

class FetchesTest {
    private static final Instant NINE = PassageFixture.MORNING;
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));

    private final AtomicReference<Optional<Instant>> deadlineTime = new AtomicReference<>(Optional.of(NINE));
    private final Fetches fetches = new Fetches(deadlineTime::get);

    @Test
    void nothingIsKnownBeforeTheFirstWholeFetch() {
        assertThat(fetches.last()).isEqualTo(new Fetches.Whole(Instant.EPOCH, Set.of()));
    }

    @Test
    void theFetchesOfAllOperationsCountFromTheOneThatBeganFirst() {
        fetches.expect("inquiry-results");
        fetches.expect("notices");

        fetches.ended("notices", new Fetches.Whole(NINE, Set.of("r-1")));
        assertThat(fetches.last().began()).isEqualTo(Instant.EPOCH);

        fetches.ended("inquiry-results", new Fetches.Whole(TEN, Set.of("r-2")));
        assertThat(fetches.last()).isEqualTo(new Fetches.Whole(NINE, Set.of("r-1", "r-2")));

        fetches.expect("notices"); // the route starts again
        fetches.ended("notices", new Fetches.Whole(TEN.plusSeconds(1), Set.of()));
        assertThat(fetches.last()).isEqualTo(new Fetches.Whole(TEN, Set.of("r-2")));
    }

    @Test
    void whenAFetchBeganWhileTheClockHadLeaptNobodyKnows() {
        assertThat(fetches.begin()).isEqualTo(NINE);

        deadlineTime.set(Optional.empty());

        assertThat(fetches.begin()).isEqualTo(Instant.EPOCH);
    }
}
