package jp.sekisho.passage.inward;

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
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Outcomes;
import jp.sekisho.passage.legs.Requests;
import org.jdbi.v3.core.Handle;

/** What systems were handed, in the transactions of the doors where they speak of it. Thread safe. */
final class Handed {
    private static final byte[] NOTHING = {};

    private final Station station;
    private final Messages messages;
    private final Requests requests;
    private final Outcomes outcomes;

    Handed(Station station) {
        this.station = station;
        this.messages = new Messages(station);
        this.requests = new Requests(station);
        this.outcomes = new Outcomes(station);
    }

    /**
     * What an arrival names that its sender was handed by this interface, by the id under which it got it; whether another system has
     * it, or nobody, a system does not learn.
     *
     * @throws jp.sekisho.error.SekishoException PASSAGE-015 while restored tables may not know what was handed over
     */
    Optional<Request> named(Handle handle, Arrival arrival, String interfaceId) {
        if (Incarnation.unaccepted(handle)) {
            throw Finding.of(PassageError.NOT_YET_READ).asException();
        }
        String requestId = handle.createQuery("select request_id from outbox where id = ? and request_id is not null")
                .bind(0, arrival.about())
                .mapTo(String.class)
                .findOne()
                .orElse(arrival.about());
        return requests.find(handle, requestId)
                .filter(request -> request.passage().isInward())
                .filter(request -> request.link().equals(arrival.system()))
                .filter(request -> request.interfaceId().equals(interfaceId));
    }

    List<String> persons(Handle handle, Request request) {
        return requests.persons(handle, List.of(request.id())).getOrDefault(request.id(), List.of());
    }

    /** Moves it to its end, wherever it is; false if it has ended. */
    boolean move(Handle handle, Request request) {
        return requests.move(handle, request.id(), RequestEvent.ACKNOWLEDGED);
    }

    /** How it has ended. */
    static String ending(Handle handle, Request request) {
        return handle.createQuery("select coalesce(ending, state) from request where id = ?")
                .bind(0, request.id())
                .mapTo(String.class)
                .one();
    }

    /** Writes the rest of its end: what the ledger says, by the arrival that ends it, and that the counterpart is to hear. */
    void end(Handle handle, Arrival arrival, Request request, String catalogue) {
        Messages.Message brought = messages.get(handle, request.messageId());
        messages.close(handle, List.of(brought));
        byte[] digest = messages.digest(arrival);
        List<LedgerEntry> records = persons(handle, request).stream()
                .map(person -> LedgerEntry.of(LedgerEvent.DELIVERED)
                        .by(arrival.system(), arrival.system())
                        .about(person)
                        .through(request.interfaceId(), request.items())
                        .to(request.link())
                        .ending(Ending.RESULT.name(), "")
                        .under(catalogue)
                        .message(request.id(), arrival.senderId())
                        .crossed(digest)
                        .entry())
                .toList();
        station.ledger().record(handle, records);
        outcomes.write(
                handle, brought, CorrelationId.NONE, new Outcomes.Outcome(Ending.RESULT, Optional.empty(), NOTHING));
    }
}
