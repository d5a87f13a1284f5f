package jp.sekisho.demo.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import jp.sekisho.demo.gateway.DemoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderLogTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final Ask ASK = new Ask(
            Sender.PUBLIC_ASSISTANCE,
            "a1",
            DAY,
            DAY.atTime(8, 0),
            List.of("1234560"),
            "TM00000000000002",
            Errand.INQUIRY);

    @TempDir
    Path folder;

    @Test
    void the_next_start_knows_what_was_sent_and_ended() {
        try (SenderLog log = SenderLog.in(folder)) {
            log.sending(List.of(ASK));
            log.sent(List.of(ASK));
            keep(log, "a1", "RESULT", "o1");
            log.balanced(DAY, log.totals());
        }

        try (SenderLog next = SenderLog.in(folder)) {
            assertThat(next.isSent("a1")).isTrue();
            assertThat(next.totals()).isEqualTo(new SenderLog.Totals(1, 1, 0));
            assertThat(next.carried()).isEqualTo(next.totals());
            assertThat(next.isBalanced(DAY)).isTrue();
            assertThat(next.unanswered()).isEmpty();
        }
    }

    @Test
    void an_outcome_read_twice_counts_once_and_a_second_outcome_counts() {
        try (SenderLog log = SenderLog.in(folder)) {
            log.sending(List.of(ASK));
            log.sent(List.of(ASK));

            assertThat(keep(log, "a1", "RESULT", "o1")).isTrue();
            assertThat(keep(log, "a1", "RESULT", "o1")).isFalse();
            assertThat(log.totals().ended()).isOne();
            assertThat(keep(log, "a1", "RESULT", "o2")).isTrue();
            assertThat(log.totals()).isEqualTo(new SenderLog.Totals(1, 2, 0));
        }
    }

    @Test
    void a_message_that_may_have_gone_twice_may_be_refused_twice() {
        try (SenderLog log = SenderLog.in(folder)) {
            log.sending(List.of(ASK));
            log.sending(List.of(ASK));
            log.sent(List.of(ASK));

            assertThat(keep(log, "a1", "REFUSED", "o1")).isTrue();
            assertThat(keep(log, "a1", "REFUSED", "o2")).isFalse();
        }
    }

    @Test
    void an_outcome_of_nothing_that_was_sent_is_a_stray() {
        try (SenderLog log = SenderLog.in(folder)) {
            keep(log, "b2", "RESULT", "o1");

            assertThat(log.totals()).isEqualTo(new SenderLog.Totals(0, 0, 1));
        }
    }

    private static boolean keep(SenderLog log, String id, String kind, String outcomeId) {
        return log.keep(new Outcome(id, kind, outcomeId, false, "", List.of(), ""), true, DemoClock.FIRST);
    }
}
