package jp.sekisho.passage.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.PlainOrder;
import jp.sekisho.passage.RequestState;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Whatever comes and goes, a lane's order is what the plain rules say. */
class LaneOrderPropertiesTest {
    private static final List<Set<Priority>> OPEN = List.of(
            EnumSet.allOf(Priority.class), EnumSet.of(Priority.URGENT), EnumSet.of(Priority.NORMAL, Priority.BULK));

    private enum Kind {
        ACCEPT,
        PICK,
        REST,
        RESTED,
        LEAVE
    }

    private record Deed(Kind kind, int which, Priority priority, Set<Integer> persons) {}

    @Property(tries = 1_000)
    void theOrderIsWhatThePlainRulesSay(@ForAll @Size(max = 80) List<@From("deeds") Deed> deeds) {
        Both both = new Both();
        deeds.forEach(both::doDeed);
        both.letAllGo();
    }

    @Provide
    Arbitrary<Deed> deeds() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(5, Kind.ACCEPT),
                                Tuple.of(3, Kind.PICK),
                                Tuple.of(1, Kind.REST),
                                Tuple.of(1, Kind.RESTED),
                                Tuple.of(2, Kind.LEAVE)),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.of(Priority.class),
                        Arbitraries.integers().between(1, 6).set().ofMinSize(1).ofMaxSize(3))
                .as(Deed::new);
    }

    /** The order and its model, moved alike. */
    private static final class Both {
        private final LaneOrder order = new LaneOrder(system -> 1, interfaceId -> false);
        private final PlainOrder plain = new PlainOrder();
        private final List<String> there = new ArrayList<>();
        private final List<LaneEntry> out = new ArrayList<>();
        private final Deque<LaneEntry> resting = new ArrayDeque<>();
        private final Deque<LaneOrder.Row> unread = new ArrayDeque<>();
        private int made;

        void doDeed(Deed deed) {
            switch (deed.kind) {
                case ACCEPT -> accept(deed);
                case PICK -> pick(OPEN.get(deed.which % OPEN.size()));
                case REST -> rest(deed);
                case RESTED -> rested();
                case LEAVE -> leave(deed);
            }
            assertThat(order.waiting()).isEqualTo(plain.waiting());
            assertThat(order.oldest()).isEqualTo(plain.oldest());
            assertThat(order.oldestBySystem()).isEqualTo(plain.oldestBySystem());
        }

        /** The rows of a request may be read a page later than its first; nothing is read between. */
        private void accept(Deed deed) {
            readRest();
            String id = "r" + made++;
            there.add(id);
            RequestState state = deed.which % 9 == 0
                    ? RequestState.PARKED
                    : deed.which % 7 == 0 ? RequestState.SENDING : RequestState.WAITING;
            deed.persons.forEach(person -> unread.add(new LaneOrder.Row(
                    id,
                    "system-" + deed.which % 3,
                    "inquiry",
                    deed.priority,
                    deed.persons.size(),
                    "p" + person,
                    state,
                    PassageFixture.MORNING.minusSeconds(deed.which))));
            if (deed.which % 4 != 0) {
                readRest();
            } else {
                read(unread.remove());
            }
        }

        private void readRest() {
            while (!unread.isEmpty()) {
                read(unread.remove());
            }
        }

        private void read(LaneOrder.Row row) {
            order.add(row);
            plain.add(row);
        }

        private boolean pick(Set<Priority> open) {
            Set<String> may = plain.next(open);
            Optional<LaneEntry> next = order.next(open);
            assertThat(next.isPresent()).isEqualTo(!may.isEmpty());
            next.ifPresent(entry -> {
                assertThat(may).contains(entry.requestId());
                plain.picked(entry.requestId());
                out.add(entry);
            });
            return next.isPresent();
        }

        private void rest(Deed deed) {
            if (!out.isEmpty()) {
                LaneEntry entry = out.remove(deed.which % out.size());
                order.rest(entry);
                plain.rest(entry.requestId());
                resting.add(entry);
            }
        }

        private void rested() {
            if (!resting.isEmpty()) {
                LaneEntry entry = resting.remove();
                order.rested(entry);
                plain.rested(entry.requestId());
            }
        }

        private void leave(Deed deed) {
            readRest();
            if (!there.isEmpty()) {
                leave(there.get(deed.which % there.size()));
            }
        }

        private void leave(String id) {
            there.remove(id);
            out.removeIf(entry -> entry.requestId().equals(id));
            order.leave(id);
            plain.leave(id);
        }

        void letAllGo() {
            readRest();
            while (!resting.isEmpty()) {
                rested();
            }
            while (!there.isEmpty()) {
                boolean picked = pick(OPEN.get(0));
                if (!picked) {
                    leave(there.get(0)); // parked, or picked before
                }
            }
            assertThat(order.waiting().values()).containsOnly(0);
            assertThat(order.oldest()).isEmpty();
        }
    }
}
