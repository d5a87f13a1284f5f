package jp.sekisho.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/**
 * The records of one message while they are read: a bad one does not keep the next from being read, so that all that are
 * bad are named together. Where a record does not end as it should, nobody knows where the next begins. Mutable; owned by
 * the thread that reads.
 */
final class RecordsRead {
    private static final Set<ErrorCode> SHIFTS = Set.of(LayoutError.WRONG_LENGTH, LayoutError.WRONG_SEPARATOR);

    private final List<Record> good = new ArrayList<>();
    private final List<Finding> bad = new ArrayList<>();

    /** Reads the next record, given the number of its line from 1. */
    void read(IntFunction<Record> reading) {
        try {
            good.add(reading.apply(good.size() + bad.size() + 1));
        } catch (SekishoException e) {
            bad.add(e.finding());
            if (SHIFTS.contains(e.code())) {
                throw new SekishoException(bad);
            }
        }
    }

    /** All of them, at least one. */
    List<Record> all(Head head) {
        if (!bad.isEmpty()) {
            throw new SekishoException(bad);
        }
        if (good.isEmpty()) {
            throw Finding.of(LayoutError.NO_RECORDS, "layout", head.id()).asException();
        }
        return List.copyOf(good);
    }
}
