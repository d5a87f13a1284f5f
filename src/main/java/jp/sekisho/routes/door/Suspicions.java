package jp.sekisho.routes.door;

import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.routes.Desk;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Ties the examination of suspects to an exchange: it ends when the exchange does, whatever came of it. */
public final class Suspicions {
    private Suspicions() {}

    public static void examine(Exchange exchange, Desk desk, Arrival arrival) {
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
