package jp.sekisho.assembly.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.passage.watch.Tenure;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process ends over tables that were put back, and the next one knows of it. */
class EndOfTenureTest {
    @TempDir
    Path folder;

    private final List<EndCause> ended = new ArrayList<>();
    private final Store store = TestDatabases.H2.fresh();
    private final Incarnation run = begin(LastSeen.NOTHING);

    @Test
    void thisMachineRemembersThatTheTablesWerePutBack() {
        EpochFile file = new EpochFile(folder.resolve("epoch"));

        end(file).lost(Tenure.Loss.PUT_BACK);

        assertThat(ended).containsExactly(EndCause.TABLES_PUT_BACK);
        assertThat(file.read()).isEqualTo(new LastSeen(run.epoch() + 1, 0));
    }

    @Test
    void aProcessWhoseDiskFailsEndsNevertheless() {
        EpochFile unwritable = new EpochFile(folder.resolve("gone").resolve("epoch"));

        end(unwritable).lost(Tenure.Loss.PUT_BACK);

        assertThat(ended).containsExactly(EndCause.TABLES_PUT_BACK);
        assertThat(begin(LastSeen.NOTHING).restored()).isTrue(); // by the mark in the tables
    }

    private EndOfTenure end(EpochFile file) {
        return new EndOfTenure(new Resignation(() -> {}, ended::add), file, run, store);
    }

    private Incarnation begin(LastSeen seen) {
        return new Succession(store, Clock.systemUTC(), "here", "none").begin(seen, true);
    }
}
