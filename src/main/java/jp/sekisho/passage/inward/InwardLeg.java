package jp.sekisho.passage.inward;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.Buckets;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.legs.Bodies;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Inbound;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Outcomes;
import jp.sekisho.passage.legs.Requests;
import jp.sekisho.seal.Seal;
import org.jdbi.v3.core.Handle;

/**
 * Takes what a counterpart brings, in one transaction: the message, its place in the lane of the system that it is for, and the
 * ledger's rows. The counterpart is told nothing here: it keeps what it brought until it has heard that the system has it. Thread
 * safe; of one link, call it in the order in which the counterpart offers.
 */
public final class InwardLeg {
    private static final int ID_BYTES = 16;
    private static final byte[] NOTHING = {};

    private final Station station;
    private final Messages messages;
    private final Requests requests;
    private final Bodies bodies;
    private final Inbound inbound;
    private final Outcomes outcomes;

    public InwardLeg(Station station) {
        this.station = station;
        this.messages = new Messages(station);
        this.requests = new Requests(station);
        this.bodies = new Bodies(station.vault());
        this.inbound = new Inbound(station);
        this.outcomes = new Outcomes(station);
    }

    /** What became of something that was brought. */
    public enum Taken {
        /** It is new, and waits for its receiver. */
        NOW,
        /** It was taken before: what the counterpart was told then it is told again, and nothing while it waits. */
        BEFORE
    }

    /**
     * Takes it, if it is new.
     *
     * @throws jp.sekisho.error.SekishoException INWARD-001 if something else was taken under its id
     */
    public Taken take(Brought brought) {
        Taken taken = station.store().inTransaction(handle -> {
            Arrival arrival = arrival(brought);
            Optional<Messages.Message> before = messages.find(handle, brought.link(), brought.theirId());
            if (before.isPresent()) {
                again(handle, before.get(), arrival);
                return Taken.BEFORE;
            }
            if (brought.receiver().isEmpty()) {
                decline(handle, brought, arrival);
            } else {
                write(handle, brought, arrival);
            }
            station.waypoints().pass(Waypoint.INWARD_BEFORE_COMMIT);
            return Taken.NOW;
        });
        station.waypoints().pass(Waypoint.INWARD_COMMITTED);
        return taken;
    }

    /** Nobody may be asked: the counterpart hears that no answer comes. */
    private void decline(Handle handle, Brought brought, Arrival arrival) {
        String id = id("message", brought.link(), brought.theirId());
        Finding why = Finding.of(InwardError.NOBODYS, "interface", brought.interfaceId());
        messages.insert(handle, id, arrival, brought.until(), brought.catalogue());
        inbound.open(handle, id, station.interfaces().of(brought.interfaceId()).ends());
        byte[] digest = messages.digest(arrival);
        List<LedgerEntry> records = brought.persons().stream()
                .map(person -> LedgerEntry.of(LedgerEvent.REFUSED)
                        .by(brought.link(), brought.link())
                        .about(person)
                        .through(brought.interfaceId(), brought.items())
                        .ending(Ending.REFUSED.name(), why.code().wire())
                        .under(brought.catalogue())
                        .message(id, brought.theirId())
                        .crossed(digest)
                        .entry())
                .toList();
        station.ledger().record(handle, records);
        Outcomes.Outcome refused = new Outcomes.Outcome(Ending.REFUSED, Optional.of(Reason.of(why)), NOTHING);
        outcomes.write(handle, messages.get(handle, id), CorrelationId.NONE, refused);
    }

    /** The version of the catalogue that read what was taken as this message: also where it waits until another one is in force. */
    public String catalogue(String messageId) {
        return station.store().ask(handle -> messages.get(handle, messageId).catalogue());
    }

    /**
     * The id of the line of something that a system says to several: the same whenever the same is said again under the same id.
     *
     * @param record which of the message's records it is, from 1
     */
    public String lineId(Arrival said, int record, String receiver) {
        String content = HexFormat.of().formatHex(messages.digest(said));
        return id("request " + receiver + " " + record + " " + content, said.system(), said.senderId());
    }

    private void again(Handle handle, Messages.Message before, Arrival arrival) {
        boolean same = before.interfaceId().equals(arrival.interfaceId())
                && Arrays.equals(before.digest(), messages.digest(arrival));
        if (!same) {
            throw Finding.of(InwardError.CHANGED).asException();
        }
        inbound.again(handle, before.id());
    }

    private void write(Handle handle, Brought brought, Arrival arrival) {
        String id = id("message", brought.link(), brought.theirId());
        Submission.Line line = line(brought);
        List<String> ids = List.of(id);
        List<DoorLeg.Entry> entries = List.of(new DoorLeg.Entry(arrival, submission(brought, line)));
        messages.insert(handle, ids, entries);
        requests.insert(handle, ids, entries);
        inbound.open(handle, id, station.interfaces().of(brought.interfaceId()).ends());
        bodies.put(handle, List.of(new Bodies.Body(line.requestId(), Bodies.Kind.CONTENT, line.content())));
        byte[] digest = messages.digest(arrival);
        List<LedgerEntry> records = brought.persons().stream()
                .map(person -> LedgerEntry.of(LedgerEvent.ACCEPTED)
                        .by(brought.link(), brought.link())
                        .about(person)
                        .through(brought.interfaceId(), brought.items())
                        .to(brought.receiver())
                        .under(brought.catalogue())
                        .message(line.requestId(), brought.theirId())
                        .crossed(digest)
                        .entry())
                .toList();
        List<Integer> buckets = brought.persons().stream().map(Buckets::of).toList();
        requests.order(handle, List.of(line), station.ledger().record(handle, records, buckets));
    }

    private Submission.Line line(Brought brought) {
        return new Submission.Line(
                id("request " + brought.receiver(), brought.link(), brought.theirId()),
                brought.receiver(),
                brought.persons(),
                "",
                brought.purpose(),
                brought.items(),
                Optional.of(brought.content()),
                brought.content(),
                Seal.canonicalDigest(brought.content()));
    }

    private static Submission submission(Brought brought, Submission.Line line) {
        return new Submission(
                brought.interfaceId(), brought.priority(), brought.until(), brought.catalogue(), List.of(line));
    }

    private static Arrival arrival(Brought brought) {
        return new Arrival(
                brought.link(),
                brought.interfaceId(),
                "",
                "",
                "",
                brought.theirId(),
                CorrelationId.NONE,
                brought.content(),
                false,
                "",
                false);
    }

    /** The same whenever the same thing is brought or said, also after a restore: so the broker knows what it has had. */
    private String id(String what, String by, String theirId) {
        byte[] digest = station.vault()
                .digest("id of " + what, by.getBytes(StandardCharsets.UTF_8), theirId.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }
}
