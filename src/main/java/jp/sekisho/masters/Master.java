package jp.sekisho.masters;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of the permit list, as it is distributed. Immutable.
 *
 * @param version each is one more than the one before
 * @param from the day from which it is in force
 */
record Master(int version, LocalDate from, List<MasterRow> rows) {
    Master {
        rows = List.copyOf(rows);
    }
}
