package jp.sekisho.passage.inward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Walks through whatever may happen to what a counterpart asks, in any order. A longer run:
 * {@code mvn test -Dtest=QuestionWalkTest -Djqwik.tries.default=20000}.
 */
class QuestionWalkTest {
    private static final int LONGEST = 40;
    private static final int WALKS_TO_COME_BY_ALL = 500;
    private static final PassageFixture FIXTURE = fixture();

    private static PassageFixture fixture() {
        try {
            return new PassageFixture(TestDatabases.H2, Files.createTempDirectory("walk"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property
    void whateverHappensOneAnswerIsHeardOrThatNoneComes(@ForAll("deeds") List<QuestionWalk.Deed> deeds) {
        new QuestionWalk(FIXTURE).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "5")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(
                Set.of("died", "answered", "expired", "late", "duplicate", "in time, read late", "answered unhanded"));
        deeds().sampleStream()
                .limit(WALKS_TO_COME_BY_ALL)
                .takeWhile(walk -> !left.isEmpty())
                .forEach(deeds -> {
                    QuestionWalk walk = new QuestionWalk(FIXTURE);
                    walk.go(deeds);
                    left.removeAll(walk.witnessed());
                });

        assertThat(left).isEmpty();
    }

    @Provide
    Arbitrary<List<QuestionWalk.Deed>> deeds() {
        return Arbitraries.of(QuestionWalk.Deed.class).list().ofMinSize(1).ofMaxSize(LONGEST);
    }
}
