package jp.sekisho.passage.inward;

import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.legs.Inbound;

/** Tells one counterpart that what it brought has been dealt with, until it has heard. Thread safe. */
public final class Telling {
    private static final int TOGETHER = 50;

    private final Station station;
    private final String link;
    private final Consumer<List<String>> counterpart;
    private final Inbound inbound;

    /** @param counterpart is told by the ids that it gave; what fails is told again */
    public Telling(Station station, String link, Consumer<List<String>> counterpart) {
        this.station = station;
        this.link = link;
        this.counterpart = counterpart;
        this.inbound = new Inbound(station);
    }

    /** Tells whatever the counterpart has not heard yet. */
    public synchronized void tell() {
        List<Inbound.ToTell> next = next();
        while (!next.isEmpty()) {
            List<Inbound.ToTell> heard = next;
            counterpart.accept(heard.stream().map(Inbound.ToTell::theirId).toList());
            station.waypoints().pass(Waypoint.TOLD);
            station.store().useTransaction(handle -> inbound.told(handle, heard));
            station.waypoints().pass(Waypoint.TOLD_COMMITTED);
            next = next();
        }
    }

    private List<Inbound.ToTell> next() {
        return station.store().ask(handle -> inbound.toTell(handle, link, TOGETHER));
    }
}
