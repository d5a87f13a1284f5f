package jp.sekisho.passage.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.RequestState;
import org.junit.jupiter.api.Test;

/** Who goes next: order per person, several persons, lifting, fairness. */
class LaneOrderTest {
    private static final Set<Priority> ALL = EnumSet.allOf(Priority.class);

    private final LaneOrder order = new LaneOrder(system -> system.equals("big") ? 2 : 1, interfaceId -> false);

    @Test
    void eachPersonsRequestsGoInTheirOrderAndOthersGoOn() {
        add("a1", Priority.NORMAL, "a");
        add("a2", Priority.NORMAL, "a");
        add("b1", Priority.NORMAL, "b");

        LaneEntry first = next().orElseThrow();
        assertThat(first.requestId()).isEqualTo("a1");
        assertThat(nextIds()).containsExactly("b1");

        order.leave("a1");
        assertThat(nextIds()).containsExactly("a2");
    }

    @Test
    void aRequestThatRestsHoldsItsPersonAndNobodyElse() {
        add("a1", Priority.NORMAL, "a");
        add("a2", Priority.NORMAL, "a");
        add("b1", Priority.NORMAL, "b");
        LaneEntry first = next().orElseThrow();
        order.rest(first);

        assertThat(nextIds()).containsExactly("b1");
        order.rested(first);
        assertThat(nextIds()).containsExactly("a1");
    }

    @Test
    void ofThoseThatShareANumberOneGoesAndHoldsUpNobodyElse() {
        LaneOrder shared = new LaneOrder(system -> 1, "inquiry"::equals);
        for (String id : List.of("a1", "b1", "c1")) {
            shared.add(row(id, "inquiry", id));
        }
        shared.add(row("d1", "other", "d"));

        LaneEntry first = shared.next(ALL).orElseThrow();
        assertThat(first.requestId()).isEqualTo("a1");
        assertThat(shared.next(ALL).map(LaneEntry::requestId)).contains("d1");
        assertThat(shared.next(ALL)).isEmpty();

        // it has the number still, and goes again before the others
        shared.rest(first);
        shared.numbersHeld(Map.of("inquiry", "a1"), id -> false);
        assertThat(shared.next(ALL)).isEmpty();
        shared.rested(first);
        assertThat(shared.next(ALL)).contains(first);

        // turned away, it has none
        shared.rest(first);
        shared.numbersHeld(Map.of(), id -> false);
        LaneEntry second = shared.next(ALL).orElseThrow();
        assertThat(second.requestId()).isEqualTo("b1");
        shared.numbersHeld(Map.of(), "b1"::equals);
        assertThat(shared.next(ALL)).isEmpty();
        shared.leave("b1");
        assertThat(shared.next(ALL).map(LaneEntry::requestId)).contains("c1");
    }

    private static LaneOrder.Row row(String id, String interfaceId, String person) {
        return new LaneOrder.Row(
                id, "s", interfaceId, Priority.NORMAL, 1, person, RequestState.WAITING, PassageFixture.MORNING);
    }

    @Test
    void aRequestOfSeveralPersonsWaitsForAllAndHoldsAll() {
        add("a1", Priority.NORMAL, "a");
        add("move", Priority.NORMAL, "a", "b", "c");
        add("b2", Priority.NORMAL, "b");
        add("c2", Priority.NORMAL, "c");
        add("d1", Priority.NORMAL, "d");

        assertThat(nextIds()).containsExactlyInAnyOrder("a1", "d1");
        order.leave("a1");
        assertThat(nextIds()).containsExactly("move");
        order.leave("move");
        assertThat(nextIds()).containsExactlyInAnyOrder("b2", "c2");
    }

    @Test
    void aRequestOfSeveralPersonsIsNotPickedBeforeAllItsRowsAreRead() {
        order.add(new LaneOrder.Row(
                "move", "s", "inquiry", Priority.NORMAL, 2, "a", RequestState.WAITING, PassageFixture.MORNING));
        assertThat(nextIds()).isEmpty();

        order.add(new LaneOrder.Row(
                "move", "s", "inquiry", Priority.NORMAL, 2, "b", RequestState.WAITING, PassageFixture.MORNING));
        assertThat(nextIds()).containsExactly("move");
    }

