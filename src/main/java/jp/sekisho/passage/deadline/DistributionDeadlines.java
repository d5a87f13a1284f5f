package jp.sekisho.passage.deadline;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.sekisho.error.Faults;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.Distribution;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Requests;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sender of what is being distributed when its deadline has passed and not every receiver has its part. The lines go on:
 * a receiver that is closed or does not read costs nobody else anything, and what was accepted reaches it. Thread safe; started and
 * closed once.
 */
public final class DistributionDeadlines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DistributionDeadlines.class);
    private static final int TOGETHER = 100;

    private final Station station;
    private final Supplier<String> catalogue;
    private final Consumer<String> written;
    private final Distribution distribution;
    private final Messages messages;
    private final Requests requests;
    private final DeadlineWatch watch;

    /**
     * @param catalogue version of the catalogue that is in force
     * @param begun whether anything may move: not while what killed the process is looked for, or a restore waits to be accepted
     * @param written hears of each {@code out.} queue that has something new
     */
    public DistributionDeadlines(
            Station station, Supplier<String> catalogue, BooleanSupplier begun, Consumer<String> written) {
        this.station = station;
        this.catalogue = catalogue;
        this.written = written;
        this.distribution = new Distribution(station);
        this.messages = new Messages(station);
        this.requests = new Requests(station);
        this.watch = new DeadlineWatch("deadlines-of-senders", begun, this::look);
    }

    public void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }

    /** Tells all whose deadline has passed by now. One that cannot be told keeps nobody else waiting. */
    public void look() {
        Optional<Instant> now = station.deadlineTime();
        if (now.isEmpty()) {
            return;
        }
        Set<String> untold = new HashSet<>();
        List<String> due;
        do {
            due = station.store().ask(handle -> distribution.due(handle, now.get(), TOGETHER + untold.size())).stream()
                    .filter(messageId -> !untold.contains(messageId))
                    .toList();
            due.stream().filter(messageId -> !tell(messageId)).forEach(untold::add);
        } while (!due.isEmpty() && !watch.isStopping());
    }

    private boolean tell(String messageId) {
        try {
            Optional<String> queue = station.store().inTransaction(handle -> tell(handle, messageId));
            queue.ifPresent(written);
            return true;
        } catch (RuntimeException e) {
            LOG.error("A sender cannot be told of its deadline. message={} fault={}", messageId, Faults.name(e));
            return false;
        }
    }

    /** The queue in which its sender is told; none if it has ended meanwhile. */
    private Optional<String> tell(Handle handle, String messageId) {
        if (!distribution.isAwaited(handle, messageId)) {
            return Optional.empty();
        }
        Messages.Message message = messages.get(handle, messageId);
        List<LedgerEntry> entries = Asked.byPerson(requests.asked(handle, messageId)).stream()
                .map(each -> LedgerEntry.of(LedgerEvent.OVERDUE)
                        .by(message.system(), message.system())
                        .about(each.person())
                        .through(message.interfaceId(), "")
                        .ending(Ending.EXPIRED.name(), PassageError.EXPIRED_DISTRIBUTING.wire())
                        .under(catalogue.get())
                        .message(messageId, message.senderId())
                        .entry())
                .toList();
        station.ledger().record(handle, entries);
        return Optional.of(distribution.overdue(handle, message));
    }
}
