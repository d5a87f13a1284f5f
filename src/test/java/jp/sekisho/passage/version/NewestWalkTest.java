package jp.sekisho.passage.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.version.NewestWalk.Deed;
import jp.sekisho.passage.version.NewestWalk.Planted;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Walks through whatever may happen to the states of things, in any order. A longer run:
 * {@code mvn test -Dtest=NewestWalkTest -Djqwik.tries.default=20000}.
 */
class NewestWalkTest {
    private static final int LONGEST = 30;
    private static final int WALKS_TO_COME_BY_ALL = 300;
    private static final PassageFixture FIXTURE = fixture();

    private static PassageFixture fixture() {
        try {
            return new PassageFixture(TestDatabases.H2, Files.createTempDirectory("newest-walk"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property
    void whateverHappensADoorTakesWhatIsNewAndNothingElse(@ForAll("deeds") List<Deed> deeds) {
        new NewestWalk(FIXTURE, Planted.NOTHING).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(
                Set.of("ACCEPTED", "REFUSED", "DUPLICATE_PENDING", "DUPLICATE_ENDED", "died", "again after no answer"));
        deeds().sampleStream()
                .limit(WALKS_TO_COME_BY_ALL)
                .takeWhile(walk -> !left.isEmpty())
                .forEach(deeds -> {
                    NewestWalk walk = new NewestWalk(FIXTURE, Planted.NOTHING);
                    walk.go(deeds);
                    left.removeAll(walk.witnessed());
                });

        assertThat(left).isEmpty();
    }

    @Example
    void whatIsPlantedIsFound() {
        isFound(Planted.FORGETS, List.of(Deed.SAY_2, Deed.SAY_1));
        isFound(Planted.COUNTS_WHAT_WAS_REFUSED, List.of(Deed.SAY_1, Deed.REFUSE_3, Deed.SAY_2));
        isFound(Planted.KNOWS_NO_CONTENT, List.of(Deed.SAY_2, Deed.SAY_2_OTHERWISE));
        isFound(Planted.TELLS_WHAT_WAS_NOT_DONE, List.of(Deed.SAY_1, Deed.CANCEL, Deed.SAY_1));
    }

    private static void isFound(Planted planted, List<Deed> deeds) {
        new NewestWalk(FIXTURE, Planted.NOTHING).go(deeds);
        assertThatThrownBy(() -> new NewestWalk(FIXTURE, planted).go(deeds))
                .as(planted.name())
                .isInstanceOf(AssertionError.class);
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Arbitraries.of(Deed.class).list().ofMinSize(1).ofMaxSize(LONGEST);
    }
}
