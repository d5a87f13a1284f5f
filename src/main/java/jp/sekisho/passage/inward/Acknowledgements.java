package jp.sekisho.passage.inward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Request;
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
    private final Handed handed;
    private final Messages messages;
    private final Requests requests;
    private final Outcomes outcomes;

    public Acknowledgements(Station station, DoorLeg door) {
        this.station = station;
        this.door = door;
        this.handed = new Handed(station);
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
        Optional<Request> named = handed.named(handle, arrival, arrival.interfaceId());
        if (named.isEmpty()) {
            return Optional.of(new CountsNot(Finding.of(DoorError.NOT_HANDED_OVER), List.of()));
        }
        Request request = named.get();
        if (!handed.move(handle, request)) {
            Finding why = Finding.of(DoorError.ENDED_ALREADY, "ending", Handed.ending(handle, request));
            return Optional.of(new CountsNot(why, requests.asked(handle, request.messageId())));
        }
        String id = RandomId.next();
        messages.insert(handle, id, arrival, station.businessNow(), catalogue);
        handed.end(handle, arrival, request, catalogue);
        outcomes.write(
                handle,
                messages.get(handle, id),
                arrival.correlationId(),
                new Outcomes.Outcome(Ending.RESULT, Optional.empty(), NOTHING));
        ended.add(request);
        return Optional.empty();
    }
}
