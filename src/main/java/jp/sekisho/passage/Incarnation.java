package jp.sekisho.passage;

import java.time.Clock;
import java.util.stream.IntStream;
import jp.sekisho.ledger.Buckets;
import jp.sekisho.store.RandomId;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * One run of a gateway over its tables. Beginning takes every bucket over with a higher epoch, so that whatever an
 * earlier process still tries finds nothing to change.
 *
 * @param epoch higher than any before
 * @param restored whether the tables are older than what this installation has seen: they come from a backup
 * @param afterUncleanEnd whether the run before this one was killed: what it was reading may be what killed it
 */
public record Incarnation(String id, long epoch, boolean restored, boolean afterUncleanEnd) {
    private static final int EMPTY_HASH_BYTES = 32;

    /**
     * Takes the tables over.
     *
     * @param lastSeen the highest epoch that this installation has seen, 0 if none
     */
    public static Incarnation begin(Store store, Clock real, long lastSeen) {
        return store.inTransaction(handle -> {
            long before = handle.createQuery("select coalesce(max(epoch), 0) from incarnation")
                    .mapTo(Long.class)
                    .one();
            boolean unaccepted = handle.createQuery("select count(*) from incarnation where epoch = ? and restored")
                            .bind(0, before)
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            boolean unclean =
                    handle.createQuery("select count(*) from incarnation where epoch = ? and ended_at is null")
                                    .bind(0, before)
                                    .mapTo(Integer.class)
                                    .one()
                            > 0;
            Incarnation incarnation = new Incarnation(
                    RandomId.next(), Math.max(before, lastSeen) + 1, unaccepted || before < lastSeen, unclean);
            handle.createUpdate("insert into incarnation (id, epoch, started_at, restored) values (?, ?, ?, ?)")
                    .bind(0, incarnation.id)
                    .bind(1, incarnation.epoch)
                    .bind(2, real.instant())
                    .bind(3, incarnation.restored)
                    .execute();
            takeBuckets(handle, incarnation.epoch);
            return incarnation;
        });
    }

    /** Whether what the tables say may be older than what happened, and nobody has looked yet. */
    static boolean unaccepted(Handle handle) {
        return handle.createQuery("select count(*) from incarnation where restored")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** A person has looked at restored tables: later runs need not ask again. */
    static void accepted(Handle handle) {
        handle.createUpdate("update incarnation set restored = false").execute();
    }

    /** Says that this run ended in order: nothing it read is suspect. */
    public void end(Store store, Clock real) {
        store.useTransaction(handle -> handle.createUpdate("update incarnation set ended_at = ? where id = ?")
                .bind(0, real.instant())
                .bind(1, id)
                .execute());
    }

    private static void takeBuckets(Handle handle, long epoch) {
        int taken = handle.createUpdate("update bucket set epoch = ?")
                .bind(0, epoch)
                .execute();
        if (taken == 0) {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into bucket (bucket, epoch, next_number, ledger_seq, ledger_hash) values (?, ?, 1, 0, ?)");
            IntStream.rangeClosed(Buckets.NOBODY, Buckets.COUNT).forEach(bucket -> batch.bind(0, bucket)
                    .bind(1, epoch)
                    .bind(2, new byte[EMPTY_HASH_BYTES])
                    .add());
            batch.execute();
        }
    }
}
