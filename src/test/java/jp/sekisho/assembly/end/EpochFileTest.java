package jp.sekisho.assembly.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far the tables have come is remembered outside of them. */
class EpochFileTest {
    @TempDir
    Path folder;

    @Test
    void nothingWasSeenBeforeTheFirstStart() {
        assertThat(file().read()).isEqualTo(LastSeen.NOTHING);
    }

    @Test
    void everyTenthBeatOfARunIsWrittenDown() {
        Store store = TestDatabases.H2.fresh();
        Incarnation run = new Succession(store, Clock.systemUTC(), "here", "none").begin(LastSeen.NOTHING, false);
        EndOfTenure end = new EndOfTenure(new Resignation(() -> {}, cause -> {}), file(), run, store);

        for (long beats = 1; beats <= 39; beats++) {
            end.beaten(beats);
        }

        assertThat(file().read()).isEqualTo(new LastSeen(run.epoch(), 30));
    }

    @Test
    void nobodyElseMayReadItEvenIfACrashHasLeftADraftThatAllMay() throws IOException {
        Files.createFile(
                folder.resolve("epoch.next"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));

        file().write(new LastSeen(7, 30));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("epoch"))))
                .isEqualTo("rw-------");
        assertThat(file().read()).isEqualTo(new LastSeen(7, 30));
    }

    private EpochFile file() {
        return new EpochFile(folder.resolve("epoch"));
    }
}
