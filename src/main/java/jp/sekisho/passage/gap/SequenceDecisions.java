package jp.sekisho.passage.gap;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.sequence.Gap;
import jp.sekisho.passage.sequence.SequenceError;
import jp.sekisho.passage.sequence.SequenceKey;
import jp.sekisho.passage.sequence.SequenceRow;
import jp.sekisho.passage.sequence.Sequences;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * How senders' numbers stand, and what two people may decide about them: that the missing ones up to some number never come, or that the
 * numbers begin again. Each decision is one transaction with its record and its ledger row, which both name. Thread safe.
 */
public final class SequenceDecisions {
    private final Station station;
    private final DoorLeg door;
    private final Function<SequenceKey, Optional<Sequence>> files;
    private final Supplier<String> catalogue;
    private final Consumer<String> written;
    private final Sequences sequences;
    private final Outbox outbox;

    /**
     * @param files what the files of now say of a system's numbers
     * @param catalogue version of the catalogue that is in force
     * @param written hears of each queue that has something new
     */
    public SequenceDecisions(
            Station station,
            DoorLeg door,
            Function<SequenceKey, Optional<Sequence>> files,
            Supplier<String> catalogue,
            Consumer<String> written) {
        this.station = station;
        this.door = door;
        this.files = files;
        this.catalogue = catalogue;
        this.written = written;
        this.sequences = new Sequences(station);
        this.outbox = new Outbox(station);
    }

    /** All of which a number is known, in their order. */
    public List<SequenceView> all() {
        return station.store().ask(handle -> SequenceRow.keys(handle).stream()
                .flatMap(key -> SequenceRow.find(handle, key).stream())
                .map(row -> view(handle, row))
                .toList());
    }

    private SequenceView view(Handle handle, SequenceRow row) {
        Instant now = station.businessNow();
        SequenceKey key = row.key();
        Optional<Sequence> file = files.apply(key);
        Optional<Gap> gap = file.flatMap(said -> Gap.of(handle, row, now.minus(said.askAfter())));
        return new SequenceView(
                key.system(),
                key.interfaceId(),
                row.generation(),
                row.last(),
                gap.map(found -> Gap.written(found.missing())).orElse(""),
                gap.map(Gap::held).orElse(0),
                gap.map(Gap::since),
                gap.flatMap(found -> row.askedAt()),
                gap.flatMap(found -> row.askedAt()).flatMap(asked -> file.map(said -> asked.plus(said.askAgain()))),
                gap.isPresent()
                        && !now.isBefore(
                                gap.get().since().plus(file.orElseThrow().alarmAfter())));
    }

    /**
     * What closing would come to, item by item; the sequence is locked until the transaction ends.
     *
     * @param target {@code <system>/<interface>/<number>}: the last number that never comes
     * @return empty if that number has passed, or one that has come stands before it
     * @throws jp.sekisho.error.SekishoException SEQUENCE-007 if the target is none
     */
    public Optional<Map<String, String>> closing(Handle handle, String target) {
        SequenceTarget wanted = SequenceTarget.parse(target);
        SequenceRow row = SequenceRow.locked(handle, wanted.key());
        Optional<Gap> gap = gap(handle, row);
        boolean isMissing = gap.map(found -> found.missing().get(0))
                .map(first -> first.first() == row.last() + 1 && wanted.number() <= first.last())
                .orElseGet(() -> !sequences.isBeforeDoor(handle, row, lost(row)));
        if (wanted.number() <= row.last() || !isMissing) {
            return Optional.empty();
        }
        Map<String, String> seen = standing(row, gap);
        seen.put(
                "go_on",
                Long.toString(gap.map(found -> found.behind(wanted.number())).orElse(0L)));
        seen.put("closes", new Gap.Missing(row.last() + 1, wanted.number(), Instant.EPOCH).toString());
        seen.put("numbers", Long.toString(wanted.number() - row.last()));
        return Optional.of(seen);
    }

