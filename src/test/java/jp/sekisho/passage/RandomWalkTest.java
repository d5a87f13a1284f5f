package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.store.TestDatabases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Walks through whatever may happen to messages, in any order, with a process that dies anywhere. A longer run:
 * {@code mvn test -Dtest=RandomWalkTest -Djqwik.tries.default=20000}.
 */
class RandomWalkTest {
    private static final int WALKS_TO_FIND_A_DEFECT = 1_000;
    private static final int WALKS_TO_COME_BY_ALL = 4_000;
    /** Where the legs' transactions begin to be committed, and where they have been. */
    private static final List<Waypoint> INSTANTS = List.of(
            Waypoint.DOOR_BEFORE_COMMIT,
            Waypoint.DOOR_COMMITTED,
            Waypoint.CLAIM_BEFORE_COMMIT,
            Waypoint.CLAIM_COMMITTED,
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
    void whateverHappensTheTablesSayWhatTheModelSays(@ForAll("deeds") List<Deed> deeds) {
        new Walk(FIXTURE, Defect.NONE).go(deeds);
    }

    /** The same walks each time: what chance comes by must not decide whether a build is green. */
    @Property(tries = 1, seed = "3")
    void walksComeByEveryEndEveryInstantAndTheFence() {
        Set<String> witnessed = new TreeSet<>(Set.of("LEDGER-001", "LEDGER-006", "PARTIAL", "again", "left untaken"));
        INSTANTS.forEach(instant -> witnessed.add(instant.name()));
        StateTable.steps().stream()
                .flatMap(step -> step.ending().stream())
                .forEach(ending -> witnessed.add(ending.name()));

        Set<String> left = new TreeSet<>(witnessed);
        deeds().sampleStream()
                .limit(WALKS_TO_COME_BY_ALL)
                .takeWhile(walk -> !left.isEmpty())
                .forEach(deeds -> {
                    Walk walk = new Walk(FIXTURE, Defect.NONE);
                    walk.go(deeds);
                    left.removeAll(walk.witnessed());
                });

        assertThat(left).isEmpty();
    }

    @Property(tries = 1, seed = "1")
    void aWalkFindsEachPlantedDefect() {
        for (Defect defect : Defect.values()) {
            if (defect != Defect.NONE) {
                assertThat(walks(defect.upheavals())
                                .sampleStream()
                                .limit(WALKS_TO_FIND_A_DEFECT)
                                .anyMatch(deeds -> finds(defect, deeds)))
                        .as("%s is found", defect)
                        .isTrue();
            }
        }
    }

    private static boolean finds(Defect defect, List<Deed> deeds) {
        try {
            new Walk(FIXTURE, defect).go(deeds);
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return walks(1);
    }

    /** @param upheavals how often the clock leaps and older tables come back */
    private static Arbitrary<List<Deed>> walks(int upheavals) {
        Arbitrary<Deed.Kind> kinds = Arbitraries.frequency(
                Tuple.of(5, Deed.Kind.SEND),
                Tuple.of(1, Deed.Kind.SEND_AGAIN),
                Tuple.of(1, Deed.Kind.SEND_OTHER_BODY),
                Tuple.of(2, Deed.Kind.CANCEL),
                Tuple.of(2, Deed.Kind.REDELIVER),
                Tuple.of(8, Deed.Kind.CLAIM),
                Tuple.of(5, Deed.Kind.RECEIPT),
                Tuple.of(2, Deed.Kind.TURN_AWAY),
                Tuple.of(1, Deed.Kind.FAULT),
                Tuple.of(1, Deed.Kind.DOUBT),
                Tuple.of(1, Deed.Kind.REJECT),
                Tuple.of(1, Deed.Kind.RECALL),
                Tuple.of(1, Deed.Kind.SET_ASIDE),
                Tuple.of(1, Deed.Kind.SETTLE),
                Tuple.of(1, Deed.Kind.GIVE_UP),
                Tuple.of(2, Deed.Kind.SEND_AGAIN_PARKED),
                Tuple.of(1, Deed.Kind.WITHDRAW),
                Tuple.of(8, Deed.Kind.ANSWER),
                Tuple.of(2, Deed.Kind.TAKE_AGAIN),
                Tuple.of(3, Deed.Kind.DAY_PASSES),
                Tuple.of(upheavals, Deed.Kind.CLOCK_LEAPS),
                Tuple.of(upheavals, Deed.Kind.CLOCK_RETURNS),
                Tuple.of(upheavals, Deed.Kind.CLOCK_ACCEPTED),
                Tuple.of(upheavals, Deed.Kind.TABLES_KEPT),
                Tuple.of(upheavals, Deed.Kind.TABLES_PUT_BACK),
                Tuple.of(2 * upheavals, Deed.Kind.RESTORE_ACCEPTED),
                Tuple.of(1, Deed.Kind.TAKE_OVER));
        Arbitrary<Optional<Waypoint>> deaths = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(Optional.empty())),
                Tuple.of(1, Arbitraries.of(INSTANTS).map(Optional::of)));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(1, 2), Tuple.of(1, 3), Tuple.of(1, 4)),
                        deaths,
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
                .as(Deed::new)
                .list()
                .ofMaxSize(30);
    }
}
