package jp.sekisho.passage.dispatch;

import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneRows;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.watch.Suspects;

/**
 * After an unclean end: resumes what a link's lane had under way, one by one, each announced before, and each sent before the
 * next is looked at. It goes by the tables, before the lane is read from them. Used by the lane's thread.
 */
final class LaneLook {
    private final Station station;
    private final String link;
    private final String leg;
    private final Suspects suspects;
    private final DispatchLeg dispatch;
    private final Sending sending;
    private boolean everything = true;

    LaneLook(Station station, String link, Suspects suspects, DispatchLeg dispatch, Sending sending) {
        this.station = station;
        this.link = link;
        this.leg = "lane " + link;
        this.suspects = suspects;
        this.dispatch = dispatch;
        this.sending = sending;
        suspects.watchLeg(leg);
    }

    /** Whether it is still to be done. */
    boolean isDue() {
        return suspects.watches(leg);
    }

    /** Whether everything else has been looked through, too. */
    boolean allIsOver() {
        return suspects.isOver();
    }

    /** Does it, while everything else waits. */
    void through(Runnable work) {
        suspects.quietly(work);
        if (everything) {
            suspects.nothingMore(leg);
        } else {
            suspects.passOver(leg);
        }
    }

    /** Resumes what may leave now; what is behind a shut gate kills nobody. */
    void resume(Gate gate) {
        for (LaneRows.Waiter waiter : station.store().ask(handle -> LaneRows.underWay(handle, link))) {
            boolean open = gate.open().contains(waiter.priority());
            everything &= open;
            if (open) {
                LaneEntry entry = new LaneEntry(waiter.at(""));
                alone(
                        entry,
                        () -> dispatch.claim(List.of(entry)).claims().forEach(claim -> sending.send(entry, claim)));
            }
        }
    }

    /** Works on one, or sets it aside if the process died of it often enough. */
    void alone(LaneEntry entry, Runnable work) {
        try (Suspects.Examination examination = suspects.begin(leg, entry.requestId())) {
            if (examination.proven()) {
                dispatch.setAside(entry.requestId(), Finding.of(AsideError.DEADLY, "crashes", examination.crashes()));
            } else {
                work.run();
            }
        }
    }
}
