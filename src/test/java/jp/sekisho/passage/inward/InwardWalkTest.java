package jp.sekisho.passage.inward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Walks through whatever may happen to what is brought, in any order. A longer run:
 * {@code mvn test -Dtest=InwardWalkTest -Djqwik.tries.default=20000}.
 */
class InwardWalkTest {
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
    void whateverHappensItArrivesOnceAndIsToldAfterwards(
            @ForAll("ends") InwardEnd ends, @ForAll("deeds") List<InwardWalk.Deed> deeds) {
        new InwardWalk(FIXTURE, ends).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(
                Set.of("died", "offered again", "changed", "dropped", "parked", "restored", "acknowledged"));
        deeds().sampleStream()
                .limit(WALKS_TO_COME_BY_ALL)
                .takeWhile(walk -> !left.isEmpty())
                .forEach(deeds -> {
                    InwardWalk walk = new InwardWalk(FIXTURE, InwardEnd.TAKEN);
                    walk.go(deeds);
                    left.removeAll(walk.witnessed());
                });

        assertThat(left).isEmpty();
    }

    /** What is answered has walks of its own. */
    @Provide
    Arbitrary<InwardEnd> ends() {
        return Arbitraries.of(InwardEnd.HANDED, InwardEnd.TAKEN);
    }

    @Provide
    Arbitrary<List<InwardWalk.Deed>> deeds() {
        return Arbitraries.of(InwardWalk.Deed.class).list().ofMinSize(1).ofMaxSize(LONGEST);
    }
}
