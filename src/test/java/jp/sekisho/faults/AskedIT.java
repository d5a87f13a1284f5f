package jp.sekisho.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jp.sekisho.Ports;
import jp.sekisho.gateway.AskingCounterpart;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;

/** A counterpart asks a gateway that is killed about its commit: what it has not heard may be recorded, what it hears always is. */
class AskedIT {
    private static final String RECORDED = "select count(*) from ledger where event = 'REPLIED' and sender_id = ";

    @Test
    void killed_before_and_after_the_commit() throws Exception {
        int port = Ports.free();
        Installation.Options options =
                new Installation.Options(List.of(Speaker.values()), 1, 1, "0-0", 0, Optional.empty());
        try (Installation site = new Installation("asked", TestDatabases.POSTGRESQL, options)) {
            site.listens(port);
            Installation.Gateway gateway = site.newGateway();
            AskingCounterpart platform = new AskingCounterpart(Installation.CERTS, port);

            gateway.restart(Trap.kill(Waypoint.REPLY_COMMITTED, 2));
            String person =
                    "%015d".formatted(site.count("select min(cast(integrated_number as bigint)) from registry_person"));
            platform.ask("q-1", person);
            assertThat(site.count(RECORDED + "'q-1'")).isEqualTo(1);

            assertThatThrownBy(() -> platform.ask("q-2", person)).isInstanceOf(IOException.class);
            gateway.process().awaitDeath();
            assertThat(gateway.process().wasKilled()).isTrue();
            assertThat(site.count(RECORDED + "'q-2'")).isEqualTo(1);

            gateway.restart(Trap.kill(Waypoint.REPLY_BEFORE_COMMIT, 2));
            platform.ask("q-2", person);
            assertThat(site.count(RECORDED + "'q-2'")).isEqualTo(2);

            assertThatThrownBy(() -> platform.ask("q-3", person)).isInstanceOf(IOException.class);
            gateway.process().awaitDeath();
            assertThat(gateway.process().wasKilled()).isTrue();
            assertThat(site.count(RECORDED + "'q-3'")).isZero();

            gateway.restart();
            platform.ask("q-3", person);
            assertThat(site.count(RECORDED + "'q-3'")).isEqualTo(1);
            gateway.process().end();
        }
    }
}
