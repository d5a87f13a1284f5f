package jp.sekisho.passage.inward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.CountsNot;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Outcomes;
import jp.sekisho.passage.legs.Requests;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * Systems say that they have what they were handed: it is found by the id under which they got it, and ends, in the transaction of the
 * door. Thread safe; for one queue, call it in the order of the queue.
 */
public final class Acknowledgements {
    private static final byte[] NOTHING = {};

    private final Station station;
    private final DoorLeg door;
    private final Messages messages;
    private final Requests requests;
    private final Outcomes outcomes;

    public Acknowledgements(Station station, DoorLeg door) {
        this.station = station;
        this.door = door;
        this.messages = new Messages(station);
        this.requests = new Requests(station);
        this.outcomes = new Outcomes(station);
    }

    /**
     * Ends what a system was handed and says that it has; refused if that is nothing of its own, or has ended.
     *
     * @return the request that ended by it
     * @throws jp.sekisho.error.SekishoException PASSAGE-015 while restored tables may not know what was handed over
     */
    public Optional<Request> take(Arrival arrival, String catalogue) {
        List<Request> ended = new ArrayList<>();
        door.note(arrival, handle -> end(handle, arrival, catalogue, ended), catalogue);
        return ended.stream().findFirst();
    }

    private Optional<CountsNot> end(Handle handle, Arrival arrival, String catalogue, List<Request> ended) {
        if (Incarnation.unaccepted(handle)) {
            throw Finding.of(PassageError.NOT_YET_READ).asException();
        }
        Optional<Request> own = handed(handle, arrival);
        if (own.isEmpty()) {
            return Optional.of(new CountsNot(Finding.of(DoorError.NOT_HANDED_OVER), List.of()));
        }
        Request request = own.get();
        if (!requests.move(handle, request.id(), RequestEvent.ACKNOWLEDGED)) {
            Finding why = Finding.of(DoorError.ENDED_ALREADY, "ending", ending(handle, request.id()));
            return Optional.of(new CountsNot(why, requests.asked(handle, request.messageId())));
        }
        write(handle, arrival, request, catalogue);
        ended.add(request);
        return Optional.empty();
    }

    /** What the system was handed, by the id under which it got it; whether another has it, or nobody, it does not learn. */
    private Optional<Request> handed(Handle handle, Arrival arrival) {
        String requestId = handle.createQuery("select request_id from outbox where id = ? and request_id is not null")
                .bind(0, arrival.about())
                .mapTo(String.class)
                .findOne()
                .orElse(arrival.about());
        return requests.find(handle, requestId)
                .filter(request -> request.passage().isInward())
                .filter(request -> request.link().equals(arrival.system()))
                .filter(request -> request.interfaceId().equals(arrival.interfaceId()));
    }

    private static String ending(Handle handle, String requestId) {
        return handle.createQuery("select coalesce(ending, state) from request where id = ?")
                .bind(0, requestId)
                .mapTo(String.class)
                .one();
    }

    private void write(Handle handle, Arrival arrival, Request taken, String catalogue) {
        String id = RandomId.next();
        messages.insert(handle, id, arrival, station.businessNow(), catalogue);
        Messages.Message brought = messages.get(handle, taken.messageId());
        messages.close(handle, List.of(brought));
        station.ledger().record(handle, records(handle, arrival, taken, catalogue));
        Outcomes.Outcome result = new Outcomes.Outcome(Ending.RESULT, Optional.empty(), NOTHING);
        outcomes.write(handle, brought, CorrelationId.NONE, result);
        outcomes.write(handle, messages.get(handle, id), arrival.correlationId(), result);
    }

    private List<LedgerEntry> records(Handle handle, Arrival arrival, Request taken, String catalogue) {
        byte[] digest = messages.digest(arrival);
        return requests.persons(handle, List.of(taken.id())).getOrDefault(taken.id(), List.of()).stream()
                .map(person -> LedgerEntry.of(LedgerEvent.DELIVERED)
                        .by(arrival.system(), arrival.system())
                        .about(person)
                        .through(arrival.interfaceId(), taken.items())
                        .to(taken.link())
                        .ending(Ending.RESULT.name(), "")
                        .under(catalogue)
                        .message(taken.id(), arrival.senderId())
                        .crossed(digest)
                        .entry())
                .toList();
    }
}
