package jp.sekisho.passage.legs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.LineResult;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.ResultForms.ResultForm;
import jp.sekisho.passage.ResultForms.UnansweredLine;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.chain.ChainError;
import jp.sekisho.passage.chain.Chains;
import org.jdbi.v3.core.Handle;

/**
 * How the lines of a message end, and what its sender hears of it: progress with every tenth of them, and the one outcome
 * with the last. The message's row is locked before they are counted, so of two lines that end at one instant exactly one
 * is the last. Belongs after the lines' own rows have been moved, and ends the leg.
 */
public final class Lines {
    private static final int STEPS_TOLD = 10;
    private static final byte[] NOTHING = {};

    private final Station station;
    private final Requests requests;
    private final Messages messages;
    private final Bodies bodies;
    private final Outbox outbox;
    private final Outcomes outcomes;
    private final Distribution distribution;
    private final Chains chains;

    public Lines(Station station) {
        this.station = station;
        this.requests = new Requests(station);
        this.messages = new Messages(station);
        this.bodies = new Bodies(station.vault());
        this.outbox = new Outbox(station);
        this.outcomes = new Outcomes(station);
        this.distribution = new Distribution(station);
        this.chains = new Chains(requests::move);
    }

    /** A line has its answer. */
    void answered(
            Handle handle,
            Messages.Message message,
            Request line,
            ReturnLeg.Answer answered,
            List<LedgerEntry> recorded) {
        LineResult result = answered.result();
        List<LedgerEntry> entries =
                followed(handle, List.of(message), List.of(line), well(answered.isWell()), recorded);
        if (message.isSingle()) {
            messages.close(handle, message, 1);
            station.ledger().record(handle, entries);
            Outcomes.Outcome answer = new Outcomes.Outcome(Ending.RESULT, Optional.empty(), result.alone());
            outcomes.write(handle, message, messages.correlationId(message), answer);
            return;
        }
        ResultForm form = station.forms().now();
        end(handle, message, new Ended(1, List.of(body(line, result)), false), entries, form);
    }

    /** Lines of messages that are distributed have ended, so many of each; the messages come in the order of their ids. */
    public void distributed(Handle handle, Map<Messages.Message, Integer> lines, List<LedgerEntry> entries) {
        List<Messages.Message> ended = new ArrayList<>();
        lines.forEach((message, count) -> {
            if (messages.close(handle, message, count).open() == 0) {
                ended.add(message);
            }
        });
        station.ledger().record(handle, entries);
        ended.stream()
                .sorted(Comparator.comparing(
                        message -> outcomes.exit(message).queue())) // the order in which their counters are locked
                .forEach(message -> distribution.ended(handle, message));
    }

    /** Lines of one message have ended together without an answer; {@code form} writes those that others stand beside. */
    void unanswered(
            Handle handle, Messages.Message message, Unanswered ended, List<LedgerEntry> recorded, ResultForm form) {
        Reason reason = Reason.of(ended.finding);
        requests.because(handle, ended.ids(), reason);
        List<LedgerEntry> entries = followed(handle, List.of(message), ended.lines, ended.how(), recorded);
        if (message.isDistributed()) {
            distributed(handle, Map.of(message, ended.lines.size()), entries);
            return;
        }
        if (message.isSingle()) {
            messages.close(handle, message, 1);
            station.ledger().record(handle, entries);
            write(handle, message, own(handle, message, ended.ending, reason, ended.atAnyRate), ended.atAnyRate);
            return;
        }
        List<Bodies.Body> records = new ArrayList<>();
        for (Request line : ended.lines) {
            read(() -> record(handle, message, line, ended, form), ended.atAnyRate)
                    .ifPresent(records::add);
        }
        end(handle, message, new Ended(ended.lines.size(), records, ended.atAnyRate), entries, form);
    }

    /** The only lines of these messages, which come in the order of their ids, have ended together without an answer. */
    void unansweredAlone(Handle handle, List<Messages.Message> of, Unanswered ended, List<LedgerEntry> recorded) {
        Reason reason = Reason.of(ended.finding);
        requests.because(handle, ended.ids(), reason);
        List<LedgerEntry> entries = followed(handle, of, ended.lines, ended.how(), recorded);
        messages.close(handle, of);
        station.ledger().record(handle, entries);
        Map<String, Messages.Message> byId =
                of.stream().collect(Collectors.toMap(Messages.Message::id, message -> message));
        Map<String, byte[]> received = bodies.readable(handle, List.copyOf(byId.keySet()), Bodies.Kind.RECEIVED);
        ended.lines.stream()
                .map(line -> Objects.requireNonNull(byId.get(line.messageId())))
                .sorted(Comparator.comparing((Messages.Message message) ->
                        outcomes.exit(message).queue())) // the order in which their counters are locked
                .forEach(message -> outcomes.write(
                        handle,
                        message,
                        messages.correlationId(message),
                        new Outcomes.Outcome(ended.ending, Optional.of(reason), required(received, message))));
    }

