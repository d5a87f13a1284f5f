package jp.sekisho.routes.door;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.chain.Correction;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.routes.Desk;
import org.jspecify.annotations.Nullable;

/**
 * Messages that one reader of a door has taken through their route and not yet committed: they are committed together, in
 * the order of reading, before the broker is told of any. Whatever else is written at the door (a refusal, a cancellation)
 * is written after them. Outside of a batch each message is committed by itself.
 *
 * <p>Mutable; owned by the reader's thread.
 */
public final class DoorBatch {
    private static final ThreadLocal<@Nullable DoorBatch> OPEN = new ThreadLocal<>();
    private static final int MOST_LINES = 256;

    private final Desk desk;
    private final List<Taken> taken = new ArrayList<>();
    private int lines;

    private DoorBatch(Desk desk) {
        this.desk = desk;
    }

    private record Taken(DoorLeg.Entry entry, Catalogue snapshot) {}

    /** Takes messages through their route, one after the other. */
    @FunctionalInterface
    public interface Reading<E extends Exception> {
        void read() throws E;
    }

    /** Runs a reading as one batch; all of it is committed when this returns. */
    public static <E extends Exception> void of(Desk desk, Reading<E> reading) throws E {
        DoorBatch batch = new DoorBatch(desk);
        OPEN.set(batch);
        try {
            reading.read();
            batch.commit();
        } finally {
            OPEN.remove();
        }
    }

    /** Accepts a message that was read by a snapshot: with the batch that is open, or now. */
    public static void accept(Desk desk, DoorLeg.Entry entry, Catalogue snapshot) {
        DoorBatch open = OPEN.get();
        DoorBatch batch = open == null ? new DoorBatch(desk) : open;
        batch.taken.add(new Taken(entry, snapshot));
        batch.lines += entry.submission().lines().size();
        if (open == null || batch.lines >= MOST_LINES) {
            batch.commit();
        }
    }

    /** Accepts a message that corrects another, if it does: after what the open batch holds, in one transaction of its own. */
    public static void correct(Desk desk, DoorLeg.Entry entry, Catalogue snapshot) {
        flush();
        Correction correction = new Correction(entry.arrival(), entry.submission());
        List<Asked> asked = Asked.of(entry.submission()).toList();
        desk.steady().during(List.of(snapshot), () -> desk.door()
                .accept(entry, handle -> correction.in(handle).map(why -> new DoorLeg.CountsNot(why, asked))));
        ring(desk, List.of(entry));
    }

    /** Commits what the open batch holds, if one is open: what comes next is to be written after it. */
    public static void flush() {
        DoorBatch open = OPEN.get();
        if (open != null) {
            open.commit();
        }
    }

    private void commit() {
        if (taken.isEmpty()) {
            return;
        }
        List<Taken> now = List.copyOf(taken);
        taken.clear();
        lines = 0;
        desk.steady().during(now.stream().map(Taken::snapshot).distinct().toList(), () -> desk.door()
                .accept(now.stream().map(Taken::entry).toList()));
        ring(desk, now.stream().map(Taken::entry).toList());
    }

    private static void ring(Desk desk, List<DoorLeg.Entry> entries) {
        TreeSet<String> lanes = new TreeSet<>();
        TreeSet<String> queues = new TreeSet<>();
        entries.forEach(entry -> {
            entry.submission().lines().forEach(line -> lanes.add(line.link()));
            queues.add(desk.door().exit(entry.arrival()).queue());
            entry.arrival()
                    .numbered()
                    .ifPresent(number -> queues.add(entry.arrival().queue()));
        });
        lanes.forEach(lane -> desk.party(lane).dispatcher().wake());
        queues.forEach(desk.outcomes()::ring);
    }
}
