package jp.sekisho.passage.inward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.inward.DistributionWalk.Deed;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Walks through whatever may happen to what is said once to several, in any order. A longer run:
 * {@code mvn test -Dtest=DistributionWalkTest -Djqwik.tries.default=20000}.
 */
class DistributionWalkTest {
    private static final int LONGEST = 40;
    private static final int WALKS_TO_COME_BY_ALL = 500;
    private static final PassageFixture FIXTURE = fixture();

    private static PassageFixture fixture() {
        try {
            return new PassageFixture(TestDatabases.H2, Files.createTempDirectory("distribution-walk"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property
    void whateverHappensEachHasItOnceAndTheSenderOneOutcome(@ForAll("deeds") List<DistributionWalk.Deed> deeds) {
        new DistributionWalk(FIXTURE).go(deeds);
    }

    @Example
    void theSenderHearsNothingWhileOneOfTwoHasIt() {
        new DistributionWalk(FIXTURE)
                .go(List.of(Deed.SAY_A, Deed.CLAIM_ONE, Deed.HAND_OVER, Deed.PUT, Deed.MARK, Deed.PUT));
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(Set.of(
                "died",
                "said again",
                "dropped",
                "parked",
                "restored",
                "overdue",
                "cancelled",
                "given up",
                "partly",
                "result"));
        deeds().sampleStream()
                .limit(WALKS_TO_COME_BY_ALL)
                .takeWhile(walk -> !left.isEmpty())
                .forEach(deeds -> {
                    DistributionWalk walk = new DistributionWalk(FIXTURE);
                    walk.go(deeds);
                    left.removeAll(walk.witnessed());
                });

        assertThat(left).isEmpty();
    }

    @Provide
    Arbitrary<List<DistributionWalk.Deed>> deeds() {
        return Arbitraries.of(DistributionWalk.Deed.class).list().ofMinSize(1).ofMaxSize(LONGEST);
    }
}
