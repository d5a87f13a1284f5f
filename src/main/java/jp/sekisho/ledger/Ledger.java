package jp.sekisho.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes the ledger, and with the same locks gives a leg its place in the order of each person.
 *
 * <p>{@link #record} belongs at the end of a leg's transaction: it locks the buckets concerned in ascending order, so
 * the numbers it hands out have the order of commits and no gaps. Thread safe. A gateway that was superseded is stopped
 * here, and one whose tables were put back behind what it had committed: epoch and place are checked under the lock.
 */
public final class Ledger {
    private static final int SALT_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Clock real;
    private final DayTime business;
    private final long epoch;
    private final Listener listener;
    /** How far each bucket had come when a commit of ours was last seen to be made. */
    private final AtomicLongArray seen = new AtomicLongArray(Buckets.COUNT + 1);

    /** Who hears of what happens to the ledger. Any thread tells it. */
    @FunctionalInterface
    public interface Listener {
        /** Entries have been committed together. */
        void committed(List<LedgerEntry> entries);

        /** Another gateway has taken the tables over. */
        default void superseded() {}

        /** The tables lack what had been committed. */
        default void putBack() {}
    }

    /**
     * @param real the time that machines share
     * @param business the business day's time
     * @param epoch the writing gateway's epoch
     */
    public Ledger(Clock real, DayTime business, long epoch, Listener listener) {
        this.real = real;
        this.business = business;
        this.epoch = epoch;
        this.listener = listener;
    }

    /** A ledger that nobody listens to. */
    public Ledger(Clock real, DayTime business, long epoch) {
        this(real, business, epoch, entries -> {});
    }

    /** Appends the entries, each to the chain of its person's bucket. */
    public void record(Handle handle, List<LedgerEntry> entries) {
        record(handle, entries, List.of());
    }

    /**
     * Appends the entries and takes one order number for each member of {@code numbered}.
     *
     * @param numbered buckets, one for each person, repeated where two persons share a bucket
     * @return the numbers, in the order of {@code numbered}
     */
    public List<Long> record(Handle handle, List<LedgerEntry> entries, List<Integer> numbered) {
        SortedMap<Integer, Head> heads = locked(handle, entries, numbered);
        append(handle, heads, entries, now());
        List<Long> numbers = numbered.stream()
                .map(bucket -> head(heads, bucket).takeNumber())
                .toList();
        advance(handle, heads.values());
        handle.afterCommit(() -> {
            heads.values().forEach(head -> seen.accumulateAndGet(head.bucket, head.seq, Math::max));
            listener.committed(entries);
        });
        return numbers;
    }

    private SortedMap<Integer, Head> locked(Handle handle, List<LedgerEntry> entries, List<Integer> numbered) {
        SortedMap<Integer, Head> heads = new TreeMap<>();
        entries.forEach(entry -> heads.put(entry.bucket(), Head.UNREAD));
        numbered.forEach(bucket -> heads.put(bucket, Head.UNREAD));
        if (!heads.isEmpty()) {
            lock(handle, heads);
        }
        return heads;
    }

    /** Fails if another gateway has taken over; until the transaction ends none can. */
    public void requireOurs(Handle handle) {
        locked(handle, List.of(), List.of(Buckets.NOBODY));
    }

    /** In ascending order, for the rows are sorted before they are locked. */
    private void lock(Handle handle, SortedMap<Integer, Head> heads) {
        handle.createQuery("select bucket, epoch, next_number, ledger_seq, ledger_hash from bucket"
                        + " where bucket = any(cast(? as int array)) order by bucket for update")
                .bindArray(0, Integer.class, heads.keySet())
                .map((row, context) -> new Head(
                        row.getInt("bucket"),
                        row.getLong("epoch"),
                        row.getLong("next_number"),
                        row.getLong("ledger_seq"),
                        row.getBytes("ledger_hash")))
                .forEach(head -> heads.put(head.bucket, mine(head)));
    }

    private Head mine(Head head) {
        if (head.epoch > epoch) {
            listener.superseded();
            throw Finding.of(LedgerError.SUPERSEDED, "bucket", head.bucket).asException();
        }
        if (head.epoch < epoch || head.seq < seen.get(head.bucket)) {
            throw putBack(head.bucket);
        }
        return head;
    }

    /** Says that a bucket was found behind what had been committed; what to throw. */
    public SekishoException putBack(int bucket) {
        listener.putBack();
        return Finding.of(LedgerError.PUT_BACK, "bucket", bucket).asException();
    }

    private Moment now() {
        Instant businessAt = business.now();
        return new Moment(real.instant(), businessAt, business.outsideHours(businessAt));
    }

    private void append(Handle handle, Map<Integer, Head> heads, List<LedgerEntry> entries, Moment moment) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(LedgerRows.INSERT);
        for (LedgerEntry entry : entries) {
            Head head = head(heads, entry.bucket());
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            byte[] commitment = Chain.commitment(salt, entry, moment);
            head.extend(commitment);
            LedgerRows.bind(batch, new LedgerRow(head.bucket, head.seq, moment, entry, salt, commitment, head.hash));
        }
        batch.execute();
    }

    private static void advance(Handle handle, Collection<Head> heads) {
        PreparedBatch batch = handle.prepareBatch(
                "update bucket set next_number = ?, ledger_seq = ?, ledger_hash = ? where bucket = ?");
        for (Head head : heads) {
            batch.bind(0, head.number)
                    .bind(1, head.seq)
                    .bind(2, head.hash)
                    .bind(3, head.bucket)
                    .add();
        }
        batch.execute();
    }

    private static Head head(Map<Integer, Head> heads, int bucket) {
        Head head = heads.get(bucket);
        if (head == null) {
            throw new IllegalStateException("bucket " + bucket + " was not locked");
        }
        return head;
    }

    /** A bucket's row under our lock. Mutable; lives within one transaction. */
    private static final class Head {
        static final Head UNREAD = new Head(-1, 0, 0, 0, Chain.start());

        private final int bucket;
        private final long epoch;
        private long number;
        private long seq;
        private byte[] hash;

        Head(int bucket, long epoch, long number, long seq, byte[] hash) {
            this.bucket = bucket;
            this.epoch = epoch;
            this.number = number;
            this.seq = seq;
            this.hash = hash;
        }

        long takeNumber() {
            return number++;
        }

        void extend(byte[] commitment) {
            seq++;
            hash = Chain.next(hash, bucket, seq, commitment);
        }
    }
}
