package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.dispatch.ChainWalk.Deed;
import jp.sekisho.passage.dispatch.ChainWalk.Defect;
import jp.sekisho.passage.dispatch.ChainWalk.Fate;
import jp.sekisho.passage.dispatch.ChainWalk.Kind;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Walks through whatever may happen to messages that become several. A longer run: {@code -Djqwik.tries.default=20000}. */
class ChainWalkTest {
    private static final int WALKS = 300;
    private static final int LONGEST = 25;
    private static final List<Waypoint> INSTANTS = List.of(
            Waypoint.DOOR_BEFORE_COMMIT,
            Waypoint.DOOR_COMMITTED,
            Waypoint.CLAIM_BEFORE_COMMIT,
            Waypoint.CLAIM_COMMITTED,
            Waypoint.SEND_ANSWERED,
            Waypoint.SENT_BEFORE_COMMIT,
            Waypoint.SENT_COMMITTED,
            Waypoint.RETURN_BEFORE_COMMIT,
            Waypoint.RETURN_COMMITTED);

    private static final PassageFixture FIXTURE = fixture();

    private static PassageFixture fixture() {
        try {
            return new PassageFixture(TestDatabases.H2, Files.createTempDirectory("chain-walk"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 60)
    void whateverHappensEachPartHasItsTurnAndNobodyWaitsForEver(@ForAll("deeds") List<Deed> deeds) {
        new ChainWalk(FIXTURE, Defect.NONE).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(
                Set.of("died", "done", "not done", "corrected", "let go", "settled", "given up", "days passed"));
        deeds().sampleStream().limit(WALKS).takeWhile(walk -> !left.isEmpty()).forEach(deeds -> {
            ChainWalk walk = new ChainWalk(FIXTURE, Defect.NONE);
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
            new ChainWalk(FIXTURE, defect).go(deeds);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(4, Kind.ACCEPT),
                Tuple.of(12, Kind.STEP),
                Tuple.of(6, Kind.POLL),
                Tuple.of(3, Kind.CORRECT),
                Tuple.of(2, Kind.DECIDE),
                Tuple.of(1, Kind.CANCEL),
                Tuple.of(1, Kind.DAYS_PASS),
                Tuple.of(1, Kind.TAKE_OVER));
        Arbitrary<Fate> fates =
                Arbitraries.frequency(Tuple.of(8, Fate.RECEIPT), Tuple.of(1, Fate.LOST), Tuple.of(1, Fate.TURNED_AWAY));
        Arbitrary<Optional<Waypoint>> deaths = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Optional.empty())),
                Tuple.of(1, Arbitraries.of(INSTANTS).map(Optional::of)));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 30), fates, deaths)
                .as(Deed::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST);
    }
}
