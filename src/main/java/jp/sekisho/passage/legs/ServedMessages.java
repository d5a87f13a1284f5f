package jp.sekisho.passage.legs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Serving.Served;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/** Messages that end at their door: a room of the gateway's own has answered them. */
final class ServedMessages {
    private final Station station;
    private final Messages messages;
    private final Outcomes outcomes;
    private final Begun begun;

    ServedMessages(Station station) {
        this.station = station;
        this.messages = new Messages(station);
        this.outcomes = new Outcomes(station);
        this.begun = new Begun(station);
    }

    /** Writes the message, what the ledger says of it, and its one outcome. */
    void write(Handle handle, Arrival arrival, Served served, Answer.Given given, String catalogue) {
        String id = RandomId.next();
        messages.insert(handle, id, arrival, station.businessNow(), catalogue);
        String withheld = given.withheld().map(why -> why.code().wire()).orElse("");
        Stream<LedgerEntry> handedOver = asked(given, withheld.isEmpty() ? served.items() : "").stream()
                .map(each -> entry(LedgerEvent.SERVED, arrival, catalogue)
                        .about(each.person())
                        .through(arrival.interfaceId(), each.items())
                        .to(arrival.system())
                        .ending(Ending.RESULT.name(), withheld)
                        .message(id, arrival.senderId())
                        .crossed(station.vault().digest("answer", served.body()))
                        .entry());
        List<LedgerEntry> entries = Stream.concat(handedOver, changes(given, arrival, id, catalogue).stream())
                .toList();
        station.ledger().record(handle, entries);
        served.begun().forEach(begun -> this.begun.add(handle, begun, id));
        outcomes.write(
                handle,
                messages.get(handle, id),
                arrival.correlationId(),
                new Outcomes.Outcome(Ending.RESULT, Optional.empty(), served.body(), Map.of()));
    }

    /** Whom an answer is about, and what was handed over about each. */
    static List<Asked> asked(Answer answer, String items) {
        return Asked.byPerson(answer.persons().stream()
                .map(person -> new Asked(person, items))
                .toList());
    }

    /** What a room changed, for the ledger. */
    List<LedgerEntry> changes(Answer answer, Arrival arrival, String id, String catalogue) {
        return answer.changes().stream()
                .map(change -> entry(change.event(), arrival, catalogue)
                        .about(change.person())
                        .ending(change.outcome(), "")
                        .message(id, arrival.senderId())
                        .entry())
                .toList();
    }

    private LedgerEntry.Draft entry(LedgerEvent event, Arrival arrival, String catalogue) {
        return LedgerEntry.of(event)
                .by(arrival.system(), arrival.system())
                .through(arrival.interfaceId(), "")
                .under(catalogue)
                .crossed(messages.digest(arrival));
    }

    /** Whom the outcome of a message that ended at its door was about, as the ledger said. */
    static List<Asked> told(Handle handle, String messageId) {
        return handle.createQuery("select person, items from ledger where message_id = ? and event = ?")
                .bind(0, messageId)
                .bind(1, LedgerEvent.SERVED.name())
                .map((row, context) -> new Asked(row.getString("person"), row.getString("items")))
                .list();
    }
}
