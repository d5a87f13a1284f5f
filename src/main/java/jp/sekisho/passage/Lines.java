package jp.sekisho.passage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.passage.ResultForms.ResultForm;
import jp.sekisho.passage.ResultForms.UnansweredLine;
import org.jdbi.v3.core.Handle;

/**
 * How the lines of a message end, and what its sender hears of it: progress with every tenth of them, and the one outcome
 * with the last. The message's row is locked before they are counted, so of two lines that end at one instant exactly one
 * is the last. Belongs after the lines' own rows have been moved, and ends the leg.
 */
final class Lines {
    private static final int STEPS_TOLD = 10;

    private final Station station;
    private final Requests requests;
    private final Messages messages;
    private final Bodies bodies;
    private final Outbox outbox;
    private final Outcomes outcomes;

    Lines(Station station) {
        this.station = station;
        this.requests = new Requests(station);
        this.messages = new Messages(station);
        this.bodies = new Bodies(station.vault());
        this.outbox = new Outbox(station);
        this.outcomes = new Outcomes(station);
    }

    /** A line has its answer. */
    void answered(Handle handle, Messages.Message message, Request line, LineResult result, List<LedgerEntry> entries) {
        if (message.isSingle()) {
            messages.close(handle, message, 1);
            station.ledger().record(handle, entries);
            outcomes.write(handle, message, new Outcomes.Outcome(Ending.RESULT, Optional.empty(), result.alone()));
            return;
        }
        ResultForm form = station.forms().now();
        end(handle, message, List.of(body(line, result)), entries, form);
    }

    /** Lines of one message have ended together without an answer; {@code form} writes those that others stand beside. */
    void unanswered(
            Handle handle, Messages.Message message, Unanswered ended, List<LedgerEntry> entries, ResultForm form) {
        Reason reason = Reason.of(ended.finding);
        requests.because(handle, ended.lines, reason);
        if (message.isSingle()) {
            messages.close(handle, message, 1);
            station.ledger().record(handle, entries);
            outcomes.write(handle, message, own(handle, message, ended.ending, reason));
            return;
        }
        List<Bodies.Body> records = new ArrayList<>();
        for (Request line : ended.lines) {
            UnansweredLine without = unanswered(handle, message, line, ended.ending, reason);
            records.add(body(line, written(() -> form.unanswered(without))));
        }
        end(handle, message, records, entries, form);
    }

    /** Lines that end in one transaction, all for one reason. */
    record Unanswered(List<Request> lines, Ending ending, Finding finding) {}

    private UnansweredLine unanswered(
            Handle handle, Messages.Message message, Request line, Ending ending, Reason reason) {
        AcceptedLine accepted = new AcceptedLine(
                line,
                requests.persons(handle, line.id()).get(0),
                message.exchange(),
                message.catalogue(),
                bodies.get(handle, line.id(), Bodies.Kind.RECEIVED),
                message.text());
        return new UnansweredLine(accepted, ending, reason.code(), reason.sentence());
    }

    private static Bodies.Body body(Request line, LineResult result) {
        return new Bodies.Body(line.id(), Bodies.Kind.RESULT, result.values());
    }

    private void end(
            Handle handle,
            Messages.Message message,
            List<Bodies.Body> records,
            List<LedgerEntry> entries,
            ResultForm form) {
        bodies.put(handle, records);
        Messages.Count count = messages.close(handle, message, records.size());
        station.ledger().record(handle, entries);
        if (count.open() == 0) {
            outcomes.write(handle, message, outcome(handle, message, form));
        } else if ((count.ended() - count.told()) * STEPS_TOLD >= message.lineCount()) {
            messages.told(handle, message, count.ended());
            outbox.add(handle, message.outQueue(), partial(handle, message, count, form));
        }
    }

    private Outcomes.Outcome outcome(Handle handle, Messages.Message message, ResultForm form) {
        List<Requests.EndedLine> lines = requests.ended(handle, message.id());
        Ending ending =
                Ending.ofAll(lines.stream().map(Requests.EndedLine::ending).toList());
        if (ending == Ending.RESULT) {
            return new Outcomes.Outcome(ending, Optional.empty(), together(handle, message, form));
        }
        SortedMap<Integer, Reason> reasons = new TreeMap<>();
        lines.stream().filter(line -> line.ending() == ending).forEach(line -> reasons.put(line.line(), line.reason()));
        return own(handle, message, ending, Reason.of(reasons));
    }

    /** Without any answer the sender gets its own body back. */
    private Outcomes.Outcome own(Handle handle, Messages.Message message, Ending ending, Reason reason) {
        byte[] received = bodies.get(handle, message.id(), Bodies.Kind.RECEIVED);
        return new Outcomes.Outcome(ending, Optional.of(reason), received);
    }

    private OutMessage partial(Handle handle, Messages.Message message, Messages.Count count, ResultForm form) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(OutMessage.STATUS, "PARTIAL");
        properties.put(OutMessage.IN_REPLY_TO, message.senderId());
        properties.put(OutMessage.LINES, Integer.toString(message.lineCount()));
        properties.put(OutMessage.LINES_ENDED, Integer.toString(count.ended()));
        return new OutMessage(properties, message.correlationId(), message.text(), together(handle, message, form));
    }

    private byte[] together(Handle handle, Messages.Message message, ResultForm form) {
        List<byte[]> values = bodies.ofLines(handle, message.id(), Bodies.Kind.RESULT);
        return written(() -> form.together(message.system(), message.exchange(), message.text(), values));
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
