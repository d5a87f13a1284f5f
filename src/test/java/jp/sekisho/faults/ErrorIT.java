package jp.sekisho.faults;

import static jp.sekisho.passage.Waypoint.CLAIM_COMMITTED;
import static jp.sekisho.passage.Waypoint.CONFIRMED;
import static jp.sekisho.passage.Waypoint.DOOR_BEFORE_COMMIT;
import static jp.sekisho.passage.Waypoint.OUTBOX_COMMITTED;
import static jp.sekisho.passage.Waypoint.RETURN_BEFORE_COMMIT;
import static jp.sekisho.passage.Waypoint.SEND_ANSWERED;
import static jp.sekisho.passage.Waypoint.SENT_BEFORE_COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.sekisho.assembly.end.EndCause;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;

/** An error in a thread that carries messages ends the process, and whoever starts it again finds everything as it was. */
class ErrorIT {
    private static final Speaker SYSTEM = Speaker.PUBLIC_ASSISTANCE;
    private static final int FEW = 8;
    private static final List<Waypoint> EVERY_KIND_OF_THREAD = List.of(
            DOOR_BEFORE_COMMIT, // a door's reader
            CLAIM_COMMITTED, // a lane's owner
            SEND_ANSWERED, // a lane's worker
            SENT_BEFORE_COMMIT, // a commit for several
            RETURN_BEFORE_COMMIT, // a route for answers
            CONFIRMED, // the polling
            OUTBOX_COMMITTED); // an outbox

    @Test
    void everyKindOfThreadEndsTheProcessAndNothingIsLost() {
        try (Installation site = new Installation(
                "errors",
                TestDatabases.H2,
                new Installation.Options(List.of(SYSTEM), FEW, 40, "0", 0, false, Optional.empty()))) {
            site.platform();
            site.time(1, 10);
            Installation.Gateway gateway = site.newGateway();
            Child system = site.businessSystem(gateway, SYSTEM);
            for (Waypoint waypoint : EVERY_KIND_OF_THREAD) {
                system.tell("send " + FEW);
                endsWith(gateway, Trap.of(Trap.Kind.ERROR, waypoint, 1), EndCause.ERROR);
            }
            system.tell("send " + FEW);
            endsWith(gateway, Trap.of(Trap.Kind.NO_MEMORY, CLAIM_COMMITTED, 1), EndCause.OUT_OF_MEMORY);

            gateway.restart();
            int all = (EVERY_KIND_OF_THREAD.size() + 2) * FEW;
            site.last(List.of(system), all);
            gateway.process().end();
            assertThat(site.violations()).isEmpty();
        }
    }

    private static void endsWith(Installation.Gateway gateway, Trap trap, EndCause cause) {
        Child process = gateway.begin(trap);
        process.awaitDeath();
        assertThat(process.exitCode()).as(trap.written()).isEqualTo(cause.exitCode());
        assertThat(process.output().split("The gateway ends.", -1))
                .as(trap.written())
                .hasSize(2);
    }
}
