package jp.sekisho.passage.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.gap.MissingNumbers;
import jp.sekisho.passage.gap.SequenceDecisions;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Outbox;

/**
 * One walk of a sender that numbers what it says, sends it in any order and again, and answers what it is asked; a gateway that does one
 * step at a time and dies wherever it is told to; a broker that remembers the ids that it has had; and two people. What went through
 * the door is judged by the places that it got in its person's order. Mutable; used by one thread.
 */
final class SequenceWalk {
    /** What can happen next. */
    enum Deed {
        SEND_1,
        SEND_2,
        SEND_3,
        SEND_4,
        SEND_5,
        READ,
        READ_TOGETHER,
        PUT,
        MARK,
        ASK,
        CLOSE,
        DIE_BEFORE_COMMIT,
        DIE_AFTER_COMMIT,
        KILL
    }

    /** What may be planted. */
    enum Planted {
        NOTHING,
        /** A number that has gone through is forgotten. */
        FORGETS,
        /** What is held is put as if it were next. */
        OVERTAKES,
        /** A refusal leaves its number. */
        NO_FILL
    }

    private static final int NUMBERS = 5;
    /** The content of this number is refused. */
    private static final int WRONG = 2;

    private static final String IN = "in." + SYSTEM + ".inquiry";
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";
    private static final Sequence FILE =
            new Sequence("n", Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofMinutes(10), 100);
    private static final Remark TWO = new Remark("local:kinoshita+local:matsumoto", "why");
    private static final String PERSON = "000000000000019";

    private final PassageFixture fixture;
    private final Planted planted;
    private final Set<String> witnessed = new TreeSet<>();
    /** What lies before the door: numbers, each under the id of its delivery. */
    private final Deque<Lying> queue = new ArrayDeque<>();

    private final Set<String> had = new HashSet<>();
    private final Set<Long> sent = new TreeSet<>();
    private final Set<Long> closed = new TreeSet<>();
    private final List<Outbox.Row> put = new ArrayList<>();
    private Set<Waypoint> deadly = Set.of();
    private Station station;
    private int deliveries;
    private int requests;

    private record Lying(long number, String delivery) {}

    SequenceWalk(PassageFixture fixture, Planted planted) {
        this.fixture = fixture;
        this.planted = planted;
        fixture.empty();
        station = begun();
    }

    /** What came about on the way. */
    Set<String> witnessed() {
        return witnessed;
    }

    void go(List<Deed> deeds) {
        for (Deed deed : deeds) {
            try {
                happen(deed);
            } catch (Death e) {
                witnessed.add("died");
                put.clear();
                deadly = Set.of();
                station = begun();
            }
            judge();
        }
        settle();
    }

    private void happen(Deed deed) {
        switch (deed) {
            case SEND_1, SEND_2, SEND_3, SEND_4, SEND_5 -> send(deed.ordinal() + 1);
            case READ -> read(1);
            case READ_TOGETHER -> read(NUMBERS);
            case PUT -> put();
            case MARK -> mark();
            case ASK -> ask();
            case CLOSE -> close();
            case DIE_BEFORE_COMMIT -> deadly = Set.of(Waypoint.DOOR_BEFORE_COMMIT);
            case DIE_AFTER_COMMIT -> deadly = Set.of(Waypoint.DOOR_COMMITTED);
            case KILL -> throw new Death();
        }
    }

    private void send(long number) {
        if (!sent.add(number)) {
            witnessed.add("sent again");
        }
        queue.add(new Lying(number, "d-" + ++deliveries));
    }

    /** The queue is told only what has been committed. */
    private void read(int most) {
        List<Lying> lying = queue.stream().limit(most).toList();
        if (most > 1 && lying.size() > 1 && lying.stream().noneMatch(each -> each.number == WRONG)) {
            DoorLeg door = new DoorLeg(station);
            List<DoorLeg.Reception> done =
                    door.accept(lying.stream().map(this::entry).toList());
            done.forEach(reception -> witnessed.add(reception.name()));
            lying.forEach(each -> queue.remove());
        } else if (!lying.isEmpty()) {
            witnessed.add(one(lying.get(0)).name());
            queue.remove();
        }
    }

    private DoorLeg.Reception one(Lying lying) {
        DoorLeg door = new DoorLeg(station);
        if (lying.number == WRONG) {
            DoorLeg.Reception done = door.refuse(arrival(lying), List.of(Finding.of(DoorError.NO_ID)), CATALOGUE);
            if (planted == Planted.NO_FILL) {
                fixture.store.useTransaction(handle -> {
                    handle.execute("delete from numbered where number = " + WRONG);
                    handle.execute("update numbering set last_number = last_number - 1 where last_number = " + WRONG);
                });
            }
            return done;
        }
        DoorLeg.Reception done = door.accept(List.of(entry(lying))).get(0);
        if (planted == Planted.FORGETS) {
            fixture.store.useTransaction(handle -> {
                handle.execute("delete from numbered where number = 1");
                handle.execute("update numbering set last_number = 0 where last_number = 1");
            });
        }
        if (planted == Planted.OVERTAKES) {
            fixture.store.useTransaction(
                    handle -> handle.execute(
                            "update numbering set last_number = greatest(last_number, (select coalesce(min(number), 0) - 1 from early))"));
        }
        return done;
    }

