package jp.sekisho.passage.inward;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.legs.Inbound;
import jp.sekisho.passage.legs.Lines;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.passage.legs.Outcomes;
import jp.sekisho.passage.legs.Requests;
import org.jdbi.v3.core.Handle;

/**
 * Ends what leads inward once the broker has it, unless its receiver is to say so itself: in the transaction that marks the outbox, so
 * that whoever began it never hears of what its receiver may not have, and always of what it has. Thread safe.
 */
public final class HandoverLeg implements OutboxSender.Handovers {
    private static final byte[] NOTHING = {};

    private final Station station;
    private final Supplier<String> catalogue;
    private final Consumer<Request> ended;
    private final Requests requests;
    private final Messages messages;
    private final Outcomes outcomes;
    private final Endings endings;
    private final Lines lines;
    private final Inbound inbound;

    /**
     * @param catalogue version of the catalogue that is in force
     * @param ended hears of each request that ended, once that is committed
     */
    public HandoverLeg(Station station, Supplier<String> catalogue, Consumer<Request> ended) {
        this.station = station;
        this.catalogue = catalogue;
        this.ended = ended;
        this.requests = new Requests(station);
        this.messages = new Messages(station);
        this.outcomes = new Outcomes(station);
        this.endings = new Endings(station);
        this.lines = new Lines(station);
        this.inbound = new Inbound(station);
    }

    @Override
    public Runnable arrived(Handle handle, List<String> requestIds) {
        Set<String> moved = requests.move(handle, inbound.endedByHandover(handle, requestIds), RequestEvent.ANSWER);
        if (moved.isEmpty()) {
            return () -> {};
        }
        List<Request> delivered = requests.find(handle, List.copyOf(moved)).stream()
                .sorted(Comparator.comparing(Request::id))
                .toList();
        List<Messages.Message> of =
                messages.get(handle, delivered.stream().map(Request::messageId).collect(Collectors.toSet()));
        List<Messages.Message> brought =
                of.stream().filter(Messages.Message::inward).toList();
        messages.close(handle, brought);
        Endings.Said said = new Endings.Said(LedgerEvent.DELIVERED, Ending.RESULT.name(), "", catalogue.get());
        lines.distributed(handle, distributed(of, delivered), endings.records(handle, delivered, said));
        Outcomes.Outcome result = new Outcomes.Outcome(Ending.RESULT, Optional.empty(), NOTHING);
        brought.forEach(message -> outcomes.write(handle, message, CorrelationId.NONE, result));
        return () -> delivered.forEach(ended);
    }

    /** How many lines of each message that is distributed these are, in the order of the messages. */
    private static Map<Messages.Message, Integer> distributed(List<Messages.Message> of, List<Request> lines) {
        Map<Messages.Message, Integer> counts = new LinkedHashMap<>();
        of.stream()
                .filter(Messages.Message::isDistributed)
                .forEach(message -> counts.put(message, (int) lines.stream()
                        .filter(line -> line.messageId().equals(message.id()))
                        .count()));
        return counts;
    }
}
