package jp.sekisho.passage.inward;

import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.legs.Inbound;
import jp.sekisho.transport.TransportError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one counterpart that what it brought has been dealt with, or that no answer comes to what it asked, until it has heard. What it rejects holds up nothing else, and is
 * told again at the next round. Thread safe.
 */
public final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final int TOGETHER = 50;
    /** After so many that were rejected alone the round goes on next time. */
    private static final int MOST_REJECTED = 50;

    private final Station station;
    private final String link;
    private final Consumer<List<Inbound.ToTell>> counterpart;
    private final Inbound inbound;
    /** How far this round has come, by the ids of messages. */
    private String reached = "";

    /** @param counterpart is told, by the ids that it gave; what fails is told again */
    public Telling(Station station, String link, Consumer<List<Inbound.ToTell>> counterpart) {
        this.station = station;
        this.link = link;
        this.counterpart = counterpart;
        this.inbound = new Inbound(station);
    }

    /** Tells whatever the counterpart has not heard yet. */
    public synchronized void tell() {
        int rejected = 0;
        List<Inbound.ToTell> next = next();
        while (!next.isEmpty() && rejected < MOST_REJECTED) {
            rejected += tell(next);
            reached = next.get(next.size() - 1).messageId();
            next = next();
        }
        if (next.isEmpty()) {
            reached = "";
        }
    }

    /** Tells them together, or one by one if the counterpart rejects that; how many it rejects alone. */
    private int tell(List<Inbound.ToTell> some) {
        try {
            counterpart.accept(some);
        } catch (SekishoException e) {
            if (e.code() != TransportError.REJECTED) {
                throw e;
            }
            if (some.size() > 1) {
                return some.stream().mapToInt(each -> tell(List.of(each))).sum();
            }
            LOG.warn(
                    "A counterpart rejects a confirmation. link={} message={} reason={}",
                    link,
                    some.get(0).messageId(),
                    e.finding());
            return 1;
        }
        station.waypoints().pass(Waypoint.TOLD);
        station.store().useTransaction(handle -> inbound.told(handle, some));
        station.waypoints().pass(Waypoint.TOLD_COMMITTED);
        return 0;
    }

    private List<Inbound.ToTell> next() {
        return station.store().ask(handle -> inbound.toTell(handle, link, reached, TOGETHER));
    }
}
