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
import jp.sekisho.passage.dispatch.NumberWalk.Deed;
import jp.sekisho.passage.dispatch.NumberWalk.Defect;
import jp.sekisho.passage.dispatch.NumberWalk.Fate;
import jp.sekisho.passage.dispatch.NumberWalk.Kind;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Walks through whatever may happen to messages that a counterpart counts. A longer run: {@code -Djqwik.tries.default=20000}. */
class NumberWalkTest {
    private static final int WALKS = 1_500;
    private static final int LONGEST = 25;
    private static final List<Waypoint> INSTANTS = List.of(
            Waypoint.DOOR_COMMITTED,
            Waypoint.CLAIM_BEFORE_COMMIT,
            Waypoint.CLAIM_COMMITTED,
            Waypoint.SEND_BEFORE,
            Waypoint.SEND_ANSWERED,
            Waypoint.SENT_BEFORE_COMMIT,
            Waypoint.SENT_COMMITTED,
            Waypoint.RETURN_BEFORE_COMMIT,
            Waypoint.RETURN_COMMITTED);

    private static final PassageFixture FIXTURE = fixture();

    private static PassageFixture fixture() {
        try {
            return new PassageFixture(TestDatabases.H2, Files.createTempDirectory("walk"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property
    void whateverHappensTheCounterpartSeesOneNumberAfterTheOther(
            @ForAll boolean shared, @ForAll("deeds") List<Deed> deeds) {
        new NumberWalk(FIXTURE, shared, Defect.NONE).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByWhatTheyAreFor() {
        Set<String> left = new TreeSet<>(Set.of(
                "died",
                "resumed",
                "asked for",
                "behind",
                "counted",
                "refused",
                "parked",
                "sent again",
                "withdrawn",
                "settled",
                "came late",
                "restored"));
        deeds().sampleStream().limit(WALKS).takeWhile(walk -> !left.isEmpty()).forEach(deeds -> {
            for (boolean shared : List.of(true, false)) {
                NumberWalk walk = new NumberWalk(FIXTURE, shared, Defect.NONE);
                walk.go(deeds);
                left.removeAll(walk.witnessed());
            }
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
            new NumberWalk(FIXTURE, false, defect).go(deeds);
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(4, Kind.ACCEPT),
                Tuple.of(12, Kind.STEP),
                Tuple.of(5, Kind.DECIDE),
                Tuple.of(4, Kind.POLL),
                Tuple.of(1, Kind.CANCEL),
                Tuple.of(2, Kind.DAYS_PASS),
                Tuple.of(2, Kind.SET_ASIDE),
                Tuple.of(2, Kind.SEND_AGAIN),
                Tuple.of(2, Kind.WITHDRAW),
                Tuple.of(1, Kind.LAYOUT_CHANGES),
                Tuple.of(1, Kind.LATE_COPY),
                Tuple.of(1, Kind.KEEP),
                Tuple.of(1, Kind.RESTORE),
                Tuple.of(1, Kind.TAKE_OVER));
        Arbitrary<Fate> fates = Arbitraries.frequency(
                Tuple.of(6, Fate.RECEIPT),
                Tuple.of(2, Fate.TAKEN_AND_UNSAID),
                Tuple.of(2, Fate.LOST),
                Tuple.of(2, Fate.TURNED_AWAY),
                Tuple.of(1, Fate.REJECTED),
                Tuple.of(1, Fate.DIES_AND_IT_ARRIVES),
                Tuple.of(1, Fate.DIES_AND_IT_IS_LOST),
                Tuple.of(1, Fate.DIES_AND_IT_ARRIVES_LATER));
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
