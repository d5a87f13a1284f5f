package jp.sekisho.broker.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Vault;
import jp.sekisho.store.VaultFolder;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed file, as the broker uses it, and as a disk may leave it. */
class SealedFileTest {
    private static final String NAME = "17.msg";
    private static final byte[] FIRST = "the first piece".getBytes(US_ASCII);
    private static final byte[] SECOND = "the second, which is longer".getBytes(US_ASCII);

    private static final long WHOLE = FIRST.length + SECOND.length;

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();
    private SealedFileFactory files;

    @BeforeEach
    void makeFactory() {
        Vault vault = VaultFolder.open(directory.resolve("keys"), Secrets.in(directory.resolve("secrets")), "broker");
        Damages damages = new Damages(directory.resolve("damaged"), told::add);
        files = new SealedFileFactory(directory.toFile(), null, new FileSeal(vault, Spares.NONE, damages));
    }

    @Test
    void itIsReadFromAnyPlaceAsItWasWritten() throws Exception {
        byte[] all = written();

        for (int place = 0; place < all.length; place++) {
            assertThat(read(NAME, place)).isEqualTo(Arrays.copyOfRange(all, place, all.length));
        }
        assertThat(files.createSequentialFile(NAME).size()).isEqualTo(all.length);
    }

    @Test
    void nothingThatWasWrittenIsOnTheDisk() throws Exception {
        written();

        assertThat(new String(Files.readAllBytes(onDisk()), US_ASCII)).doesNotContain("piece", "second", "longer");
    }

    @Test
    void equalPiecesAreClosedDifferently() throws Exception {
        write(NAME, FIRST, FIRST);

        byte[] disk = Files.readAllBytes(onDisk());
        assertThat(Arrays.copyOfRange(disk, 0, disk.length / 2))
                .isNotEqualTo(Arrays.copyOfRange(disk, disk.length / 2, disk.length));
    }

    @Test
    void aChangedBitAnywhereIsFound() throws Exception {
        written();
        byte[] disk = Files.readAllBytes(onDisk());

        for (int bit = 0; bit < 8 * disk.length; bit++) {
            byte[] changed = disk.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(onDisk(), changed);

            assertThat(SealedFile.isDamaged(files.createSequentialFile(NAME), WHOLE))
                    .as("bit %d", bit)
                    .isTrue();
        }
    }

    @Test
    void aPieceThatDoesNotOpenIsAnErrorAndTheOneBeforeItIsRead() throws Exception {
        written();
        byte[] disk = Files.readAllBytes(onDisk());
        disk[disk.length - FrameHead.BYTES - 1] ^= 1;
        Files.write(onDisk(), disk);

        SequentialFile file = files.createSequentialFile(NAME);
        file.open();
        ByteBuffer first = ByteBuffer.allocate(FIRST.length);
        file.read(first);

        assertThat(first.array()).isEqualTo(FIRST);
        assertThatThrownBy(() -> file.read(ByteBuffer.allocate(1))).isInstanceOf(Frames.Damaged.class);
        file.close();
    }

    @Test
    void aPieceDoesNotOpenInAnotherFileOrAtAnotherPlace() throws Exception {
        write(NAME, FIRST, FIRST);
        byte[] disk = Files.readAllBytes(onDisk());
        Files.write(directory.resolve("18.msg"), disk);
        byte[] swapped = disk.clone();
        int half = disk.length / 2;
        System.arraycopy(disk, half, swapped, 0, half);
        System.arraycopy(disk, 0, swapped, half, half);
        Files.write(onDisk(), swapped);

        assertThat(SealedFile.isDamaged(files.createSequentialFile("18.msg"), 2L * FIRST.length))
                .isTrue();
        assertThat(SealedFile.isDamaged(files.createSequentialFile(NAME), WHOLE))
                .isTrue();
    }

    @Test
    void aTornEndIsNotThereAndTheNextPieceTakesItsPlace() throws Exception {
        written();
        byte[] disk = Files.readAllBytes(onDisk());
        for (int cut = 1; cut <= SECOND.length; cut++) {
            Files.write(onDisk(), Arrays.copyOf(disk, disk.length - cut));
            SequentialFile file = files.createSequentialFile(NAME);
            file.open();
            assertThat(file.size()).isEqualTo(FIRST.length);

            file.position(file.size());
            file.blockingWriteDirect(ByteBuffer.wrap(FIRST), true, false);
            file.close();

            assertThat(read(NAME, FIRST.length)).isEqualTo(FIRST);
            assertThat(SealedFile.isDamaged(file, file.size())).isFalse();
        }
    }

    @Test
    void nothingIsEverWrittenOverInPart() throws Exception {
        written();
        SequentialFile file = files.createSequentialFile(NAME);
        file.open();
        file.position(3);

        assertThatThrownBy(() -> file.blockingWriteDirect(ByteBuffer.wrap(FIRST), false, false))
                .isInstanceOf(IOException.class);

        file.close();
        assertThat(SealedFile.isDamaged(file, file.size())).isFalse();
    }

    private byte[] written() throws Exception {
        write(NAME, FIRST, SECOND);
        byte[] all = Arrays.copyOf(FIRST, FIRST.length + SECOND.length);
        System.arraycopy(SECOND, 0, all, FIRST.length, SECOND.length);
        return all;
    }

    private void write(String name, byte[]... pieces) throws Exception {
        SequentialFile file = files.createSequentialFile(name);
        file.open();
        for (byte[] piece : pieces) {
            file.position(file.size());
            file.blockingWriteDirect(ByteBuffer.wrap(piece), false, false);
        }
        file.close();
    }

    private byte[] read(String name, int place) throws Exception {
        SequentialFile file = files.createSequentialFile(name).cloneFile();
        file.open();
        file.position(place);
        ByteBuffer bytes = ByteBuffer.allocate(1_000);
        file.read(bytes);
        file.close();
        byte[] read = new byte[bytes.remaining()];
        bytes.get(read);
        return read;
    }

    private Path onDisk() {
        return directory.resolve(NAME);
    }
}
