package jp.sekisho.passage.inward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;

/**
 * One walk of a question: a counterpart that offers it as it likes, a gateway that does one step of its work at a time and dies wherever
 * it is told to, a system that sends answers to its door whenever it likes, and a deadline. What counterpart and system have seen is
 * judged by nothing of the gateway's. Mutable; used by one thread.
 */
final class QuestionWalk {
    /** What can happen next. */
    enum Deed {
        ASK,
        CLAIM,
        SEND,
        PUT,
        MARK,
        ANSWER,
        ANSWER_AGAIN,
        ANSWER_OTHERWISE,
        READ_DOOR,
        DEADLINE,
        LOOK,
        TELL,
        KILL,
        DIE_BEFORE_COMMIT,
        DIE_AFTER_COMMIT
    }

    private static final String QUESTION = "q-1";
    private static final Set<Waypoint> BEFORE = Set.of(
            Waypoint.INWARD_BEFORE_COMMIT,
            Waypoint.HANDOVER_BEFORE_COMMIT,
            Waypoint.SENT_BEFORE_COMMIT,
            Waypoint.DOOR_BEFORE_COMMIT);
    private static final Set<Waypoint> AFTER = Set.of(
            Waypoint.INWARD_COMMITTED,
            Waypoint.HANDOVER_COMMITTED,
            Waypoint.SENT_COMMITTED,
            Waypoint.DOOR_COMMITTED,
            Waypoint.TOLD,
            Waypoint.TOLD_COMMITTED);

    private final PassageFixture fixture;
    private final QuestionBench bench;
    private final Set<String> witnessed = new TreeSet<>();
    /** What lies at the door: the broker keeps the first until it is known that it was dealt with. */
    private final Deque<Sent> door = new ArrayDeque<>();

    private boolean isPast;
    /** Whether some answer lay at the door before the deadline, or was accepted. */
    private boolean isInTime;

    private int sent;

    /** A message of the system's. */
    private record Sent(String id, String body, boolean inTime) {}

    QuestionWalk(PassageFixture fixture) {
        this.fixture = fixture;
        fixture.empty();
        this.bench = new QuestionBench(fixture);
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
                bench.rise(Waypoints.UNWATCHED);
            }
            judge();
        }
        settle();
    }

    private void happen(Deed deed) {
        switch (deed) {
            case ASK -> bench.ask(QUESTION);
            case CLAIM -> bench.claim();
            case SEND -> bench.send();
            case PUT -> bench.hand(false);
            case MARK -> bench.hand(true);
            case ANSWER -> send("<a/>");
            case ANSWER_AGAIN -> send("<a/>");
            case ANSWER_OTHERWISE -> send("<b/>");
            case READ_DOOR -> readDoor();
            case DEADLINE -> {
                bench.late();
                isPast = true;
            }
            case LOOK -> look();
            case TELL -> bench.tell();
            case KILL -> throw new Death();
            case DIE_BEFORE_COMMIT -> bench.rise(dying(BEFORE));
            case DIE_AFTER_COMMIT -> bench.rise(dying(AFTER));
        }
    }

    private static Waypoints dying(Set<Waypoint> deadly) {
        return waypoint -> {
            if (deadly.contains(waypoint)) {
                throw new Death();
            }
        };
    }

    /** Whoever has the question may answer it, as often as he likes. */
    private void send(String body) {
        if (!bench.queue.isEmpty()) {
            door.add(new Sent("a-" + ++sent, body, !isPast));
            isInTime |= !isPast;
        }
    }

    private void readDoor() {
        Optional<Sent> first = Optional.ofNullable(door.peekFirst());
        if (first.isEmpty()) {
            return;
        }
        Sent answer = first.get();
        boolean wasOpen = isOpen();
        boolean wasHanded = !fixture.query(
                        "select id from outbox where request_id is not null and marked_at is not null")
                .isEmpty();
        if (bench.answer(answer.id, bench.queue.keySet().iterator().next(), answer.body)) {
            witnessed.add(wasHanded ? "answered" : "answered unhanded");
            if (isPast && answer.inTime) {
                witnessed.add("in time, read late");
            }
        } else if (wasOpen) {
            throw new AssertionError("an answer to an open question does not count");
        }
        door.removeFirst();
    }

    private boolean isOpen() {
        return !fixture.query("select id from request where interface_id = 'question' and state <> 'ENDED'")
                .isEmpty();
    }

    private void look() {
        bench.lying.put(QuestionBench.DOOR, (long) door.size());
        bench.look();
    }

    private boolean isExpired() {
        return bench.told.stream().anyMatch((QUESTION + " EXPIRED")::equals);
    }

    /** The counterpart never hears both; and what came in time is not contradicted. */
    private void judge() {
        assertThat(isExpired() && !bench.answered.isEmpty())
                .as("an answer, and that none comes")
                .isFalse();
        if (isExpired()) {
            assertThat(isInTime).as("an answer came in time").isFalse();
        }
        if (bench.told.contains(QUESTION + " DEALT_WITH")) {
            assertThat(bench.answered).as("told that it is dealt with").isNotEmpty();
        }
        List<String> outcomes = bench.outcomes();
        if (outcomes.stream().anyMatch(each -> each.contains("REFUSED")) && bench.answered.isEmpty()) {
            boolean counts = !fixture.query("select message_id from inbound where answered_by is not null")
                    .isEmpty();
            assertThat(counts || isExpired())
                    .as("refused before the counterpart has heard: %s", outcomes)
                    .isTrue();
        }
        assertThat(fixture.query("select id from request where interface_id = 'answer'"))
                .as("answers that count")
                .hasSizeLessThanOrEqualTo(1);
    }

    /** A system that was asked answers what has expired: it hears of that once the counterpart has heard. */
    private void answerLate() {
        boolean isWithdrawn = !fixture.query(
                        "select message_id from inbound where said = 'EXPIRED' and told_at is null")
                .isEmpty();
        if (isWithdrawn && !bench.queue.isEmpty()) {
            witnessed.add("late");
            send("<late/>");
            readDoor();
            judge();
        }
    }

    /** Everything that can still move does; then the counterpart has heard one thing, and everybody his one outcome. */
    private void settle() {
        bench.rise(Waypoints.UNWATCHED);
        bench.ask(QUESTION);
        if (!isPast) {
            happen(Deed.DEADLINE);
        }
        look(); // before what lies at the door is read
        for (int turn = 0; turn < 3; turn++) {
            while (!door.isEmpty()) {
                readDoor();
            }
            look();
            answerLate();
            bench.claim();
            bench.send();
            bench.hand(true);
            bench.tell();
        }
        judge();
        assertThat(isExpired()).isEqualTo(bench.answered.isEmpty());
        assertThat(fixture.query("select id from request where state <> 'ENDED'"))
                .isEmpty();
        assertThat(fixture.query("select id from outbox where held_for is not null"))
                .isEmpty();
        assertThat(fixture.query("select message_id from inbound where to_tell is not null"))
                .isEmpty();
        List<String> outcomes = bench.outcomes();
        witnessed.addAll(isExpired() ? Set.of("expired") : Set.of());
        if (outcomes.stream().anyMatch(each -> each.endsWith("again"))
                || !fixture.query("select event from ledger where event = 'DUPLICATE'")
                        .isEmpty()) {
            witnessed.add("duplicate");
        }
        long results =
                outcomes.stream().filter(each -> each.endsWith(" RESULT")).count();
        assertThat(results).isEqualTo(bench.answered.isEmpty() ? 0 : 1);
    }

    /** Where the process would have died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
