package jp.sekisho.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import org.jdbi.v3.core.Handle;

/**
 * Reads the whole ledger and follows every chain. Finds a changed row, a row taken out or put in, and an end that was
 * cut off. Changes nothing; memory does not grow with the ledger. A
 * gateway may go on writing meanwhile.
 */
public final class LedgerVerifier {
    private static final int FETCH_ROWS = 500;

    private long rows;
    private final List<Finding> findings = new ArrayList<>();

    private LedgerVerifier() {}

    public static LedgerReport verify(Handle handle) {
        LedgerVerifier verifier = new LedgerVerifier();
        List<Bucket> buckets = handle.createQuery("select bucket, ledger_seq, ledger_hash from bucket order by bucket")
                .map((row, context) ->
                        new Bucket(row.getInt("bucket"), row.getLong("ledger_seq"), row.getBytes("ledger_hash")))
                .list();
        buckets.forEach(bucket -> verifier.follow(handle, bucket));
        return new LedgerReport(verifier.rows, verifier.findings);
    }

    private record Bucket(int number, long lastSeq, byte[] lastHash) {}

    private void follow(Handle handle, Bucket bucket) {
        byte[] hash = Chain.start();
        byte[] hashAtHead = Chain.start();
        long seq = 0;
        try (Stream<LedgerRows.Found> stream = rows(handle, bucket)) {
            for (Iterator<LedgerRows.Found> each = stream.iterator(); each.hasNext(); ) {
                LedgerRows.Found row = each.next();
                rows++;
                check(row, hash, seq + 1);
                seq = row.seq();
                hash = row.hash();
                hashAtHead = seq <= bucket.lastSeq ? hash : hashAtHead;
            }
        }
        if (seq < bucket.lastSeq) {
            found(LedgerError.CUT, bucket.number, bucket.lastSeq);
        } else if (!MessageDigest.isEqual(hashAtHead, bucket.lastHash)) {
            found(LedgerError.BROKEN, bucket.number, bucket.lastSeq);
        } else if (seq > bucket.lastSeq && seq > lastSeqNow(handle, bucket)) {
            found(LedgerError.BROKEN, bucket.number, seq);
        }
    }

    /** Rows may have been written since the head was read; none may lie beyond where the head is by now. */
    private static long lastSeqNow(Handle handle, Bucket bucket) {
        return handle.createQuery("select ledger_seq from bucket where bucket = ?")
                .bind(0, bucket.number)
                .mapTo(Long.class)
                .one();
    }

    private static Stream<LedgerRows.Found> rows(Handle handle, Bucket bucket) {
        return handle
                .createQuery("select " + LedgerRows.COLUMNS + " from ledger where bucket = ? order by seq")
                .setFetchSize(FETCH_ROWS)
                .bind(0, bucket.number)
                .map((row, context) -> LedgerRows.read(row))
                .stream();
    }

    private void check(LedgerRows.Found row, byte[] previous, long expectedSeq) {
        if (row.seq() != expectedSeq) {
            found(LedgerError.GAP, row.bucket(), expectedSeq);
        }
        if (!row.unchanged()) {
            found(LedgerError.CHANGED, row.bucket(), row.seq());
        }
        byte[] hash = Chain.next(previous, row.bucket(), row.seq(), row.commitment());
        if (row.seq() == expectedSeq && !MessageDigest.isEqual(hash, row.hash())) {
            found(LedgerError.BROKEN, row.bucket(), row.seq());
        }
    }

    private void found(LedgerError error, int bucket, long seq) {
        findings.add(Finding.of(error, "bucket", bucket, "seq", seq));
    }
}
