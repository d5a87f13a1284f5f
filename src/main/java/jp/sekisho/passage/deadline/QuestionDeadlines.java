package jp.sekisho.passage.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.legs.Outcomes;
import jp.sekisho.passage.legs.Requests;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what counterparts ask when its deadline has passed and no answer lies at its door: the broker is asked afterwards, and counts what
 * is being delivered, too. One transaction withdraws the question, has the counterpart hear, and records whose delay it was. What came to
 * the door in time is never contradicted. Thread safe; started and closed once.
 */
public final class QuestionDeadlines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionDeadlines.class);
    private static final byte[] NOTHING = {};
    private static final int TOGETHER = 100;

    private final Station station;
    private final Parts parts;
    private final Requests requests;
    private final Messages messages;
    private final Outbox outbox;
    private final Outcomes outcomes;
    private final Endings endings;
    private final DeadlineWatch watch;

    /**
     * What it works with besides its station.
     *
     * @param catalogue version of the catalogue that is in force
     * @param begun whether anything may move: not while what killed the process is looked for, or a restore waits to be accepted
     * @param doors where answers to a question come
     * @param lying how many messages lie in each queue of the broker now, those being delivered included
     * @param ended hears of each question that ended, once that is committed
     */
    public record Parts(
            Supplier<String> catalogue,
            BooleanSupplier begun,
            Doors doors,
            Supplier<Map<String, Long>> lying,
            Consumer<Request> ended) {}

    /** The doors of answers. Thread safe. */
    @FunctionalInterface
    public interface Doors {
        /** The queues in which a system's answers to what comes by an interface lie; none if nobody knows. */
        Set<String> of(String system, String interfaceId);
    }

    public QuestionDeadlines(Station station, Parts parts) {
        this.station = station;
        this.parts = parts;
        this.requests = new Requests(station);
        this.messages = new Messages(station);
        this.outbox = new Outbox(station);
        this.outcomes = new Outcomes(station);
        this.endings = new Endings(station);
        this.watch = new DeadlineWatch("deadlines-of-questions", parts.begun, this::look);
    }

    public void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }

    /** Ends all whose deadline has passed by now, and to which no answer lies at its door. */
    public void look() {
        Optional<Instant> now = station.deadlineTime();
        if (now.isEmpty()) {
            return;
        }
        String after = "";
        List<Request> due;
        do {
            due = due(now.get(), after);
            if (!due.isEmpty()) {
                Map<String, Long> lying = parts.lying.get(); // asked after the deadlines
                due.stream().filter(question -> isEmpty(question, lying)).forEach(this::endSafely);
                after = due.get(due.size() - 1).id();
            }
        } while (due.size() == TOGETHER && !watch.isStopping());
    }

    private List<Request> due(Instant by, String after) {
        return station.store().ask(handle -> {
            List<String> ids = handle.createQuery("select id from request where passage = 'OFFER' and open_until <= ?"
                            + " and id > ? order by id limit ?")
                    .bind(0, by)
                    .bind(1, after)
                    .bind(2, TOGETHER)
                    .mapTo(String.class)
                    .list();
            return requests.find(handle, ids).stream()
                    .sorted(Comparator.comparing(Request::id))
                    .toList();
        });
    }

    /** A door that nobody knows may have anything in it. */
    private boolean isEmpty(Request question, Map<String, Long> lying) {
        Set<String> doors = parts.doors.of(question.link(), question.interfaceId());
        return !doors.isEmpty() && doors.stream().allMatch(door -> lying.getOrDefault(door, 1L) == 0);
    }

    private void endSafely(Request question) {
        try {
            boolean ended = station.store().inTransaction(handle -> end(handle, question));
            if (ended) {
                parts.ended.accept(question);
            }
        } catch (RuntimeException e) {
            LOG.error("A question cannot be ended. request={} fault={}", question.id(), Faults.name(e));
        }
    }

    private boolean end(Handle handle, Request question) {
        if (Incarnation.unaccepted(handle)) {
            return false;
        }
        boolean isTheirs = outbox.isHandedOver(handle, question.id());
        Finding why = Finding.of(isTheirs ? PassageError.LAPSED_UNANSWERED : PassageError.LAPSED_HERE);
        Optional<Reason> reason = Optional.of(Reason.of(why));
        if (requests.move(handle, List.of(question.id()), RequestEvent.LAPSED, reason)
                .isEmpty()) {
            return false;
        }
        outbox.withdraw(handle, question.id());
        Messages.Message brought = messages.get(handle, question.messageId());
        messages.close(handle, List.of(brought));
        Endings.Said said = new Endings.Said(
                LedgerEvent.EXPIRED, Ending.EXPIRED.name(), why.code().wire(), parts.catalogue.get());
        station.ledger().record(handle, endings.records(handle, List.of(question), said));
        outcomes.write(handle, brought, CorrelationId.NONE, new Outcomes.Outcome(Ending.EXPIRED, reason, NOTHING));
        return true;
    }
}