    @Test
    void anUrgentRequestLiftsTheEarlierOnesOfItsPersonsWithIt() {
        add("x1", Priority.NORMAL, "x");
        add("a1", Priority.BULK, "a", "b");
        add("b0", Priority.NORMAL, "c");
        add("b1", Priority.BULK, "b");
        add("urgent", Priority.URGENT, "b");

        assertThat(order.waiting()).containsEntry(Priority.URGENT, 3).containsEntry(Priority.NORMAL, 2);
        assertThat(drain(EnumSet.of(Priority.URGENT))).containsExactly("a1", "b1", "urgent");
        assertThat(drain(ALL)).containsExactly("x1", "b0");
        assertThat(order.waiting()).containsEntry(Priority.URGENT, 0).containsEntry(Priority.BULK, 0);
    }

    @Test
    void liftingReachesThroughARequestOfSeveralPersonsWhoseOtherRowComesLater() {
        add("b1", Priority.BULK, "b");
        order.add(new LaneOrder.Row(
                "both", "s", "inquiry", Priority.BULK, 2, "a", RequestState.WAITING, PassageFixture.MORNING));
        add("urgent", Priority.URGENT, "a");
        order.add(new LaneOrder.Row(
                "both", "s", "inquiry", Priority.BULK, 2, "b", RequestState.WAITING, PassageFixture.MORNING));

        assertThat(drain(EnumSet.of(Priority.URGENT))).containsExactly("b1", "both", "urgent");
    }

    @Test
    void aShutLaneIsNotPickedFrom() {
        add("bulk", Priority.BULK, "a");

        assertThat(drain(EnumSet.of(Priority.URGENT, Priority.NORMAL))).isEmpty();
        assertThat(drain(EnumSet.of(Priority.BULK))).containsExactly("bulk");
    }

    @Test
    void whatEndedElsewhereLetsThoseBehindMoveUp() {
        add("a1", Priority.NORMAL, "a");
        add("a2", Priority.NORMAL, "a");
        order.leave("a1");
        order.leave("a1");
        order.leave("unknown");

        assertThat(nextIds()).containsExactly("a2");
        assertThat(order.waiting()).containsEntry(Priority.NORMAL, 1);
    }

    @Test
    void whatWasBeingSentAtACrashGoesFirst() {
        add("a1", Priority.NORMAL, "a");
        order.add(new LaneOrder.Row(
                "resumed", "s", "inquiry", Priority.NORMAL, 1, "b", RequestState.SENDING, PassageFixture.MORNING));

        LaneEntry next = next().orElseThrow();
        assertThat(next.requestId()).isEqualTo("resumed");
        assertThat(next.toResume()).isTrue();
    }

    @Test
    void whatIsParkedHoldsItsPersonUntilSomebodyDecides() {
        order.add(new LaneOrder.Row(
                "parked", "s", "inquiry", Priority.NORMAL, 1, "a", RequestState.PARKED, PassageFixture.MORNING));
        add("a2", Priority.NORMAL, "a");
        assertThat(nextIds()).isEmpty();

        order.leave("parked");
        assertThat(nextIds()).containsExactly("a2");
    }

    @Test
    void systemsHaveTurnsByTheirShares() {
        for (int i = 0; i < 30; i++) {
            row("big" + i, "big", Priority.NORMAL, "p" + i);
            row("one" + i, "one", Priority.NORMAL, "q" + i);
            row("two" + i, "two", Priority.NORMAL, "r" + i);
        }
        Map<String, Integer> turns = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            turns.merge(next().orElseThrow().system(), 1, Integer::sum);
        }