    /**
     * What beginning again would come to, item by item; the sequence is locked until the transaction ends.
     *
     * @param target {@code <system>/<interface>/<number>}: the number of the first message
     * @return empty if its files do not number such messages, or some lie before the door again just now
     * @throws jp.sekisho.error.SekishoException SEQUENCE-007 if the target is none
     */
    public Optional<Map<String, String>> beginning(Handle handle, String target) {
        SequenceTarget wanted = SequenceTarget.parse(target);
        if (files.apply(wanted.key()).isEmpty()) {
            return Optional.empty();
        }
        SequenceRow row = SequenceRow.locked(handle, wanted.key());
        if (sequences.isBeforeDoor(handle, row, lost(row))) {
            return Optional.empty();
        }
        Map<String, String> seen = standing(row, gap(handle, row));
        seen.put("begins", Long.toString(wanted.number()));
        seen.put("generation_next", Integer.toString(row.generation() + 1));
        return Optional.of(seen);
    }

    private Optional<Gap> gap(Handle handle, SequenceRow row) {
        return files.apply(row.key()).flatMap(file -> Gap.of(handle, row, lost(row)));
    }

    /** What was put before its door by then, and has not come through it, is lost. */
    private Instant lost(SequenceRow row) {
        return files.apply(row.key())
                .map(file -> station.businessNow().minus(file.askAfter()))
                .orElse(Instant.MIN);
    }

    private static Map<String, String> standing(SequenceRow row, Optional<Gap> gap) {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("generation", Integer.toString(row.generation()));
        seen.put("last", Long.toString(row.last()));
        seen.put("missing", gap.map(found -> Gap.written(found.missing())).orElse("-"));
        seen.put("held", Integer.toString(gap.map(Gap::held).orElse(0)));
        seen.put("restored", Boolean.toString(row.doubtful()));
        return seen;
    }

    /**
     * Two people say that the missing numbers up to one never come: what is next goes on.
     *
     * @return what is to be done once it is committed
     */
    public Runnable close(Handle handle, String target, Remark by) {
        SequenceTarget wanted = SequenceTarget.parse(target);
        SequenceRow row = SequenceRow.locked(handle, wanted.key());
        List<OutgoingMessage> next = sequences.close(handle, row, wanted.number());
        record(handle, row, new Decision("CLOSED", row.last() + 1, wanted.number()), LedgerEvent.NUMBERS_CLOSED, by);
        Station.Exit before = new Station.Exit(wanted.key().door(), wanted.key().door());
        next.forEach(message -> outbox.add(handle, before, message));
        return () -> written.accept(wanted.key().door());
    }

    /**
     * Two people say that the numbers begin again: what is held under the old ones is refused.
     *
     * @return what is to be done once it is committed
     */
    public Runnable begin(Handle handle, String target, Remark by) {
        SequenceTarget wanted = SequenceTarget.parse(target);
        SequenceRow row = SequenceRow.locked(handle, wanted.key());
        List<Arrival> held = sequences.begin(handle, row, wanted.number());
        record(handle, row, new Decision("BEGUN", wanted.number(), wanted.number()), LedgerEvent.NUMBERS_BEGUN, by);
        Finding why = Finding.of(SequenceError.NUMBERED_ANEW, "generation", row.generation() + 1);
        held.forEach(arrival -> door.turnAway(handle, arrival, why, catalogue.get()));
        return () -> written.accept(
                station.exit(wanted.key().system(), wanted.key().interfaceId()).queue());
    }

    private record Decision(String kind, long first, long last) {}

    private void record(Handle handle, SequenceRow row, Decision decision, LedgerEvent event, Remark by) {
        String id = RandomId.next();
        SequenceKey key = row.key();
        handle.createUpdate("insert into numbering_decision (id, system, interface_id, generation, kind, first_number,"
                        + " last_number, said_by, reason, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, key.system())
                .bind(2, key.interfaceId())
                .bind(3, row.generation())
                .bind(4, decision.kind)
                .bind(5, decision.first)
                .bind(6, decision.last)
                .bind(7, by.by())
                .bind(8, by.reason())
                .bind(9, station.now())
                .execute();
        String numbers = decision.first + "-" + decision.last;
        station.ledger()
                .record(
                        handle,
                        List.of(LedgerEntry.of(event)
                                .by(key.system(), by.by())
                                .through(key.interfaceId(), numbers)
                                .under(catalogue.get())
                                .message(id, "")
                                .remarked(by.reason())
                                .entry()));
    }
}