    /** The counterpart's receipts were the answers to these; they come in the order of their requests. */
    void taken(Handle handle, List<DispatchLeg.Sent> ended, List<LedgerEntry> recorded) {
        Map<String, String> receipts = ended.stream()
                .collect(Collectors.toMap(sent -> sent.claim().request().messageId(), DispatchLeg.Sent::receipt));
        List<Messages.Message> of = messages.get(handle, receipts.keySet());
        List<Request> told = ended.stream().map(sent -> sent.claim().request()).toList();
        List<LedgerEntry> entries = followed(handle, of, told, Chains.How.WELL, recorded);
        messages.close(handle, of);
        station.ledger().record(handle, entries);
        of.stream()
                .sorted(Comparator.comparing(
                        (Messages.Message message) -> outcomes.exit(message).queue()))
                .forEach(message -> outcomes.write(
                        handle,
                        message,
                        // it has arrived, whatever can be read of the message: it must not be sent for ever
                        Opening.of(() -> messages.correlationId(message)).orElse(CorrelationId.NONE),
                        new Outcomes.Outcome(
                                Ending.RESULT,
                                Optional.empty(),
                                NOTHING,
                                Map.of(
                                        OutgoingMessage.RECEIPT_NUMBER,
                                        Objects.requireNonNull(receipts.get(message.id()))))));
    }

    /** The counterpart's receipt was the answer to a line of a message that has become several. */
    void told(Handle handle, Request line, List<LedgerEntry> recorded) {
        Messages.Message message = messages.get(handle, line.messageId());
        ResultForm form = station.forms().now();
        List<LedgerEntry> entries = followed(handle, List.of(message), List.of(line), Chains.How.WELL, recorded);
        AcceptedLine accepted = accepted(handle, message, line);
        end(
                handle,
                message,
                new Ended(1, List.of(body(line, written(() -> form.told(accepted)))), false),
                entries,
                form);
    }

    /** What waits for these lines, which have ended, goes on or is held back; answers what the ledger is to say with that. */
    private List<LedgerEntry> followed(
            Handle handle, List<Messages.Message> of, List<Request> ended, Chains.How how, List<LedgerEntry> recorded) {
        Set<String> leading = of.stream()
                .filter(Messages.Message::mayLead)
                .map(Messages.Message::id)
                .collect(Collectors.toSet());
        List<String> leaders = ended.stream()
                .filter(line -> leading.contains(line.messageId()))
                .map(Request::id)
                .toList();
        Set<String> kept = leaders.isEmpty() ? Set.of() : chains.ended(handle, leaders, how);
        if (kept.isEmpty()) {
            return recorded;
        }
        Endings.Said said = new Endings.Said(
                LedgerEvent.HELD_BACK,
                "",
                ChainError.HELD_BACK.wire(),
                station.forms().now().catalogue());
        Map<String, List<String>> persons = requests.persons(handle, List.copyOf(kept));
        List<LedgerEntry> entries = new ArrayList<>(recorded);
        requests.find(handle, List.copyOf(kept))
                .forEach(line ->
                        entries.addAll(Endings.records(persons.getOrDefault(line.id(), List.of()), line, said)));
        return entries;
    }

    private static Chains.How well(boolean isWell) {
        return isWell ? Chains.How.WELL : Chains.How.OTHERWISE;
    }

    /**
     * Lines that end in one transaction, all for one reason.
     *
     * @param atAnyRate whether a person says so: then also where something of the message cannot be read or written, and what
     *     cannot be given back is left out
     */
    record Unanswered(List<Request> lines, Ending ending, Finding finding, boolean atAnyRate) {
        Unanswered(List<Request> lines, Ending ending, Finding finding) {
            this(lines, ending, finding, false);
        }

        List<String> ids() {
            return lines.stream().map(Request::id).toList();
        }

        Chains.How how() {
            return well(ending == Ending.SETTLED);
        }
    }

    private static byte[] required(Map<String, byte[]> received, Messages.Message message) {
        return message.inward()
                ? NOTHING
                : Optional.ofNullable(received.get(message.id())).orElseThrow(Opening::missing);
    }