    private DoorLeg.Entry entry(Lying lying) {
        return new DoorLeg.Entry(arrival(lying), fixture.submission("r-" + ++requests, Priority.NORMAL, PERSON));
    }

    private Arrival arrival(Lying lying) {
        String id = planted == Planted.FORGETS ? lying.delivery : "m-" + lying.number;
        Arrival arrival = fixture.arrival(id, "body " + lying.number, lying.delivery);
        return arrival.with(
                Optional.of(new Arrival.Numbered(lying.number, FILE, Map.of("SekishoMessageId", "m-" + lying.number))));
    }

    private void put() {
        for (Outbox.Row row :
                station.store().inTransaction(handle -> new Outbox(station).unmarked(handle, IN, 0, 10))) {
            put.add(row);
            if (had.add(row.id())) {
                String body = new String(row.message().orElseThrow().body(), UTF_8);
                queue.add(new Lying(Long.parseLong(body.substring("body ".length())), "d-" + ++deliveries));
            } else {
                witnessed.add("dropped");
            }
        }
    }

    private void mark() {
        List<Outbox.Row> rows = List.copyOf(put);
        put.clear();
        station.store().useTransaction(handle -> new Outbox(station).mark(handle, rows));
    }

    /** The sender sends what it is asked for, if it has it to send. */
    private void ask() {
        fixture.time.set(fixture.time.get().plus(Duration.ofMinutes(31)));
        try (MissingNumbers missing = new MissingNumbers(station, key -> Optional.of(FILE), () -> true, key -> {})) {
            missing.look();
        }
        for (Outbox.Row row :
                station.store().inTransaction(handle -> new Outbox(station).unmarked(handle, OUT, 0, 1_000))) {
            String numbers = row.message().orElseThrow().properties().getOrDefault("SekishoMissing", "");
            if (!numbers.isEmpty() && had.add(row.id())) {
                witnessed.add("asked");
                ranges(numbers).filter(sent::contains).forEach(this::send);
            }
        }
    }

    private static Stream<Long> ranges(String numbers) {
        return Arrays.stream(numbers.split(" ")).flatMap(range -> {
            String[] ends = range.split("-");
            return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
                    .boxed();
        });
    }

    /** Two people say that what nobody has sent never comes. */
    private void close() {
        SequenceDecisions decisions = new SequenceDecisions(
                station, new DoorLeg(station), key -> Optional.of(FILE), () -> CATALOGUE, queue -> {});
        decisions.all().stream().filter(view -> view.isWaiting()).findFirst().ifPresent(view -> {
            long number = view.last() + 1;
            String target = SYSTEM + "/inquiry/" + number;
            station.store().useTransaction(handle -> {
                if (!sent.contains(number) && decisions.closing(handle, target).isPresent()) {
                    decisions.close(handle, target, TWO);
                    closed.add(number);
                    witnessed.add("closed");
                }
            });
        });
    }

    /** Everything that can still move does, and the sender sends what it has not sent. */
    private void settle() {
        deadly = Set.of();
        put.clear();
        station = begun();
        for (long number = 1; number <= NUMBERS; number++) {
            if (!sent.contains(number)) {
                send(number);
            }
        }
        for (int turn = 0; turn < 4 * NUMBERS && !isThrough(); turn++) {
            while (!queue.isEmpty()) {
                read(1);
            }
            put();
            mark();
            if (queue.isEmpty()) {
                ask();
            }
        }
        judge();
        assertThat(isThrough())
                .as("all numbers have gone through or were passed over")
                .isTrue();
        assertThat(fixture.query("select id from early")).isEmpty();
        assertThat(fixture.query("select sender_id from message"))
                .as("all but what was wrong or never came")
                .hasSize((int) LongStream.rangeClosed(1, NUMBERS)
                        .filter(number -> number != WRONG && !closed.contains(number))
                        .count());
    }

    private boolean isThrough() {
        return fixture.query("select cast(last_number as varchar) from numbering")
                .equals(List.of(Integer.toString(NUMBERS)));
    }

    /** No number has two places in its person's order, and none stands before a lower one. */
    private void judge() {
        List<String> order = fixture.query("select cast(n.number as varchar) from request_person p"
                + " join request r on r.id = p.request_id join message m on m.id = r.message_id"
                + " join numbered n on n.sender_id = m.sender_id order by p.number");
        assertThat(order.stream().map(Long::valueOf).toList()).isSorted().doesNotHaveDuplicates();
        assertThat(fixture.query("select sender_id from message")).hasSizeLessThanOrEqualTo(order.size());
    }

    private Station begun() {
        Station next = fixture.station(waypoint -> {
            if (deadly.contains(waypoint)) {
                throw new Death();
            }
        });
        new Outbox(next).open(IN);
        return next;
    }

    /** Where the process would have died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
