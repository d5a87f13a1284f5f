package jp.sekisho.passage.legs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.sekisho.broker.Door;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.Buckets;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.ResultForms.ResultForm;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Station.Exit;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.chain.Awaited;
import jp.sekisho.passage.chain.Chains;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Keeping;
import jp.sekisho.passage.room.Serving;
import jp.sekisho.passage.room.Serving.Served;
import jp.sekisho.passage.sequence.Sequences;
import jp.sekisho.passage.sequence.Sequences.Come;
import jp.sekisho.passage.version.Newest;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * The door's leg: accepts, refuses or cancels in one transaction that also tells the broker's redelivery from the
 * sender's duplicate. Acknowledging comes after, and is the caller's. Thread safe; for one queue, call it in the order of
 * the queue.
 */
public final class DoorLeg {
    private static final byte[] NO_BODY = {};

    private final Station station;
    private final Messages messages;
    private final Requests requests;
    private final Bodies bodies;
    private final Outbox outbox;
    private final Outcomes outcomes;
    private final Lines lines;
    private final ServedMessages served;
    private final Distribution distribution;
    private final Sequences sequences;
    private final Chains chains;
    private final Newest newest;
    private final Awaited awaited;

    public DoorLeg(Station station) {
        this.station = station;
        this.messages = new Messages(station);
        this.requests = new Requests(station);
        this.bodies = new Bodies(station.vault());
        this.outbox = new Outbox(station);
        this.outcomes = new Outcomes(station);
        this.lines = new Lines(station);
        this.served = new ServedMessages(station);
        this.distribution = new Distribution(station);
        this.sequences = new Sequences(station);
        this.chains = new Chains(requests::move);
        this.newest = new Newest(station);
        this.awaited = new Awaited(station.interfaces(), station.facts());
    }

    /** What a door did with an arrival. */
    public enum Reception {
        /** A new message is on its way. */
        ACCEPTED,
        /** Turned away with a reason. */
        REFUSED,
        /** The broker's redelivery of what has been dealt with: nothing was done. */
        REDELIVERED,
        /** The sender's duplicate of a message that is still on its way: one outcome will come. */
        DUPLICATE_PENDING,
        /** The sender's duplicate of a message that has ended: its outcome goes out again, marked. */
        DUPLICATE_ENDED,
        /** A cancellation was carried out. */
        CANCELLED,
        /** It has been taken note of: it has ended. */
        NOTED,
        /** A room has answered it: it has ended. */
        SERVED,
        /** It came before its number's turn, and is held until then. */
        HELD
    }

    /**
     * A message and what has been made of it.
     *
     * @param kept what rooms take down as it is accepted, in the order of its lines
     */
    public record Entry(Arrival arrival, Submission submission, List<Keeping> kept) {
        public Entry {
            kept = List.copyOf(kept);
        }

        /** No room takes anything down. */
        public Entry(Arrival arrival, Submission submission) {
            this(arrival, submission, List.of());
        }
    }

    /** Where the sender of what came reads its outcomes. */
    public Exit exit(Arrival arrival) {
        return station.exit(arrival.system(), arrival.interfaceId());
    }

    /** Takes a message on its way, with all of its lines. */
    public Reception accept(Arrival arrival, Submission submission) {
        return accept(new Entry(arrival, submission));
    }

    private Reception accept(Entry entry) {
        Submission submission = entry.submission;
        List<Asked> asked = Asked.of(submission).toList();
        return leg(entry.arrival, asked, submission.catalogue(), handle -> outdated(handle, entry, asked)
                .orElseGet(() -> {
                    write(handle, List.of(entry));
                    return Reception.ACCEPTED;
                }));
    }

    /**
     * Takes messages of one queue on their way, in their order: in one transaction where all are new, else each in its own.
     *
     * @return what became of each, in their order
     */
    public List<Reception> accept(List<Entry> entries) {
        if (entries.size() > 1 && acceptTogether(entries)) {
            return Collections.nCopies(entries.size(), Reception.ACCEPTED);
        }
        return entries.stream().map(this::accept).toList();
    }

