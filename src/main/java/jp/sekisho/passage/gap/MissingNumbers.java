package jp.sekisho.passage.gap;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.deadline.DeadlineWatch;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.sequence.Gap;
import jp.sekisho.passage.sequence.SequenceError;
import jp.sekisho.passage.sequence.SequenceKey;
import jp.sekisho.passage.sequence.SequenceRow;
import jp.sekisho.passage.sequence.Sequences;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks senders for numbers that are missing, once for each gap and again after a while, and raises an alarm when one has been missing for
 * too long. A sequence that cannot be looked at keeps no other from it. Thread safe; started and closed once.
 */
public final class MissingNumbers implements AutoCloseable {
    /** The numbers that are missing, as {@code 101-104 106}. */
    static final String MISSING = "SekishoMissing";

    private static final Logger LOG = LoggerFactory.getLogger(MissingNumbers.class);
    private static final byte[] NO_BODY = {};

    private final Station station;
    private final Function<SequenceKey, Optional<Sequence>> files;
    private final Consumer<String> written;
    private final Sequences sequences;
    private final Outbox outbox;
    private final DeadlineWatch watch;
    /** Gaps whose alarm has been raised, by their first number; owned by the watch. */
    private final Set<String> alarms = new HashSet<>();

    /**
     * @param files what the files of now say of a system's numbers; nothing if they say nothing
     * @param begun whether anything may move: not while what killed the process is looked for, or a restore waits to be accepted
     * @param written hears of each queue that has something new
     */
    public MissingNumbers(
            Station station,
            Function<SequenceKey, Optional<Sequence>> files,
            BooleanSupplier begun,
            Consumer<String> written) {
        this.station = station;
        this.files = files;
        this.written = written;
        this.sequences = new Sequences(station);
        this.outbox = new Outbox(station);
        this.watch = new DeadlineWatch("missing-numbers", begun, this::look);
    }

    public void start() {
        watch.start();
    }

    @Override
    public void close() {
        watch.close();
    }

    /** Asks for all that is due by now. */
    public void look() {
        List<SequenceKey> waiting = station.store().ask(Gap::waiting);
        alarms.removeIf(alarm -> waiting.stream().noneMatch(key -> alarm.startsWith(key.door() + " ")));
        waiting.forEach(this::lookSafely);
    }

    private void lookSafely(SequenceKey key) {
        try {
            Optional<Sequence> file = files.apply(key);
            if (file.isEmpty()) {
                letGo(key);
            } else if (station.store().inTransaction(handle -> ask(handle, key, file.get()))) {
                written.accept(station.exit(key.system(), key.interfaceId()).queue());
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "A sender's numbers cannot be looked after. system={} interface={} fault={}",
                    key.system(),
                    key.interfaceId(),
                    Faults.name(e));
        }
    }

    private void letGo(SequenceKey key) {
        Station.Exit door = new Station.Exit(key.door(), key.door());
        station.store()
                .useTransaction(handle -> sequences.letGo(handle, key).forEach(held -> outbox.add(handle, door, held)));
        written.accept(key.door());
    }

    private boolean ask(Handle handle, SequenceKey key, Sequence file) {
        Instant now = station.businessNow();
        SequenceRow row = SequenceRow.locked(handle, key);
        Optional<Gap> gap = Gap.of(handle, row, now.minus(file.askAfter()));
        gap.filter(found -> !now.isBefore(found.since().plus(file.alarmAfter())))
                .ifPresent(this::alarm);
        List<Gap.Missing> ripe = gap.stream()
                .flatMap(found -> found.missing().stream())
                .filter(missing -> !now.isBefore(missing.since().plus(file.askAfter())))
                .toList();
        boolean again = row.askedAt()
                .filter(asked -> now.isBefore(asked.plus(file.askAgain())))
                .isEmpty();
        List<Gap.Missing> wanted = ripe.stream()
                .filter(missing -> again || missing.last() > row.askedUpTo())
                .toList();
        if (wanted.isEmpty()) {
            return false;
        }
        outbox.add(handle, station.exit(key.system(), key.interfaceId()), question(gap.orElseThrow(), wanted));
        row.asked(
                handle, Math.max(row.askedUpTo(), wanted.get(wanted.size() - 1).last()), now);
        return true;
    }

    private void alarm(Gap gap) {
        SequenceKey key = gap.row().key();
        if (alarms.add(key.door() + " " + gap.missing().get(0).first())) {
            LOG.error(
                    "A number has been missing for too long; see sekisho sequence list. system={} interface={} missing={}"
                            + " held={}",
                    key.system(),
                    key.interfaceId(),
                    gap.missing().get(0),
                    gap.held());
        }
    }

    /** After a restore the sender may have been told of what is missing before. */
    private static OutgoingMessage question(Gap gap, List<Gap.Missing> wanted) {
        String numbers = Gap.written(wanted);
        Reason why = Reason.of(List.of(Finding.of(SequenceError.MISSING, "missing", numbers, "held", gap.held())));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(OutgoingMessage.STATUS, gap.row().doubtful() ? "ASK_AGAIN" : "MISSING");
        properties.put(MISSING, numbers);
        properties.put(OutgoingMessage.REASON, why.code());
        properties.put(OutgoingMessage.REASON_TEXT, why.sentence());
        return new OutgoingMessage(properties, CorrelationId.NONE, true, NO_BODY);
    }
}