        assertThat(turns).containsEntry("big", 20).containsEntry("one", 10).containsEntry("two", 10);
    }

    @Test
    void aSystemThatWasIdleHasNoTurnsToCatchUp() {
        for (int i = 0; i < 100; i++) {
            row("one" + i, "one", Priority.NORMAL, "p" + i);
        }
        for (int i = 0; i < 50; i++) {
            next();
        }
        for (int i = 0; i < 50; i++) {
            row("two" + i, "two", Priority.NORMAL, "q" + i);
        }
        Map<String, Integer> turns = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            turns.merge(next().orElseThrow().system(), 1, Integer::sum);
        }

        assertThat(turns.get("one")).isBetween(9, 11);
    }

    /** Whatever comes and goes: a request is picked once, and never before an earlier one of any of its persons. */
    @Test
    void atRandomNobodyIsOvertakenAndNobodyForgotten() {
        for (int seed = 0; seed < 200; seed++) {
            new Walk(new Random(seed)).run();
        }
    }

    private static final class Walk {
        private final Random random;
        private final LaneOrder order = new LaneOrder(system -> 1, interfaceId -> false);
        private final Map<String, List<String>> before = new HashMap<>();
        private final Map<String, List<String>> queues = new HashMap<>();
        private final List<String> gone = new ArrayList<>();
        private final List<LaneEntry> out = new ArrayList<>();

        Walk(Random random) {
            this.random = random;
        }

        void run() {
            int made = 0;
            for (int step = 0; step < 400; step++) {
                int dice = random.nextInt(10);
                if (dice < 4 && made < 80) {
                    make("r" + made++);
                } else if (dice < 8) {
                    pick();
                } else {
                    end();
                }
            }
            while (gone.size() < made) {
                pick();
                end();
            }
            assertThat(gone).doesNotHaveDuplicates().hasSize(made);
            assertThat(order.waiting().values()).containsOnly(0);
        }

        private void make(String id) {
            List<String> persons = random.ints(1 + random.nextInt(3), 0, 8)
                    .distinct()
                    .mapToObj(person -> "p" + person)
                    .toList();
            Priority priority = Priority.values()[random.nextInt(3)];
            List<String> earlier = new ArrayList<>();
            persons.forEach(person -> {
                List<String> queue = queues.computeIfAbsent(person, unused -> new ArrayList<>());
                earlier.addAll(queue);
                queue.add(id);
            });
            before.put(id, earlier);
            persons.forEach(person -> order.add(new LaneOrder.Row(
                    id,
                    "s",
                    "inquiry",
                    priority,
                    persons.size(),
                    person,
                    RequestState.WAITING,
                    PassageFixture.MORNING)));
        }

        private void pick() {
            order.next(ALL).ifPresent(entry -> {
                assertThat(gone).containsAll(before.get(entry.requestId()));
                out.add(entry);
            });
        }

        private void end() {
            if (out.isEmpty()) {
                return;
            }
            LaneEntry entry = out.remove(random.nextInt(out.size()));
            if (random.nextInt(4) == 0) {
                order.rest(entry);
                order.rested(entry);
            } else {
                gone.add(entry.requestId());
                order.leave(entry.requestId());
            }
        }
    }

    private void add(String id, Priority priority, String... persons) {
        for (String person : persons) {
            order.add(new LaneOrder.Row(
                    id,
                    "s",
                    "inquiry",
                    priority,
                    persons.length,
                    person,
                    RequestState.WAITING,
                    PassageFixture.MORNING));
        }
    }

    private void row(String id, String system, Priority priority, String person) {
        order.add(new LaneOrder.Row(
                id, system, "inquiry", priority, 1, person, RequestState.WAITING, PassageFixture.MORNING));
    }

    private Optional<LaneEntry> next() {
        return order.next(ALL);
    }

    private List<String> nextIds() {
        List<String> ids = new ArrayList<>();
        for (Optional<LaneEntry> next = next(); next.isPresent(); next = next()) {
            ids.add(next.get().requestId());
        }
        return ids;
    }

    /** Picks and lets go, until there is nothing more. */
    private List<String> drain(Set<Priority> open) {
        List<String> ids = new ArrayList<>();
        for (Optional<LaneEntry> next = order.next(open); next.isPresent(); next = order.next(open)) {
            ids.add(next.get().requestId());
            order.leave(next.get().requestId());
        }
        return ids;
    }
}
