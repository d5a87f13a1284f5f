package jp.sekisho.demo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import jp.sekisho.demo.platform.matter.Replica;
import jp.sekisho.demo.platform.matter.Replica.Act;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final String SOMEBODY = "000000000000019";
    private static final String ANOTHER = "000000000000027";

    private final Replicas replicas = new Replicas();

    @Test
    void a_newer_state_of_the_original_replaces_an_older_and_never_the_other_way() {
        assertThat(come(replica(Act.NEW, SOMEBODY, 9))).isEqualTo(AnswerKind.REGISTERED);
        assertThat(come(replica(Act.NEW, SOMEBODY, 9))).isEqualTo(AnswerKind.SAME);
        assertThat(come(replica(Act.UPDATE, SOMEBODY, 10))).isEqualTo(AnswerKind.REGISTERED);
        assertThat(come(replica(Act.UPDATE, SOMEBODY, 9))).isEqualTo(AnswerKind.OVERTAKEN);
    }

    @Test
    void what_is_not_there_is_neither_changed_nor_deleted() {
        assertThat(come(replica(Act.UPDATE, SOMEBODY, 9))).isEqualTo(AnswerKind.ABSENT);
        come(replica(Act.NEW, SOMEBODY, 9));
        assertThat(come(replica(Act.DELETE, ANOTHER, 10))).isEqualTo(AnswerKind.ABSENT);
        assertThat(come(replica(Act.DELETE, SOMEBODY, 10))).isEqualTo(AnswerKind.REGISTERED);
        assertThat(come(replica(Act.DELETE, SOMEBODY, 11))).isEqualTo(AnswerKind.ABSENT);
        assertThat(come(replica(Act.NEW, SOMEBODY, 9)))
                .as("from before the deletion")
                .isEqualTo(AnswerKind.OVERTAKEN);
        assertThat(come(replica(Act.NEW, SOMEBODY, 12))).isEqualTo(AnswerKind.REGISTERED);
    }

    @Test
    void periods_of_one_data_set_do_not_overlap() {
        come(replica(Act.NEW, SOMEBODY, 9));
        Replica later = replica(Act.NEW, SOMEBODY, 10);
        Replica overlapping = new Replica(
                Act.NEW,
                SOMEBODY,
                later.information(),
                later.dataset(),
                "0001",
                later.until(),
                later.until().plusDays(1),
                later.changed());

        assertThat(come(overlapping)).isEqualTo(AnswerKind.OVERLAP);
        come(replica(Act.DELETE, SOMEBODY, 11));
        assertThat(come(overlapping)).isEqualTo(AnswerKind.REGISTERED);
    }

    @Test
    void a_version_that_is_not_in_force_is_refused() {
        Replica now = replica(Act.NEW, SOMEBODY, 9);
        Replica other = new Replica(
                Act.NEW, SOMEBODY, now.information(), now.dataset(), "0002", now.from(), now.until(), now.changed());

        assertThat(come(other)).isEqualTo(AnswerKind.NO_VERSION);
    }

    private AnswerKind come(Replica replica) {
        AnswerKind answer = replicas.answer(replica);
        if (answer == AnswerKind.REGISTERED) {
            replicas.register(replica);
        }
        return answer;
    }

    private static Replica replica(Act act, String atena, int hour) {
        return new Replica(
                act,
                atena,
                "TM00000000000074",
                "0001",
                "0001",
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2027, 3, 31),
                LocalDateTime.of(2026, 11, 10, hour, 0));
    }
}
