package jp.sekisho.routes;

import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.DoorError;
import jp.sekisho.passage.Suspects;
import jp.sekisho.passage.Waypoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Ties the examination of suspects to an exchange: it ends when the exchange does, whatever came of it. */
final class Suspicions {
    private Suspicions() {}

    static void examine(Exchange exchange, Desk desk, Arrival arrival) {
        Suspects.Examination examination = desk.suspects().begin(arrival.queue(), arrival.deliveryId());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                examination.close();
            }
        });
        desk.waypoints().pass(Waypoint.DOOR_RECEIVED);
        if (examination.proven()) {
            throw Finding.of(DoorError.SUSPECT, "crashes", examination.crashes())
                    .asException();
        }
    }
}
