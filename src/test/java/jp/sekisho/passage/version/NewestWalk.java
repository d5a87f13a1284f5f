package jp.sekisho.passage.version;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.Reception;

/**
 * One walk of a sender that says the states of one thing in any order and again, of its counterpart's answers, and of a gateway that dies
 * wherever it is told to. Each reception is judged by what the walk itself remembers as newest. Mutable; used by one thread.
 */
final class NewestWalk {
    /** What can happen next. */
    enum Deed {
        SAY_1,
        SAY_2,
        SAY_3,
        SAY_2_OTHERWISE,
        SAY_1_AND_2,
        REFUSE_3,
        CANCEL,
        ANSWER_WELL,
        ANSWER_NOT_DONE,
        DIE_BEFORE_COMMIT,
        DIE_AFTER_COMMIT,
        KILL
    }

    /** What may be planted. */
    enum Planted {
        NOTHING,
        /** The newest state is forgotten. */
        FORGETS,
        /** What was refused becomes the newest. */
        COUNTS_WHAT_WAS_REFUSED,
        /** Any content is taken for the same. */
        KNOWS_NO_CONTENT,
        /** What was never done counts as if it were. */
        TELLS_WHAT_WAS_NOT_DONE
    }

    private enum Stage {
        OPEN,
        DONE,
        NOT_DONE
    }

    /** The last of a message of several was accepted with others: alone it is no repetition of that message. */
    private record Known(int version, String content, String senderId, boolean isAlone, Stage stage) {
        Known at(Stage next) {
            return new Known(version, content, senderId, isAlone, next);
        }
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final PassageFixture fixture;
    private final Planted planted;
    private final Things things;
    private final Set<String> witnessed = new TreeSet<>();
    private Optional<Known> newest = Optional.empty();
    private Set<Waypoint> deadly = Set.of();
    private Station station;
    private int messages;

    NewestWalk(PassageFixture fixture, Planted planted) {
        this.fixture = fixture;
        this.planted = planted;
        this.things = new Things(fixture);
        fixture.empty();
        station = begun();
    }

    private Station begun() {
        return fixture.station(waypoint -> {
            if (deadly.contains(waypoint)) {
                throw new Death();
            }
        });
    }

    Set<String> witnessed() {
        return witnessed;
    }

    void go(List<Deed> deeds) {
        for (Deed deed : deeds) {
            happen(deed);
        }
        assertThat(fixture.query("select version from newest_state"))
                .as("nothing but the newest")
                .isEqualTo(newest.stream()
                        .map(known -> Integer.toString(known.version))
                        .toList());
    }

    private void happen(Deed deed) {
        switch (deed) {
            case SAY_1 -> say(1, "a", "x 1 a");
            case SAY_2 -> say(2, "a", "x 2 a");
            case SAY_3 -> say(3, "a", "x 3 a");
            case SAY_2_OTHERWISE -> say(2, "b", "x 2 b");
            case SAY_1_AND_2 -> say(2, "a", "x 1 a", "x 2 a");
            case REFUSE_3 -> refuse();
            case CANCEL ->
                end(Stage.NOT_DONE, id -> new DoorLeg(station)
                        .cancel(fixture.cancellation("c-" + ++messages, id), CATALOGUE));
            case ANSWER_WELL -> end(Stage.DONE, id -> answer(id, true));
            case ANSWER_NOT_DONE -> end(Stage.NOT_DONE, id -> answer(id, false));
            case DIE_BEFORE_COMMIT -> deadly = Set.of(Waypoint.DOOR_BEFORE_COMMIT);
            case DIE_AFTER_COMMIT -> deadly = Set.of(Waypoint.DOOR_COMMITTED);
            case KILL -> restart();
        }
    }

    private void restart() {
        deadly = Set.of();
        station = begun();
    }

    private void say(int version, String content, String... records) {
        String id = "m-" + ++messages;
        DoorLeg.Entry entry = things.entry(id, records);
        Reception expected = expected(version, content, records.length);
        Reception reception;
        try {
            reception = new DoorLeg(station).accept(List.of(entry)).get(0);
        } catch (Death e) {
            witnessed.add("died");
            restart();
            reception = new DoorLeg(station).accept(List.of(entry)).get(0);
            if (reception == Reception.REDELIVERED) {
                reception = expected;
            }
        }
        assertThat(reception)
                .as("%s after %s", String.join(", ", records), newest)
                .isEqualTo(expected);
        witnessed.add(reception.name());
        if (reception == Reception.ACCEPTED) {
            if (newest.filter(known -> known.version == version).isPresent()) {
                witnessed.add("again after no answer");
            }
            newest = Optional.of(new Known(version, content, id, records.length == 1, Stage.OPEN));
        }
        plant();
    }

    private Reception expected(int version, String content, int records) {
        if (newest.isEmpty()) {
            return Reception.ACCEPTED;
        }
        Known known = newest.get();
        int oldest = version - records + 1;
        if (oldest != version) {
            return oldest > known.version
                            || oldest == known.version && known.stage == Stage.NOT_DONE && known.content.equals(content)
                    ? Reception.ACCEPTED
                    : Reception.REFUSED;
        }
        if (version != known.version) {
            return version > known.version ? Reception.ACCEPTED : Reception.REFUSED;
        }
        if (!content.equals(known.content)) {
            return Reception.REFUSED;
        }
        return switch (known.stage) {
            case NOT_DONE -> Reception.ACCEPTED;
            case OPEN -> known.isAlone ? Reception.DUPLICATE_PENDING : Reception.REFUSED;
            case DONE -> known.isAlone ? Reception.DUPLICATE_ENDED : Reception.REFUSED;
        };
    }

    private void refuse() {
        try {
            new DoorLeg(station)
                    .refuse(
                            things.entry("m-" + ++messages, "x 3 a").arrival(),
                            List.of(Finding.of(DoorError.NO_ID)),
                            CATALOGUE);
        } catch (Death e) {
            restart();
        }
        if (planted == Planted.COUNTS_WHAT_WAS_REFUSED) {
            change("update newest_state set version = '3'");
        }
    }

    private interface Act {
        void on(String senderId);
    }

    /** Of what is open and newest. */
    private void end(Stage stage, Act act) {
        restart();
        newest.filter(known -> known.stage == Stage.OPEN).ifPresent(known -> {
            act.on(known.senderId);
            newest = Optional.of(known.at(stage));
        });
        plant();
    }

    private void answer(String senderId, boolean isWell) {
        fixture.query(
                        "select r.id from request r join message m on m.id = r.message_id where m.sender_id = ?"
                                + " order by r.line",
                        senderId)
                .forEach(id ->
                        Things.answer(station, id, newest.orElseThrow().content.repeat(64), isWell));
    }

    private void plant() {
        switch (planted) {
            case FORGETS -> change("delete from newest_state");
            case KNOWS_NO_CONTENT ->
                newest.ifPresent(known -> fixture.store.useTransaction(handle -> handle.createUpdate(
                                "update newest_state set content_digest = ?")
                        .bind(
                                0,
                                station.vault()
                                        .digest(
                                                "state",
                                                "b".repeat(64).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .execute()));
            case TELLS_WHAT_WAS_NOT_DONE -> change("update request set ending = 'RESULT' where ending is not null");
            default -> {}
        }
    }

    private void change(String statement) {
        fixture.store.useTransaction(handle -> handle.execute(statement));
    }
}
