package jp.sekisho.passage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
        assertThat(fetches.known()).isEqualTo(new Fetches.Known(Map.of(), Set.of()));

        fetches.expect("inquiry-results", Set.of("inquiry"));

        assertThat(fetches.known()).isEqualTo(new Fetches.Known(Map.of("inquiry", Instant.EPOCH), Set.of()));
    }

    @Test
    void aFetchCountsForTheInterfacesWhoseAnswersItsOperationBrings() {
        fetches.expect("inquiry-results", Set.of("inquiry"));
        fetches.expect("results", Set.of("replica", "stop"));

        fetches.ended("results", new Fetches.Whole(NINE, Set.of("r-1")));
        assertThat(fetches.known())
                .isEqualTo(new Fetches.Known(
                        Map.of("inquiry", Instant.EPOCH, "replica", NINE, "stop", NINE), Set.of("r-1")));

        fetches.ended("inquiry-results", new Fetches.Whole(TEN, Set.of("r-2")));
        assertThat(fetches.known())
                .isEqualTo(
                        new Fetches.Known(Map.of("inquiry", TEN, "replica", NINE, "stop", NINE), Set.of("r-1", "r-2")));
    }

    @Test
    void ofSeveralOperationsForOneInterfaceTheFetchThatBeganFirstCounts() {
        fetches.expect("inquiry-results", Set.of("inquiry"));
        fetches.expect("notices", Set.of("inquiry"));

        fetches.ended("notices", new Fetches.Whole(NINE, Set.of("r-1")));
        assertThat(fetches.known().began()).containsEntry("inquiry", Instant.EPOCH);

        fetches.ended("inquiry-results", new Fetches.Whole(TEN, Set.of("r-2")));
        assertThat(fetches.known()).isEqualTo(new Fetches.Known(Map.of("inquiry", NINE), Set.of("r-1", "r-2")));
    }

    @Test
    void aRouteThatStartsAgainKeepsWhatItHasFetched() {
        fetches.expect("notices", Set.of("inquiry"));
        fetches.ended("notices", new Fetches.Whole(NINE, Set.of("r-1")));

        fetches.expect("notices", Set.of("inquiry"));
        assertThat(fetches.known()).isEqualTo(new Fetches.Known(Map.of("inquiry", NINE), Set.of("r-1")));

        fetches.ended("notices", new Fetches.Whole(TEN, Set.of()));
        assertThat(fetches.known()).isEqualTo(new Fetches.Known(Map.of("inquiry", TEN), Set.of()));
    }

    @Test
    void whenAFetchBeganWhileTheClockHadLeaptNobodyKnows() {
        assertThat(fetches.begin()).isEqualTo(NINE);

        deadlineTime.set(Optional.empty());

        assertThat(fetches.begin()).isEqualTo(Instant.EPOCH);
    }
}
