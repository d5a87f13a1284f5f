package jp.sekisho.faults;

import static jp.sekisho.passage.Waypoint.DOOR_BEFORE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.sekisho.assembly.end.EndCause;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;

/** A gateway that stands still, its successor, and its awakening. */
class TakeoverIT {
    private static final Speaker SYSTEM = Speaker.PUBLIC_ASSISTANCE;
    private static final int FEW = 8;
    private static final String ENDS = "The gateway ends.";

    /**
     * Frozen while it holds the locks of rows that its successor needs. Nobody asks it for its consent; and when it goes on, it
     * takes nothing that its senders have for it, and ends.
     */
    @Test
    void aFrozenGatewayHoldsUpNobodyAndEndsWhenItGoesOn() {
        try (Installation site = new Installation(
                "takeover",
                TestDatabases.POSTGRESQL,
                new Installation.Options(List.of(SYSTEM), FEW, 40, "0", 0, false, Optional.empty()))) {
            site.platform();
            site.time(1, 10);
            Installation.Gateway first = site.newGateway();
            Child system = site.businessSystem(first, SYSTEM);
            Trap withLocks = Trap.holdUntilReleased(DOOR_BEFORE_COMMIT, 1);
            first.restart(withLocks);
            system.tell("send " + FEW);
            site.awaited("held at the door", () -> site.log().acknowledged() == FEW && site.isHeld(withLocks));
            assertThat(site.count("select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                            + " and datname = current_database()"))
                    .isPositive();
            first.process().freeze();
            system.tell("send " + FEW);
            site.awaited("asked while frozen", () -> site.log().inquiries().size() > FEW);

            Installation.Gateway second = site.standby(first);
            second.restart();

            assertThat(second.process().isAlive()).isTrue();
            assertThat(first.process().isAlive()).isTrue();

            first.process().thaw();
            first.process().awaitDeath();

            assertThat(first.process().exitCode()).isEqualTo(EndCause.SUPERSEDED.exitCode());
            assertThat(site.log().acknowledged()).isEqualTo(FEW);
            assertThat(first.process().output().split(ENDS, -1)).hasSize(2);
            assertThat(first.process().output().lines()).hasSizeLessThan(60);
            assertThat(second.process().isAlive()).isTrue();

            refusedWhileTheOtherLives(first);
            site.businessSystem(second, SYSTEM);
            site.awaited("answered by the second for good", () -> site.log().settled() == FEW);

            second.process().end();
            first.restart();
            site.last(List.of(system), 3 * FEW);
            first.process().end();
            assertThat(site.violations()).isEmpty();
        }
    }

    private static void refusedWhileTheOtherLives(Installation.Gateway first) {
        Child again = first.begin();
        again.awaitDeath();
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("PASSAGE-011");
    }
}
