package jp.sekisho.passage.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.sequence.SequenceWalk.Deed;
import jp.sekisho.passage.sequence.SequenceWalk.Planted;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Walks through whatever may happen to what a sender numbers, in any order. A longer run:
 * {@code mvn test -Dtest=SequenceWalkTest -Djqwik.tries.default=20000}.
 */
class SequenceWalkTest {
    private static final int LONGEST = 30;
    private static final int WALKS_TO_COME_BY_ALL = 500;
    private static final PassageFixture FIXTURE = fixture();

    private static PassageFixture fixture() {
        try {
            return new PassageFixture(TestDatabases.H2, Files.createTempDirectory("sequence-walk"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property
    void whateverHappensEachNumberGoesThroughOnceAndInOrder(@ForAll("deeds") List<Deed> deeds) {
        new SequenceWalk(FIXTURE, Planted.NOTHING).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(Set.of(
                "ACCEPTED",
                "HELD",
                "REFUSED",
                "REDELIVERED",
                "DUPLICATE_PENDING",
                "DUPLICATE_ENDED",
                "died",
                "sent again",
                "dropped",
                "asked",
                "closed"));
        deeds().sampleStream()
                .limit(WALKS_TO_COME_BY_ALL)
                .takeWhile(walk -> !left.isEmpty())
                .forEach(deeds -> {
                    SequenceWalk walk = new SequenceWalk(FIXTURE, Planted.NOTHING);
                    walk.go(deeds);
                    left.removeAll(walk.witnessed());
                });

        assertThat(left).isEmpty();
    }

    @Example
    void whatIsPlantedIsFound() {
        isFound(Planted.FORGETS, List.of(Deed.SEND_1, Deed.READ, Deed.SEND_1, Deed.READ));
        isFound(Planted.OVERTAKES, List.of(Deed.SEND_3, Deed.READ, Deed.SEND_3, Deed.READ, Deed.SEND_1, Deed.READ));
        isFound(Planted.NO_FILL, List.of(Deed.SEND_1, Deed.SEND_2, Deed.SEND_3, Deed.READ, Deed.READ, Deed.READ));
    }

    private static void isFound(Planted planted, List<Deed> deeds) {
        new SequenceWalk(FIXTURE, Planted.NOTHING).go(deeds);
        assertThatThrownBy(() -> new SequenceWalk(FIXTURE, planted).go(deeds))
                .as(planted.name())
                .isInstanceOf(AssertionError.class);
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Arbitraries.of(Deed.class).list().ofMinSize(1).ofMaxSize(LONGEST);
    }
}
