package jp.sekisho.assembly.end;

import jp.sekisho.error.Faults;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.watch.Tenure;
import jp.sekisho.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when it has lost the tables.
 *
 * <p>If the tables were put back to an older state, the next gateway must hold every link. The epoch file tells this to a
 * gateway on this machine, a mark in the tables to a standby on another one. The process ends because its memory no longer
 * agrees with the tables; a new process reads them afresh.
 */
public record EndOfTenure(Resignation resignation, EpochFile seen, Incarnation incarnation, Store store)
        implements Tenure.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(EndOfTenure.class);

    /** So often, in beats of a second, this machine writes down how far the tables have come. */
    private static final int REMEMBERED_EVERY = 10;

    @Override
    public void beaten(long beats) {
        if (beats % REMEMBERED_EVERY != 0) {
            return;
        }
        remember(new LastSeen(incarnation.epoch(), beats));
    }

    @Override
    public void lost(Tenure.Loss loss) {
        switch (loss) {
            case SUPERSEDED ->
                resignation.because(
                        EndCause.SUPERSEDED, "Another gateway has taken over its tables; that one goes on with them.");
            case UNREACHABLE ->
                resignation.because(EndCause.TABLES_LOST, "The database in its file does not answer any more.");
            case PUT_BACK -> endOverOlderTables();
        }
    }

    /** Whatever becomes of the notes for the next gateway: this one must not go on. */
    private void endOverOlderTables() {
        try {
            remember(new LastSeen(incarnation.epoch() + 1, 0));
            markTables();
        } finally {
            resignation.because(
                    EndCause.TABLES_PUT_BACK,
                    "The database lacks what was committed to it; the next start holds every link until reconciliation.");
        }
    }

    private void remember(LastSeen how) {
        try {
            seen.write(how);
        } catch (RuntimeException e) {
            LOG.warn("How far the tables have come could not be written down. fault={}", Faults.name(e));
        }
    }

    private void markTables() {
        try {
            Tenure.markPutBack(store);
        } catch (RuntimeException e) {
            LOG.warn("The tables could not be marked as put back. fault={}", Faults.name(e));
        }
    }
}
