package jp.sekisho.passage;

import java.time.Clock;
import java.util.List;
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
     * Where a run is.
     *
     * @param home the machine and the data folder
     * @param sessionName what it calls its sessions with the database
     */
    public record Place(String home, String sessionName) {}

    /**
     * How far an installation has seen its tables come, as it remembers outside of them. Tables that are behind it come from a
     * backup, also if no run has begun on them since the backup was made.
     *
     * @param epoch the highest epoch; 0 if none was seen
     * @param beats how often the run of that epoch had said that it was alive
     */
    public record LastSeen(long epoch, long beats) {
        public static final LastSeen NOTHING = new LastSeen(0, 0);

        /** Whether tables that have come so far have lost something that was seen. */
        boolean isAheadOf(LastSeen tables) {
            return epoch > tables.epoch || epoch == tables.epoch && beats > tables.beats;
        }
    }

    /** Takes the tables over, whoever may have them. */
    public static Incarnation begin(Handle handle, Clock real, LastSeen lastSeen, Place place) {
        LastSeen tables = tables(handle);
        long before = tables.epoch();
        boolean unaccepted = handle.createQuery("select count(*) from incarnation where epoch = ? and restored")
                        .bind(0, before)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        boolean unclean = handle.createQuery("select count(*) from incarnation where epoch = ? and ended_at is null")
                        .bind(0, before)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        Incarnation incarnation = new Incarnation(
                RandomId.next(),
                Math.max(before, lastSeen.epoch()) + 1,
                unaccepted || lastSeen.isAheadOf(tables),
                unclean);
        handle.createUpdate("insert into incarnation (id, epoch, started_at, restored, home, session_name)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .bind(0, incarnation.id)
                .bind(1, incarnation.epoch)
                .bind(2, real.instant())
                .bind(3, incarnation.restored)
                .bind(4, place.home)
                .bind(5, place.sessionName)
                .execute();
        handle.createUpdate("insert into heartbeat (incarnation_id, beats, at) values (?, 0, current_timestamp)")
                .bind(0, incarnation.id)
                .execute();
        takeBuckets(handle, incarnation.epoch);
        if (incarnation.restored) {
            voidProposals(handle);
            doubt(handle, incarnation.epoch);
        }
        return incarnation;
    }

    /** How far the tables have come. */
    private static LastSeen tables(Handle handle) {
        return handle.createQuery(
                        "select i.epoch, coalesce(h.beats, 0) as beats from incarnation i left join heartbeat h on h.incarnation_id = i.id"
                                + " where i.epoch = (select max(epoch) from incarnation)")
                .map((row, context) -> new LastSeen(row.getLong("epoch"), row.getLong("beats")))
                .findOne()
                .orElse(LastSeen.NOTHING);
    }

    /** Whether what the tables say may be older than what happened, and nobody has looked yet. */
    public static boolean unaccepted(Handle handle) {
        return handle.createQuery("select count(*) from incarnation where restored")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** These tables lack what had been committed: later runs have to ask. */
    public static void putBack(Handle handle) {
        handle.createUpdate("update incarnation set restored = true where epoch = (select max(epoch) from incarnation)")
                .execute();
    }

    /** A person has looked at restored tables: later runs need not ask again. */
    public static void accepted(Handle handle) {
        handle.createUpdate("update incarnation set restored = false").execute();
    }

    /** Says that this run ended in order: nothing it read is suspect. */
    public void end(Store store, Clock real) {
        store.useTransaction(handle -> handle.createUpdate("update incarnation set ended_at = ? where id = ?")
                .bind(0, real.instant())
                .bind(1, id)
                .execute());
    }

    /** What one person has proposed before a restore, nobody may confirm after it. */
    private static void voidProposals(Handle handle) {
        handle.createUpdate("update proposal set voided = true").execute();
    }

    /**
     * What waited may have left since the backup was made, and so may what was parked: only the counterpart can say. Under which number
     * what is in doubt was sent last, and what was counted last, nobody knows any more. Nor which numbers of senders have come since.
     */
    private static void doubt(Handle handle, long epoch) {
        for (StateTable.Step step : StateTable.stepsOf(RequestEvent.RESTORED)) {
            handle.createUpdate("update request set state = ?, in_doubt = true, epoch = ? where state = ?")
                    .bind(0, step.to().name())
                    .bind(1, epoch)
                    .bind(2, step.from().name())
                    .execute();
        }
        for (RequestState state : List.of(
                RequestState.PARKED,
                RequestState.FOLLOWING,
                RequestState.JOINED,
                RequestState.AWAITING,
                RequestState.HELD_BACK)) {
            handle.createUpdate("update request set in_doubt = true where state = ?")
                    .bind(0, state.name())
                    .execute();
        }
        handle.createUpdate("update request set counted_number = null where counted_number is not null"
                        + " and open_until is not null and state <> ?")
                .bind(0, RequestState.SENT.name())
                .execute();
        handle.execute("update counter set known = false");
        handle.execute("update numbering set doubtful = true");
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
