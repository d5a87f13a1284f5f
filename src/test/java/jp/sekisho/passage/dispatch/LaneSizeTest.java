package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.HeapUse;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.store.RandomId;
import org.junit.jupiter.api.Test;

/** A lane of any length: what an entry takes, what is left of those that left, and lines and chains without end. */
class LaneSizeTest {
    private static final Set<Priority> ALL = EnumSet.allOf(Priority.class);
    private static final int WAITING = 200_000;
    private static final int PASSING = 300_000;
    private static final int MOST_BYTES_AN_ENTRY = 220;
    /** An entry that stayed would hold five times as much and more; other threads of the process hold something, too. */
    private static final long NOTHING_TO_SPEAK_OF = 30L * PASSING;

    private final LaneOrder order = new LaneOrder(system -> 1, interfaceId -> false);

    @Test
    void anEntryTakesTwoHundredBytes() {
        List<String> systems = List.of("public-assistance", "child-allowance");
        long before = HeapUse.now();

        for (int i = 0; i < WAITING; i++) {
            // as rows come from a database: each text and each time an object of its own
            add(RandomId.next(), new String(systems.get(i % 2)), Priority.NORMAL, "%015d".formatted(i), i);
        }

        assertThat((HeapUse.now() - before) / WAITING).isLessThan(MOST_BYTES_AN_ENTRY);
        assertThat(order.waiting().get(Priority.NORMAL)).isEqualTo(WAITING);
    }

    @Test
    void whatPassesAnOldStuckRequestLeavesNothingBehind() {
        add("stuck", "s", Priority.NORMAL, "stuck", 0);
        LaneEntry stuck = order.next(ALL).orElseThrow();
        long before = HeapUse.now();

        for (int i = 1; i <= PASSING; i++) {
            add(RandomId.next(), "s", Priority.NORMAL, "%015d".formatted(i), i);
            order.leave(order.next(ALL).orElseThrow().requestId());
        }

        assertThat(HeapUse.now() - before).isLessThan(NOTHING_TO_SPEAK_OF);
        assertThat(order.oldest()).containsEntry(Priority.NORMAL, PassageFixture.MORNING);
        assertThat(order.knows("stuck")).isTrue();
        Reference.reachabilityFence(stuck);
    }

    /** A lane that is shut for days is picked from by nobody. */
    @Test
    void whatExpiresInAShutLaneLeavesNothingBehind() {
        long before = HeapUse.now();

        for (int i = 0; i < PASSING; i++) {
            String id = RandomId.next();
            add(id, "s", Priority.BULK, "%015d".formatted(i), i);
            order.leave(id);
        }

        assertThat(HeapUse.now() - before).isLessThan(NOTHING_TO_SPEAK_OF);
        assertThat(order.oldest()).isEmpty();
    }

    /** Walking through the line at each of them, this would take minutes. */
    @Test
    void oneOfAnyNumberOfRequestsOfOnePersonLooksAtItsNeighboursOnly() {
        for (int i = 0; i < WAITING; i++) {
            add("r" + i, "s", Priority.BULK, "a", i);
        }
        for (int i = WAITING - 1; i > WAITING / 2; i--) {
            order.leave("r" + i);
        }
        add("urgent", "s", Priority.URGENT, "a", WAITING);

        assertThat(order.waiting())
                .containsEntry(Priority.URGENT, WAITING / 2 + 2)
                .containsEntry(Priority.BULK, 0);
        List<String> gone = drain(EnumSet.of(Priority.URGENT));
        assertThat(gone).hasSize(WAITING / 2 + 2).endsWith("r" + WAITING / 2, "urgent");
        assertThat(gone.subList(0, 3)).containsExactly("r0", "r1", "r2");
    }

    /** Each request shares a person with the one before it: the last lifts them all. */
    @Test
    void householdsThatHangTogetherAreLiftedInOneGo() {
        int households = 100_000;
        for (int i = 0; i < households; i++) {
            add("r" + i, 2, Priority.BULK, "p" + i);
            add("r" + i, 2, Priority.BULK, "p" + (i + 1));
        }

        add("urgent", "s", Priority.URGENT, "p" + households, households);

        assertThat(order.waiting()).containsEntry(Priority.URGENT, households + 1);
        List<String> gone = drain(EnumSet.of(Priority.URGENT));
        assertThat(gone).hasSize(households + 1).startsWith("r0", "r1", "r2").endsWith("urgent");
    }

    private void add(String id, String system, Priority priority, String person, int second) {
        Instant acceptedAt = PassageFixture.MORNING.plusSeconds(second / 50);
        order.add(new LaneOrder.Row(id, system, "inquiry", priority, 1, person, RequestState.WAITING, acceptedAt));
    }

    private void add(String id, int persons, Priority priority, String person) {
        order.add(new LaneOrder.Row(
                id, "s", "inquiry", priority, persons, person, RequestState.WAITING, PassageFixture.MORNING));
    }

    private List<String> drain(Set<Priority> open) {
        List<String> gone = new ArrayList<>();
        for (Optional<LaneEntry> next = order.next(open); next.isPresent(); next = order.next(open)) {
            gone.add(next.get().requestId());
            order.leave(next.get().requestId());
        }
        return gone;
    }
}
