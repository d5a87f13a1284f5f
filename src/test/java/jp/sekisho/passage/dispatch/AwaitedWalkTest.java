package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.dispatch.AwaitedWalk.Deed;
import jp.sekisho.passage.dispatch.AwaitedWalk.Defect;
import jp.sekisho.passage.dispatch.AwaitedWalk.Kind;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Walks through whatever may happen to messages that wait for what a room is to learn. A longer run: {@code -Djqwik.tries.default=20000}. */
class AwaitedWalkTest {
    private static final int WALKS = 200;
    private static final int LONGEST = 20;
    private static final List<Waypoint> INSTANTS = List.of(
            Waypoint.DOOR_BEFORE_COMMIT,
            Waypoint.DOOR_COMMITTED,
            Waypoint.CLAIM_BEFORE_COMMIT,
            Waypoint.CLAIM_COMMITTED,
            Waypoint.SEND_ANSWERED,
            Waypoint.SENT_BEFORE_COMMIT,
            Waypoint.SENT_COMMITTED);

    private static final Path SECRETS = secrets();
    private static final PassageFixture FIXTURE = new PassageFixture(TestDatabases.H2, SECRETS);

    private static Path secrets() {
        try {
            return Files.createTempDirectory("awaited-walk");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 60)
    void nothingLeavesBeforeItsPersonsAreKnownAndNothingElseWaits(@ForAll("deeds") List<Deed> deeds) {
        walk(Defect.NONE).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(Set.of(
                "died",
                "one has left",
                "two have left",
                "waits",
                "turned away",
                "cancelled",
                "cancelled while it waited",
                "expired while it waited"));
        deeds().sampleStream().limit(WALKS).takeWhile(walk -> !left.isEmpty()).forEach(deeds -> {
            AwaitedWalk walk = walk(Defect.NONE);
            walk.go(deeds);
            left.removeAll(walk.witnessed());
        });

        assertThat(left).isEmpty();
    }

    @Property(tries = 1, seed = "1")
    void aWalkFindsEachPlantedDefect() {
        for (Defect defect : Defect.values()) {
            if (defect != Defect.NONE) {
                assertThat(deeds().sampleStream().limit(WALKS).anyMatch(deeds -> finds(defect, deeds)))
                        .as("%s is found", defect)
                        .isTrue();
            }
        }
    }

    private static boolean finds(Defect defect, List<Deed> deeds) {
        try {
            walk(defect).go(deeds);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static AwaitedWalk walk(Defect defect) {
        return new AwaitedWalk(FIXTURE, SECRETS, defect);
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(8, Kind.ACCEPT),
                Tuple.of(3, Kind.LEARN),
                Tuple.of(8, Kind.STEP),
                Tuple.of(2, Kind.CANCEL),
                Tuple.of(1, Kind.DAYS_PASS),
                Tuple.of(1, Kind.TAKE_OVER));
        Arbitrary<Optional<Waypoint>> deaths = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Optional.empty())),
                Tuple.of(1, Arbitraries.of(INSTANTS).map(Optional::of)));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 30), deaths)
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST);
    }
}