    /** What is stored, or is made of it; where it cannot be read or written nothing, if that must not matter. */
    private static <T> Optional<T> read(Supplier<T> stored, boolean atAnyRate) {
        if (!atAnyRate) {
            return Optional.of(stored.get());
        }
        try {
            return Opening.of(stored);
        } catch (SekishoException e) {
            if (e.code() == PassageError.RESULT_NOT_WRITTEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void write(Handle handle, Messages.Message message, Outcomes.Outcome outcome, boolean atAnyRate) {
        if (atAnyRate && outcomes.ended(handle, message)) {
            return; // its lines were miscounted: its sender has been told
        }
        if (atAnyRate && !message.inward() && !Outbox.isKnown(handle, outcomes.exit(message))) {
            outcomes.record(handle, message, outcome.ending()); // nobody knows any more who is to be told
            return;
        }
        CorrelationId correlationId =
                read(() -> messages.correlationId(message), atAnyRate).orElse(CorrelationId.NONE);
        outcomes.write(handle, message, correlationId, outcome);
    }

    /** What its sender is to hear of a line without an answer, beside others. */
    private Bodies.Body record(
            Handle handle, Messages.Message message, Request line, Unanswered ended, ResultForm form) {
        Reason reason = Reason.of(ended.finding);
        AcceptedLine accepted = accepted(handle, message, line);
        UnansweredLine without = new UnansweredLine(accepted, ended.ending, reason.code(), reason.sentence());
        return body(line, written(() -> form.unanswered(without)));
    }

    /** What a door has taken as this line of its message. */
    AcceptedLine accepted(Handle handle, Request line) {
        return accepted(handle, messages.get(handle, line.messageId()), line);
    }

    private AcceptedLine accepted(Handle handle, Messages.Message message, Request line) {
        return new AcceptedLine(
                line,
                requests.concerned(handle, line.id()),
                requests.localNumber(handle, line.id()),
                message.isExpanded() ? line.interfaceId() : message.interfaceId(),
                message.answer(),
                message.catalogue(),
                bodies.get(handle, message.isSingle() ? message.id() : line.id(), Bodies.Kind.RECEIVED),
                message.text());
    }

    private static Bodies.Body body(Request line, LineResult result) {
        return new Bodies.Body(line.id(), Bodies.Kind.RESULT, result.values());
    }

    /** So many lines that have ended, with their records. */
    private record Ended(int lines, List<Bodies.Body> records, boolean atAnyRate) {}

    private void end(Handle handle, Messages.Message message, Ended ended, List<LedgerEntry> entries, ResultForm form) {
        bodies.put(handle, ended.records);
        Messages.Count count = messages.close(handle, message, ended.lines);
        station.ledger().record(handle, entries);
        if (count.open() == 0) {
            write(handle, message, outcome(handle, message, form, ended.atAnyRate), ended.atAnyRate);
        } else if ((count.ended() - count.told()) * STEPS_TOLD >= message.lineCount()) {
            messages.told(handle, message, count.ended());
            // how far it has come is no outcome: what cannot be read is looked at when one is written
            Opening.of(() -> partial(handle, message, count, form))
                    .ifPresent(progress -> outbox.add(handle, outcomes.exit(message), progress));
        }
    }

    private Outcomes.Outcome outcome(Handle handle, Messages.Message message, ResultForm form, boolean atAnyRate) {
        List<Requests.EndedLine> lines = requests.ended(handle, message.id());
        Ending ending = read(
                        () -> Ending.ofAll(
                                lines.stream().map(Requests.EndedLine::ending).toList()),
                        atAnyRate)
                .orElse(Ending.FAILED);
        if (ending == Ending.RESULT) {
            Reason unreadable = Reason.of(Endings.UNREADABLE);
            return read(() -> together(handle, message, message.lineCount(), form), atAnyRate)
                    .map(records -> new Outcomes.Outcome(ending, Optional.empty(), records))
                    .orElseGet(() -> own(handle, message, Ending.FAILED, unreadable, true));
        }
        SortedMap<Integer, Reason> reasons = new TreeMap<>();
        lines.stream()
                .filter(line -> ending.name().equals(line.stored()))
                .forEach(line -> reasons.put(line.line(), line.reason()));
        return own(handle, message, ending, Reason.of(reasons), atAnyRate);
    }

    /** Without any answer the sender gets its own body back. */
    private Outcomes.Outcome own(
            Handle handle, Messages.Message message, Ending ending, Reason reason, boolean atAnyRate) {
        byte[] received = message.inward()
                ? NOTHING
                : read(() -> bodies.get(handle, message.id(), Bodies.Kind.RECEIVED), atAnyRate)
                        .orElse(NOTHING);
        return new Outcomes.Outcome(ending, Optional.of(reason), received);
    }

    private OutgoingMessage partial(Handle handle, Messages.Message message, Messages.Count count, ResultForm form) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(OutgoingMessage.STATUS, "PARTIAL");
        properties.put(OutgoingMessage.IN_REPLY_TO, message.senderId());
        properties.put(OutgoingMessage.LINES, Integer.toString(message.lineCount()));
        properties.put(OutgoingMessage.LINES_ENDED, Integer.toString(count.ended()));
        return new OutgoingMessage(
                properties,
                messages.correlationId(message),
                message.text(),
                together(handle, message, count.ended(), form));
    }

    private byte[] together(Handle handle, Messages.Message message, int ended, ResultForm form) {
        List<byte[]> values = bodies.ofLines(handle, message.id(), Bodies.Kind.RESULT);
        if (values.size() < ended) {
            throw Opening.missing();
        }
        return written(() -> form.together(message.system(), message.interfaceId(), message.text(), values));
    }

    /** What the catalogue cannot write (any more) leaves the line as it was: it is tried again. */
    private static <T> T written(Supplier<T> writing) {
        try {
            return writing.get();
        } catch (SekishoException e) {
            throw new SekishoException(Finding.of(PassageError.RESULT_NOT_WRITTEN, "why", why(e.finding())), e);
        }
    }

    /** Code and item, such as {@code LAYOUT-018 所得割額}. */
    private static String why(Finding finding) {
        return (finding.code().wire() + " " + finding.details().getOrDefault("item", "")).strip();
    }
}
