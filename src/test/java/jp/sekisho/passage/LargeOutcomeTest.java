package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import jp.sekisho.gateway.BusinessSystem;
import jp.sekisho.gateway.RunningGateway;
import jp.sekisho.gateway.Tables;
import jp.sekisho.passage.Station.Exit;
import jp.sekisho.passage.legs.Outbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outcome that is larger than a record of the broker's journal may be, in a gateway that runs. */
class LargeOutcomeTest {
    private static final int LARGER_THAN_A_RECORD = 600_000;

    @TempDir
    Path folder;

    @Test
    void itIsSetAsideAndThoseBehindItAreHandedOver() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(folder).start();
                BusinessSystem system = gateway.connect()) {
            Station station = gateway.part(Station.class);
            Outbox outbox = new Outbox(station);
            Exit exit = station.exit(RunningGateway.SYSTEM, "inquiry");

            station.store().useTransaction(handle -> {
                outbox.add(handle, "large", exit, message("first", "x".repeat(LARGER_THAN_A_RECORD)));
                outbox.add(handle, "small", exit, message("second", "x"));
            });

            assertThat(system.receive().property(OutgoingMessage.IN_REPLY_TO)).isEqualTo("second");
            assertThat(gateway.query("select outbox_id || ' ' || reason from outbox_aside"))
                    .containsExactly("large ASIDE-002");
            assertThat(Tables.of(gateway.store()).of("ledger")).anyMatch(row -> row.contains("reason=ASIDE-002"));
        }
    }

    private static OutgoingMessage message(String inReplyTo, String correlationId) {
        return new OutgoingMessage(
                Map.of(OutgoingMessage.IN_REPLY_TO, inReplyTo), CorrelationId.of(correlationId), false, new byte[0]);
    }
}
