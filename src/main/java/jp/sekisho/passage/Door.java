package jp.sekisho.passage;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.Buckets;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * The door's leg: accepts, refuses or cancels in one transaction that also tells the broker's redelivery from the
 * sender's duplicate. Acknowledging comes after, and is the caller's. Thread safe; for one queue, call it in the order of
 * the queue.
 */
public final class Door {
    private static final byte[] NO_BODY = {};

    private final Station station;
    private final Messages messages;
    private final Requests requests;
    private final Bodies bodies;
    private final Outbox outbox;
    private final Outcomes outcomes;

    public Door(Station station) {
        this.station = station;
        this.messages = new Messages(station);
        this.requests = new Requests(station);
        this.bodies = new Bodies(station.vault());
        this.outbox = new Outbox(station);
        this.outcomes = new Outcomes(station);
    }

    /** Takes a message on its way. */
    public Reception accept(Arrival arrival, Submission submission) {
        return leg(arrival, submission.catalogue(), handle -> {
            String messageId = RandomId.next();
            String requestId = submission.requestId();
            messages.insert(handle, messageId, arrival, submission.deadline(), submission.catalogue());
            bodies.put(handle, messageId, Bodies.Kind.RECEIVED, arrival.body());
            requests.insert(handle, requestId, messageId, arrival.system(), submission);
            bodies.put(handle, requestId, Bodies.Kind.CONTENT, submission.content());
            List<LedgerEntry> entries = submission.persons().stream()
                    .map(person -> entry(LedgerEvent.ACCEPTED, arrival, submission.catalogue())
                            .about(person)
                            .through(arrival.exchange(), submission.items())
                            .to(submission.link())
                            .message(requestId, arrival.senderId())
                            .entry())
                    .toList();
            List<Integer> buckets =
                    submission.persons().stream().map(Buckets::of).toList();
            List<Long> numbers = station.ledger().record(handle, entries, buckets);
            requests.order(handle, requestId, submission.persons(), numbers);
            if (arrival.receiptWanted()) {
                outbox.add(handle, arrival.outQueue(), accepted(arrival));
            }
            return Reception.ACCEPTED;
        });
    }

    /** Turns a message away; its id is not used up. */
    public Reception refuse(Arrival arrival, Finding finding, String catalogue) {
        return leg(arrival, catalogue, handle -> {
            refusal(handle, arrival, finding, catalogue);
            return Reception.REFUSED;
        });
    }

    /**
     * Cancels the message that {@code targetId} names, if nothing of it has left.
     *
     * @return the request that ended by it
     */
    public Optional<Request> cancel(Arrival arrival, String targetId, String catalogue) {
        AtomicReference<Optional<Request>> ended = new AtomicReference<>(Optional.empty());
        leg(arrival, catalogue, handle -> {
            Optional<Messages.Message> target = messages.find(handle, arrival.system(), targetId);
            Optional<Request> request = target.flatMap(message -> requests.ofMessage(handle, message.id()));
            if (target.isEmpty() || request.isEmpty()) {
                refusal(handle, arrival, Finding.of(PassageError.NOTHING_TO_CANCEL), catalogue);
                return Reception.REFUSED;
            }
            if (!requests.move(handle, request.get().id(), RequestEvent.CANCEL)) {
                refusal(handle, arrival, Finding.of(PassageError.TOO_LATE_TO_CANCEL), catalogue);
                return Reception.REFUSED;
            }
            cancelled(handle, arrival, target.get(), request.get(), catalogue);
            ended.set(request);
            return Reception.CANCELLED;
        });
        return ended.get();
    }

    /** The transaction of every way through a door. */
    private Reception leg(Arrival arrival, String catalogue, Function<Handle, Reception> work) {
        Reception reception = station.store().inTransaction(handle -> {
            if (messages.delivered(handle, arrival)) {
                return Reception.REDELIVERED;
            }
            messages.deliver(handle, arrival);
            Reception done = known(handle, arrival)
                    .map(message -> duplicate(handle, arrival, message, catalogue))
                    .orElseGet(() -> work.apply(handle));
            station.waypoints().pass(Waypoint.DOOR_BEFORE_COMMIT);
            return done;
        });
        station.waypoints().pass(Waypoint.DOOR_COMMITTED);
        return reception;
    }

    private Optional<Messages.Message> known(Handle handle, Arrival arrival) {
        return arrival.hasSenderId() ? messages.find(handle, arrival.system(), arrival.senderId()) : Optional.empty();
    }

    private Reception duplicate(Handle handle, Arrival arrival, Messages.Message message, String catalogue) {
        boolean same = message.exchange().equals(arrival.exchange())
                && Arrays.equals(message.digest(), messages.digest(arrival));
        if (!same) {
            refusal(handle, arrival, Finding.of(DoorError.OTHER_BODY), catalogue);
            return Reception.REFUSED;
        }
        List<LedgerEntry> entries = List.of(entry(LedgerEvent.DUPLICATE, arrival, catalogue)
                .message(message.id(), arrival.senderId())
                .entry());
        if (outcomes.ended(handle, message)) {
            outcomes.again(handle, message, entries);
            return Reception.DUPLICATE_ENDED;
        }
        station.ledger().record(handle, entries);
        return Reception.DUPLICATE_PENDING;
    }

    private void refusal(Handle handle, Arrival arrival, Finding finding, String catalogue) {
        String outcomeId = RandomId.next();
        station.ledger()
                .record(
                        handle,
                        List.of(entry(LedgerEvent.REFUSED, arrival, catalogue)
                                .ending(Ending.REFUSED.name(), finding.code().wire())
                                .message(outcomeId, arrival.senderId())
                                .entry()));
        Map<String, String> properties = Outcomes.properties(Ending.REFUSED, outcomeId, Optional.of(finding));
        String correlationId = arrival.jmsMessageId();
        if (arrival.hasSenderId()) {
            properties.put(OutMessage.IN_REPLY_TO, arrival.senderId());
            correlationId = arrival.correlationId();
        }
        outbox.add(
                handle,
                outcomeId,
                arrival.outQueue(),
                new OutMessage(properties, correlationId, arrival.text(), arrival.body()));
    }

    private void cancelled(Handle handle, Arrival arrival, Messages.Message target, Request request, String catalogue) {
        String cancellationId = RandomId.next();
        Instant at = station.businessNow();
        messages.insert(handle, cancellationId, arrival, at, catalogue);
        List<LedgerEntry> entries = requests.persons(handle, request.id()).stream()
                .map(person -> entry(LedgerEvent.CANCELLED, arrival, catalogue)
                        .about(person)
                        .ending(Ending.CANCELLED.name(), PassageError.CANCELLED.wire())
                        .message(request.id(), target.senderId())
                        .entry())
                .toList();
        Messages.Message cancellation = messages.get(handle, cancellationId);
        outcomes.other(handle, target, Ending.CANCELLED, Finding.of(PassageError.CANCELLED), entries);
        outcomes.result(handle, cancellation, NO_BODY, List.of());
    }

    private static OutMessage accepted(Arrival arrival) {
        return new OutMessage(
                Map.of(OutMessage.STATUS, "ACCEPTED", OutMessage.IN_REPLY_TO, arrival.senderId()),
                arrival.correlationId(),
                arrival.text(),
                NO_BODY);
    }

    private LedgerEntry.Draft entry(LedgerEvent event, Arrival arrival, String catalogue) {
        return LedgerEntry.of(event)
                .by(arrival.system(), arrival.system())
                .through(arrival.exchange(), "")
                .under(catalogue)
                .crossed(messages.digest(arrival));
    }
}