    private boolean acceptTogether(List<Entry> entries) {
        List<Arrival> arrivals = entries.stream().map(Entry::arrival).toList();
        boolean together = station.store().inTransaction(handle -> {
            List<Come> numbered = arrivals.stream()
                    .filter(arrival -> arrival.numbered().isPresent())
                    .map(this::come)
                    .toList();
            if (!messages.allNew(handle, arrivals)
                    || !numbered.isEmpty() && (numbered.size() < arrivals.size() || !sequences.follow(handle, numbered))
                    || !newest.judge(handle, told(entries)).isNew()) {
                return false;
            }
            messages.deliver(handle, arrivals);
            write(handle, entries);
            if (!numbered.isEmpty()) {
                passed(handle, numbered);
            }
            station.waypoints().pass(Waypoint.DOOR_BEFORE_COMMIT);
            return true;
        });
        if (together) {
            station.waypoints().pass(Waypoint.DOOR_COMMITTED);
        }
        return together;
    }

    private void write(Handle handle, List<Entry> entries) {
        List<String> ids = entries.stream().map(entry -> RandomId.next()).toList();
        List<Submission> submissions = entries.stream().map(Entry::submission).toList();
        Map<String, Awaited.Wait> waits = awaited.judge(handle, submissions);
        messages.insert(handle, ids, entries);
        requests.insert(handle, ids, entries, waits.keySet());
        List<Bodies.Body> contents = new ArrayList<>();
        List<LedgerEntry> records = new ArrayList<>();
        List<Integer> buckets = new ArrayList<>();
        List<Submission.Line> lines = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Entry entry = entries.get(i);
            contents.addAll(bodies(entry.arrival, ids.get(i), entry.submission));
            List<Submission.Line> places = entry.submission.inPlaces();
            lines.addAll(places);
            for (Submission.Line line : places) {
                for (String person : line.persons()) {
                    records.add(accepted(entry.arrival, entry.submission, line, person));
                    buckets.add(Buckets.of(person));
                }
            }
        }
        bodies.put(handle, contents);
        keep(handle, entries);
        List<Long> numbers = station.ledger().record(handle, records, buckets);
        requests.order(handle, lines, numbers);
        newest.accepted(handle, told(entries));
        Awaited.open(handle, waits, lines, numbers);
        distribution.open(handle, ids, entries);
        chains.open(handle, submissions);
        entries.stream()
                .map(Entry::arrival)
                .filter(Arrival::receiptWanted)
                .forEach(arrival -> outbox.add(handle, exit(arrival), receipt(arrival)));
    }

    private static List<Newest.Told> told(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Newest.Told(entry.arrival.system(), entry.submission))
                .toList();
    }

    /** What becomes of a message that says nothing new of what it is about; nothing of any other. */
    private Optional<Reception> outdated(Handle handle, Entry entry, List<Asked> asked) {
        Newest.Judgement judged = newest.judge(handle, told(List.of(entry)));
        if (judged.isNew()) {
            return Optional.empty();
        }
        String catalogue = entry.submission.catalogue();
        if (judged.sameAs().isPresent()) {
            Messages.Message first = messages.get(handle, judged.sameAs().get());
            return Optional.of(repeated(handle, entry.arrival, first, catalogue));
        }
        refusal(handle, entry.arrival, judged.refused(), asked, catalogue);
        return Optional.of(Reception.REFUSED);
    }

    /** In one order, so that no two doors wait for each other; what is about one person stays in the order of the messages. */
    private static void keep(Handle handle, List<Entry> entries) {
        entries.stream()
                .flatMap(entry -> entry.kept.stream())
                .sorted(Comparator.comparing(Keeping::person))
                .forEach(keeping -> keeping.work().in(handle));
    }

    /** As {@link #refuse(Arrival, List, List, String)}, of a message of which nothing is known. */
    public Reception refuse(Arrival arrival, List<Finding> findings, String catalogue) {
        return refuse(arrival, findings, List.of(), catalogue);
    }

    /**
     * Turns a message away; its id is not used up.
     *
     * @param findings why: at least one, the first of which gives the reason's code
     * @param asked what the ledger is to say of its lines
     */
    public Reception refuse(Arrival arrival, List<Finding> findings, List<Asked> asked, String catalogue) {
        return leg(arrival, asked, catalogue, handle -> {
            refusal(handle, arrival, findings, asked, catalogue);
            return Reception.REFUSED;
        });
    }

    /** Turns away what was taken from its queue and never went through the door, in a transaction of somebody else's. */
    public void turnAway(Handle handle, Arrival arrival, Finding why, String catalogue) {
        refusal(handle, arrival, List.of(why), List.of(), catalogue);
    }

    /** Ends a message with the answer that a room gives in this transaction. */
    public Reception serve(Arrival arrival, Serving serving, String catalogue) {
        return leg(arrival, List.of(), catalogue, handle -> {
            Served what = serving.in(handle);
            if (what.answer() instanceof Answer.Given given) {
                served.write(handle, arrival, what, given, catalogue);
                return Reception.SERVED;
            }
            Answer.Refused refused = (Answer.Refused) what.answer();
            String outcomeId = RandomId.next();
            refusal(
                    handle,
                    new Refusal(
                            arrival,
                            outcomeId,
                            List.of(refused.why()),
                            ServedMessages.asked(refused, ""),
                            Optional.empty()),
                    served.changes(refused, arrival, outcomeId, catalogue),
                    catalogue);
            return Reception.REFUSED;
        });
    }

    /** What a system says of something that it was handed, found out and written in its door's transaction. */
    @FunctionalInterface
    public interface Saying {
        /** Writes all that follows; if it does not count, answers why, and has changed nothing. */
        Optional<CountsNot> in(Handle handle);
    }

    /**
     * Why something does not count that a system has said.
     *
     * @param asked what the ledger is to say of it
     * @param sameAs the message that says the same and counts: then it is a duplicate of that
     * @param onceTold the message of which a counterpart has to have heard before the sender hears
     */
    public record CountsNot(
            Finding why, List<Asked> asked, Optional<Messages.Message> sameAs, Optional<String> onceTold) {
        public CountsNot(Finding why, List<Asked> asked) {
            this(why, asked, Optional.empty(), Optional.empty());
        }
    }

    /** Takes note of what a system says of something that it was handed. */
    public Reception note(Arrival arrival, Saying saying, String catalogue) {
        return leg(arrival, List.of(), catalogue, handle -> saying.in(handle)
                .map(not -> countsNot(handle, arrival, not, catalogue))
                .orElse(Reception.NOTED));
    }

    /** Takes a message on its way if what it says of something that its sender was handed counts, in one transaction with that. */
    public Reception accept(Entry entry, Saying saying) {
        Arrival arrival = entry.arrival;
        List<Asked> asked = Asked.of(entry.submission).toList();
        String catalogue = entry.submission.catalogue();
        return leg(arrival, asked, catalogue, handle -> {
            Optional<Reception> outdated = outdated(handle, entry, asked);
            if (outdated.isPresent()) {
                return outdated.get();
            }
            Optional<CountsNot> not = saying.in(handle);
            if (not.isPresent()) {
                newest.notTaken(handle, told(List.of(entry)));
                return countsNot(handle, arrival, not.get(), catalogue);
            }
            write(handle, List.of(entry));
            return Reception.ACCEPTED;
        });
    }

    private Reception countsNot(Handle handle, Arrival arrival, CountsNot not, String catalogue) {
        if (not.sameAs.isPresent()) {
            return duplicate(handle, new Again(arrival, not.sameAs.get(), not.asked), catalogue);
        }
        Refusal refusal = new Refusal(arrival, RandomId.next(), List.of(not.why), not.asked, not.onceTold);
        refusal(handle, refusal, List.of(), catalogue);
        return Reception.REFUSED;
    }

    /**
     * Cancels those lines that have not left of the message that the arrival is about; refused if there is none, and
     * while restored tables may not know what has left.
     *
     * @return the requests that ended by it
     */
    public List<Request> cancel(Arrival arrival, String catalogue) {
        List<Request> ended = new ArrayList<>();
        leg(arrival, List.of(), catalogue, handle -> {
            if (Incarnation.unaccepted(handle)) {
                refusal(handle, arrival, List.of(Finding.of(PassageError.UNRECONCILED)), List.of(), catalogue);
                return Reception.REFUSED;
            }
            Optional<Messages.Message> target = messages.find(handle, arrival.system(), arrival.about())
                    .filter(message -> !message.interfaceId().equals(Door.CANCEL));
            if (target.isEmpty()) {
                refusal(handle, arrival, List.of(Finding.of(PassageError.NOTHING_TO_CANCEL)), List.of(), catalogue);
                return Reception.REFUSED;
            }
            if (station.interfaces().of(target.get().interfaceId()).answers().isPresent()) {
                List<Asked> asked = asked(handle, target.get());
                refusal(handle, arrival, List.of(Finding.of(PassageError.ANSWER_STANDS)), asked, catalogue);
                return Reception.REFUSED;
            }
            List<Request> waiting = requests.cancellable(handle, target.get().id());
            waiting.removeIf(request -> !requests.move(handle, request.id(), RequestEvent.CANCEL));
            if (waiting.isEmpty()) {
                List<Asked> asked = asked(handle, target.get());
                refusal(handle, arrival, List.of(Finding.of(PassageError.TOO_LATE_TO_CANCEL)), asked, catalogue);
                return Reception.REFUSED;
            }
            cancelled(handle, arrival, target.get(), waiting, catalogue);
            ended.addAll(waiting);
            return Reception.CANCELLED;
        });
        return List.copyOf(ended);
    }

    /** The transaction of every way through a door. */
    private Reception leg(Arrival arrival, List<Asked> asked, String catalogue, Function<Handle, Reception> work) {
        Reception reception = station.store().inTransaction(handle -> {
            if (messages.delivered(handle, arrival)) {
                return Reception.REDELIVERED;
            }
            messages.deliver(handle, List.of(arrival));
            Supplier<Reception> through = () -> known(handle, arrival)
                    .map(message -> duplicate(handle, new Again(arrival, message, asked), catalogue))
                    .orElseGet(() -> work.apply(handle));
            Reception done =
                    arrival.numbered().isEmpty() ? through.get() : inTurn(handle, arrival, asked, catalogue, through);
            station.waypoints().pass(Waypoint.DOOR_BEFORE_COMMIT);
            return done;
        });
        station.waypoints().pass(Waypoint.DOOR_COMMITTED);
        return reception;
    }

    /** What becomes of a numbered message: it goes through the door only in its turn. */
    private Reception inTurn(
            Handle handle, Arrival arrival, List<Asked> asked, String catalogue, Supplier<Reception> through) {
        Come come = come(arrival);
        Sequences.Judgement judged = sequences.judge(handle, come);
        return switch (judged.act()) {
            case TAKE -> {
                Reception done = through.get();
                passed(handle, List.of(come));
                yield done;
            }
            case HOLD -> {
                beforeDoor(handle, come, sequences.hold(handle, come));
                yield Reception.HELD;
            }
            case AWAIT -> Reception.DUPLICATE_PENDING;
            case TELL_AGAIN ->
                toldAgain(handle, arrival.with(Optional.empty()), judged.first().orElseThrow(), asked, catalogue);
            case REFUSE -> {
                refusal(
                        handle,
                        arrival.with(Optional.empty()),
                        List.of(judged.why().orElseThrow()),
                        asked,
                        catalogue);
                yield Reception.REFUSED;
            }
        };
    }

    private Come come(Arrival arrival) {
        return new Come(arrival, messages.digest(arrival));
    }

    private void passed(Handle handle, List<Come> numbered) {
        beforeDoor(handle, numbered.get(0), sequences.passed(handle, numbered));
    }

    private void beforeDoor(Handle handle, Come come, List<OutgoingMessage> held) {
        String door = come.arrival().queue();
        held.forEach(next -> outbox.add(handle, new Exit(door, door), next));
    }

    /** The sender hears again what came of the first under this number. */
    private Reception toldAgain(
            Handle handle, Arrival arrival, Sequences.First first, List<Asked> asked, String catalogue) {
        Optional<OutgoingMessage> refusal = first.refusedId()
                .flatMap(id -> Opening.of(() -> outbox.find(handle, id).orElseThrow(Opening::missing)));
        if (refusal.isPresent()) {
            outbox.add(handle, exit(arrival), refusal.get().marked(OutgoingMessage.DUPLICATE, "true"));
            return Reception.DUPLICATE_ENDED;
        }
        Optional<Messages.Message> accepted = messages.find(handle, arrival.system(), first.senderId());
        if (first.refusedId().isEmpty() && accepted.isPresent()) {
            return duplicate(handle, new Again(arrival, accepted.get(), asked), catalogue);
        }
        refusal(handle, arrival, List.of(Finding.of(DoorError.OUTCOME_GONE)), asked, catalogue);
        return Reception.REFUSED;
    }

    private Optional<Messages.Message> known(Handle handle, Arrival arrival) {
        return arrival.hasSenderId() ? messages.find(handle, arrival.system(), arrival.senderId()) : Optional.empty();
    }

    /** An arrival under the id of a message that was accepted before. */
    private record Again(Arrival arrival, Messages.Message message, List<Asked> asked) {}

    private Reception duplicate(Handle handle, Again again, String catalogue) {
        Arrival arrival = again.arrival;
        Messages.Message message = again.message;
        boolean same = message.interfaceId().equals(arrival.interfaceId())
                && Arrays.equals(message.digest(), messages.digest(arrival));
        if (!same) {
            refusal(handle, arrival, List.of(Finding.of(DoorError.OTHER_BODY)), again.asked, catalogue);
            return Reception.REFUSED;
        }
        return repeated(handle, arrival, message, catalogue);
    }

    /** Repeats the outcome of the earlier message that says the same, once that has ended. */
    private Reception repeated(Handle handle, Arrival arrival, Messages.Message message, String catalogue) {
        List<Asked> asked = Asked.byPerson(asked(handle, message));
        station.ledger()
                .record(
                        handle,
                        asked.stream()
                                .map(each -> entry(LedgerEvent.DUPLICATE, arrival, catalogue)
                                        .about(each.person())
                                        .through(arrival.interfaceId(), each.items())
                                        .message(message.id(), arrival.senderId())
                                        .entry())
                                .toList());
        if (!outcomes.ended(handle, message)) {
            return Reception.DUPLICATE_PENDING;
        }
        if (outcomes.again(handle, message)) {
            return Reception.DUPLICATE_ENDED;
        }
        refusal(handle, arrival, List.of(Finding.of(DoorError.OUTCOME_GONE)), asked, catalogue);
        return Reception.REFUSED;
    }

    /** What a message asked for and about whom. */
    private List<Asked> asked(Handle handle, Messages.Message message) {
        return message.lineCount() > 0
                ? requests.asked(handle, message.id())
                : ServedMessages.told(handle, message.id());
    }

    private void refusal(Handle handle, Arrival arrival, List<Finding> findings, List<Asked> asked, String catalogue) {
        refusal(handle, new Refusal(arrival, RandomId.next(), findings, asked, Optional.empty()), List.of(), catalogue);
    }

    /** What is turned away, under which id, and why; and of which message a counterpart has to have heard before its sender hears. */
    private record Refusal(
            Arrival arrival, String outcomeId, List<Finding> findings, List<Asked> asked, Optional<String> onceTold) {}

    /** @param more what the ledger is to say beside that */
    private void refusal(Handle handle, Refusal refusal, List<LedgerEntry> more, String catalogue) {
        Arrival arrival = refusal.arrival;
        Reason reason = Reason.of(refusal.findings);
        String outcomeId = refusal.outcomeId;
        List<LedgerEntry> entries = new ArrayList<>(more);
        Asked.byPerson(refusal.asked)
                .forEach(each -> entries.add(entry(LedgerEvent.REFUSED, arrival, catalogue)
                        .about(each.person())
                        .through(arrival.interfaceId(), each.items())
                        .ending(Ending.REFUSED.name(), reason.code())
                        .message(outcomeId, arrival.senderId())
                        .entry()));
        station.ledger().record(handle, entries);
        Map<String, String> properties = Outcomes.properties(Ending.REFUSED, outcomeId, Optional.of(reason));
        CorrelationId correlationId = CorrelationId.of(arrival.jmsMessageId());
        if (arrival.hasSenderId()) {
            properties.put(OutgoingMessage.IN_REPLY_TO, arrival.senderId());
            correlationId = arrival.correlationId();
        }
        OutgoingMessage said = new OutgoingMessage(properties, correlationId, arrival.text(), arrival.body());
        if (refusal.onceTold.isPresent()) {
            outbox.hold(handle, outcomeId, exit(arrival), said, refusal.onceTold.get());
        } else {
            outbox.add(handle, outcomeId, exit(arrival), said);
        }
        if (arrival.numbered().isPresent()) {
            sequences.refused(handle, come(arrival), outcomeId);
        }
    }

    private void cancelled(
            Handle handle, Arrival arrival, Messages.Message target, List<Request> cancelled, String catalogue) {
        String cancellationId = RandomId.next();
        messages.insert(handle, cancellationId, arrival, station.businessNow(), catalogue);
        ResultForm form = station.forms().now();
        List<LedgerEntry> entries = cancelled.stream()
                .flatMap(request -> requests.persons(handle, request.id()).stream()
                        .map(person -> entry(LedgerEvent.CANCELLED, arrival, form.catalogue())
                                .about(person)
                                .through(
                                        target.isExpanded() ? request.interfaceId() : target.interfaceId(),
                                        request.items())
                                .to(request.link())
                                .ending(Ending.CANCELLED.name(), PassageError.CANCELLED.wire())
                                .message(request.id(), target.senderId())
                                .entry()))
                .toList();
        Finding why = Finding.of(PassageError.CANCELLED);
        lines.unanswered(handle, target, new Lines.Unanswered(cancelled, Ending.CANCELLED, why), entries, form);
        Messages.Message cancellation = messages.get(handle, cancellationId);
        outcomes.write(
                handle,
                cancellation,
                arrival.correlationId(),
                new Outcomes.Outcome(Ending.RESULT, Optional.empty(), NO_BODY, howMany(target, cancelled)));
    }

    private static Map<String, String> howMany(Messages.Message target, List<Request> cancelled) {
        return target.isSingle()
                ? Map.of()
                : Map.of(
                        OutgoingMessage.LINES, Integer.toString(target.lineCount()),
                        OutgoingMessage.LINES_CANCELLED, Integer.toString(cancelled.size()));
    }

    /** A line alone is the message: its body is not kept twice. */
    private static List<Bodies.Body> bodies(Arrival arrival, String messageId, Submission submission) {
        List<Bodies.Body> all = new ArrayList<>();
        all.add(new Bodies.Body(messageId, Bodies.Kind.RECEIVED, arrival.body()));
        for (Submission.Line line : submission.lines()) {
            all.add(new Bodies.Body(line.requestId(), Bodies.Kind.CONTENT, line.content()));
            line.received()
                    .filter(received -> !submission.isSingle())
                    .ifPresent(received -> all.add(new Bodies.Body(line.requestId(), Bodies.Kind.RECEIVED, received)));
        }
        return all;
    }

    private LedgerEntry accepted(Arrival arrival, Submission submission, Submission.Line line, String person) {
        return entry(LedgerEvent.ACCEPTED, arrival, submission.catalogue())
                .about(person)
                .through(line.part().map(Submission.Part::interfaceId).orElse(arrival.interfaceId()), line.items())
                .to(line.link())
                .message(line.requestId(), arrival.senderId())
                .entry();
    }

    private static OutgoingMessage receipt(Arrival arrival) {
        return new OutgoingMessage(
                Map.of(OutgoingMessage.STATUS, "ACCEPTED", OutgoingMessage.IN_REPLY_TO, arrival.senderId()),
                arrival.correlationId(),
                arrival.text(),
                NO_BODY);
    }

    private LedgerEntry.Draft entry(LedgerEvent event, Arrival arrival, String catalogue) {
        return LedgerEntry.of(event)
                .by(arrival.system(), arrival.system())
                .through(arrival.interfaceId(), "")
                .under(catalogue)
                .crossed(messages.digest(arrival));
    }
}
