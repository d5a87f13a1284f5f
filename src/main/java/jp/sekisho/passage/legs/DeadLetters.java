package jp.sekisho.passage.legs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import jp.sekisho.broker.DeadLetterQueue;
import jp.sekisho.broker.DeadLetterQueue.Letter;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.OperatorError;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a message that no door can read: it is set aside after three attempts, so that the next ones go on, and waits
 * for people: one puts it back, two discard it. Each step is in the ledger before the broker does it. Decisions are made one
 * after the other, each with what the broker does: the second of two finds what the first has left. Thread safe.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final byte[] NO_BODY = {};

    private final Station station;
    private final DeadLetterQueue letters;
    private final Messages messages;
    private final Outbox outbox;
    /** Held while the broker moves what was put back; taken under the ledger's lock alone. */
    private final ReentrantLock moving = new ReentrantLock();

    public DeadLetters(Station station, DeadLetterQueue letters) {
        this.station = station;
        this.letters = letters;
        this.messages = new Messages(station);
        this.outbox = new Outbox(station);
    }

    /** The message that the reader of a door was given first, by the broker's id. */
    public OptionalLong firstGiven(String queue) {
        return letters.firstGiven(queue);
    }

    /**
     * Sets a message aside. To be called while its door has no reader.
     *
     * @return false if it was not there
     */
    public boolean setAside(String queue, long id) {
        Optional<Letter> found = letters.find(queue, id);
        if (found.isEmpty()) {
            return false;
        }
        station.store().useTransaction(handle -> {
            if (!isSetAside(handle, found.get())) {
                record(handle, LedgerEvent.MESSAGE_SET_ASIDE, found.get(), DoorError.SET_ASIDE, Optional.empty());
            }
        });
        boolean taken = letters.take(found.get());
        if (taken) {
            LOG.warn("A message that cannot be read was set aside; see sekisho dead. queue={}", queue);
        }
        return taken;
    }

    /** How many wait for an operator. */
    public long count() {
        return letters.count();
    }

    /** In how many places what the broker has written was found damaged, since an operator has last looked after them. */
    public int damagedPlaces() {
        return letters.damagedPlaces();
    }

    /** What waits for an operator, in the order in which it was set aside. */
    public List<Letter> all() {
        return letters.all();
    }

    /**
     * Gives a message to its door again, after all that lies there.
     *
     * @throws jp.sekisho.error.SekishoException GATE-011 if there is none of this id, GATE-013 if it was discarded, GATE-014 if
     *     its door is gone
     */
    public void putBack(long id, Remark remark) {
        try {
            Letter letter = station.store().inTransaction(handle -> {
                station.ledger().requireOurs(handle); // until the commit no other decision is made
                moving.lock();
                return putBack(handle, id, remark);
            });
            requireThere(letters.putBack(letter), id);
        } finally {
            if (moving.isHeldByCurrentThread()) {
                moving.unlock();
            }
        }
    }

    private Letter putBack(Handle handle, long id, Remark remark) {
        Letter letter = find(id);
        if (!letters.hasDoor(letter)) {
            throw refusal(OperatorError.NO_DOOR, id);
        }
        if (isDiscarded(handle, letter)) {
            throw refusal(OperatorError.DISCARDED, id);
        }
        record(handle, LedgerEvent.MESSAGE_PUT_BACK, letter, DoorError.SET_ASIDE, Optional.of(remark));
        return letter;
    }

    /**
     * What a decision about a message depends on, item by item; no other one is made until the transaction ends.
     *
     * @throws jp.sekisho.error.SekishoException GATE-011 if there is none of this id
     */
    public Map<String, String> seen(Handle handle, long id) {
        station.ledger().requireOurs(handle);
        Letter letter = findAtRest(id);
        return Map.of(
                "door",
                letter.queue(),
                "delivery",
                letter.deliveryId(),
                "sent",
                letter.sentAt().toString(),
                "bytes",
                Long.toString(letter.bytes()),
                "discarded",
                Boolean.toString(isDiscarded(handle, letter)));
    }

    /**
     * Two people end a message for good. Its sender hears of it where its id could be read, and was not used for another since.
     * One that was discarded before, and stayed with the broker because the process died just then, is only removed.
     *
     * @return what is to be done once it is committed
     * @throws jp.sekisho.error.SekishoException GATE-011 if there is none of this id
     */
    public Runnable discard(Handle handle, long id, Remark remark) {
        station.ledger().requireOurs(handle);
        Letter letter = findAtRest(id);
        if (!isDiscarded(handle, letter)) {
            end(handle, letter, remark);
        }
        return () -> letters.discard(letter);
    }

    /** Not while the broker moves one that was put back. */
    private Letter findAtRest(long id) {
        moving.lock();
        try {
            return find(id);
        } finally {
            moving.unlock();
        }
    }

    private void end(Handle handle, Letter letter, Remark remark) {
        record(handle, LedgerEvent.MESSAGE_DISCARDED, letter, DoorError.DISCARDED, Optional.of(remark));
        if (!senderId(letter).isEmpty()
                && messages.find(handle, system(letter), letter.senderId()).isEmpty()) {
            outbox.add(handle, station.exit(system(letter), interfaceId(letter)), outcome(letter));
        }
    }

    private static void requireThere(boolean wasThere, long id) {
        if (!wasThere) {
            throw refusal(OperatorError.NO_DEAD_LETTER, id);
        }
    }

    private static SekishoException refusal(OperatorError why, long id) {
        return Finding.of(why, "id", id).asException();
    }

    private Letter find(long id) {
        return letters.all().stream()
                .filter(letter -> letter.id() == id)
                .findFirst()
                .orElseThrow(() -> refusal(OperatorError.NO_DEAD_LETTER, id));
    }

    /** After a crash between the row and the move it is still in its queue. */
    private static boolean isSetAside(Handle handle, Letter letter) {
        return times(handle, LedgerEvent.MESSAGE_SET_ASIDE, letter)
                > times(handle, LedgerEvent.MESSAGE_PUT_BACK, letter);
    }

    private static boolean isDiscarded(Handle handle, Letter letter) {
        return times(handle, LedgerEvent.MESSAGE_DISCARDED, letter) > 0;
    }

    private static int times(Handle handle, LedgerEvent event, Letter letter) {
        return handle.createQuery("select count(*) from ledger where message_id = ? and event = ?")
                .bind(0, letter.deliveryId())
                .bind(1, event.name())
                .mapTo(Integer.class)
                .one();
    }

    private void record(Handle handle, LedgerEvent event, Letter letter, DoorError reason, Optional<Remark> remark) {
        LedgerEntry.Draft draft = LedgerEntry.of(event)
                .by(system(letter), remark.map(Remark::by).orElse("gateway"))
                .through(interfaceId(letter), "")
                .ending("", reason.wire())
                .message(letter.deliveryId(), senderId(letter));
        remark.map(Remark::reason).ifPresent(draft::remarked);
        station.ledger().record(handle, List.of(draft.entry()));
    }

    private static OutgoingMessage outcome(Letter letter) {
        Reason why = Reason.of(List.of(Finding.of(DoorError.DISCARDED)));
        Map<String, String> properties = Outcomes.properties(Ending.REFUSED, RandomId.next(), Optional.of(why));
        properties.put(OutgoingMessage.IN_REPLY_TO, letter.senderId());
        return new OutgoingMessage(properties, CorrelationId.NONE, false, NO_BODY);
    }

    private static String senderId(Letter letter) {
        return USABLE_ID.matcher(letter.senderId()).matches() ? letter.senderId() : "";
    }

    private static String system(Letter letter) {
        return QueueNames.systemOf(letter.queue());
    }

    private static String interfaceId(Letter letter) {
        return QueueNames.interfaceOf(letter.queue());
    }
}
