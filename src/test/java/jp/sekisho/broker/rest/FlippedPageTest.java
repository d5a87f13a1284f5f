package jp.sekisho.broker.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Vault;
import jp.sekisho.store.VaultFolder;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of pieces with spares, such as a page: whatever a disk does to it, each piece that is whole is read, once. */
class FlippedPageTest {
    private static final String NAME = "000000001.page";
    private static final int PIECE = 64;
    private static final int PIECES = 5;
    private static final String SPARE = "spare";
    private static final String LOST = "lost";

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();
    private SealedFileFactory files;
    private byte[] disk;

    /** Pieces of one length, of which the first bytes say which it is. */
    private static final class Numbered implements Spares {
        @Override
        public Piece with(byte[] piece) {
            return new Piece(piece, (SPARE + (char) piece[0]).getBytes(US_ASCII), Body.WITHIN);
        }

        @Override
        public void read(Body body) {
            // a piece has none
        }

        @Override
        public byte[] inPlace(byte[] spare, int length) {
            return Arrays.copyOf(spare, length);
        }

        @Override
        public byte[] inPlaceOf(Lost lost, byte @Nullable [] another) {
            ByteBuffer all = ByteBuffer.allocate(lost.length());
            for (int i = 0; i < lost.pieces() && all.remaining() >= PIECE; i++) {
                all.put(Arrays.copyOf(LOST.getBytes(US_ASCII), PIECE));
            }
            return all.array();
        }
    }

    @BeforeEach
    void write() throws Exception {
        Vault vault = VaultFolder.open(directory.resolve("keys"), Secrets.in(directory.resolve("secrets")), "broker");
        Damages damages = new Damages(directory.resolve("damaged"), told::add);
        files = new SealedFileFactory(directory.toFile(), null, new FileSeal(vault, new Numbered(), damages));
        SequentialFile file = files.createSequentialFile(NAME);
        file.open();
        for (int i = 0; i < PIECES; i++) {
            add(file, i);
        }
        file.close();
        disk = Files.readAllBytes(onDisk());
    }

    @Test
    void aChangedBitCostsOnePieceAtMostAndIsTold() throws Exception {
        for (int bit = 0; bit < 8 * disk.length; bit++) {
            byte[] changed = disk.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            List<String> read = readFrom(changed);

            assertThat(read).as("bit %d", bit).hasSize(PIECES);
            long spoiled = IntStream.range(0, PIECES)
                    .filter(i -> !read.get(i).equals(text(i)))
                    .peek(i -> assertThat(read.get(i)).isEqualTo(SPARE + (char) ('0' + i)))
                    .count();
            assertThat(spoiled).as("bit %d", bit).isLessThanOrEqualTo(1);
            assertThat(told).as("bit %d", bit).isNotEmpty();
        }
    }

    /** Frames are of one size here; a block of a disk covers any part of some of them. */
    @Test
    void aSpoiledStretchCostsThePiecesInItAndTheOthersKeepTheirPlaces() throws Exception {
        Random random = new Random(28);
        int frame = disk.length / PIECES;
        for (int round = 0; round < 300; round++) {
            int from = random.nextInt(disk.length);
            int to = Math.min(disk.length, from + 1 + random.nextInt(2 * frame));
            byte[] changed = disk.clone();
            byte[] noise = new byte[to - from];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, changed, from, noise.length);

            List<String> read = readFrom(changed);

            for (int i = 0; i < PIECES; i++) {
                boolean untouched = (i + 1) * frame <= from || to <= i * frame;
                if (untouched) {
                    assertThat(read.get(i)).as("%d to %d", from, to).isEqualTo(text(i));
                }
            }
            assertThat(told).as("%d to %d", from, to).isNotEmpty();
        }
    }

    @Test
    void aPieceThatIsCutOutIsToldAndTheOthersKeepTheirPlaces() throws Exception {
        int frame = disk.length / PIECES;
        byte[] changed = new byte[disk.length - frame];
        System.arraycopy(disk, 0, changed, 0, 2 * frame);
        System.arraycopy(disk, 3 * frame, changed, 2 * frame, 2 * frame);

        assertThat(readFrom(changed)).containsExactly(text(0), text(1), LOST, text(3), text(4));
        assertThat(told).isNotEmpty();
    }

    @Test
    void whatAKillHasCutOffIsNoDamageAndTheNextPieceTakesItsPlace() throws Exception {
        int frame = disk.length / PIECES;
        for (int length = disk.length - frame; length < disk.length; length++) {
            assertThat(readFrom(Arrays.copyOf(disk, length)))
                    .as("length %d", length)
                    .hasSize(PIECES - 1);
            addOne();
            assertThat(read()).hasSize(PIECES).endsWith(text(9));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aDamagedEndIsNotCutOffAndWhatIsWrittenAfterItIsRead() throws Exception {
        int frame = disk.length / PIECES;
        byte[] changed = disk.clone();
        Arrays.fill(changed, disk.length - frame, disk.length, (byte) 7);

        readFrom(changed);
        addOne();

        assertThat(Arrays.copyOf(Files.readAllBytes(onDisk()), disk.length)).isEqualTo(changed);
        assertThat(read()).startsWith(text(0), text(1), text(2), text(3), LOST).endsWith(text(9));
    }

    @Test
    void theFileIsKeptAsItWasFoundAndEachPlaceIsToldOnce() throws Exception {
        byte[] changed = disk.clone();
        changed[disk.length / 2] ^= 1;

        readFrom(changed);
        read();
        Damages again = new Damages(directory.resolve("damaged"), told::add);
        again.found(onDisk(), 2L * disk.length / PIECES);

        assertThat(told).containsExactly(directory.getFileName() + "." + NAME + ":" + 2 * disk.length / PIECES);
        assertThat(again.count()).isEqualTo(1);
        try (var kept = Files.list(directory.resolve("damaged"))) {
            assertThat(kept.filter(file -> file.toString().contains(NAME)))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readAllBytes(file)).isEqualTo(changed));
        }
    }

    private void addOne() throws Exception {
        SequentialFile file = files.createSequentialFile(NAME);
        file.open();
        add(file, 9);
        file.close();
    }

    private static void add(SequentialFile file, int number) throws Exception {
        file.position(file.size());
        file.blockingWriteDirect(ByteBuffer.wrap(piece(number)), false, false);
    }

    private static byte[] piece(int number) {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) ('0' + number));
        return piece;
    }

    private static String text(int number) {
        return new String(piece(number), US_ASCII);
    }

    private List<String> readFrom(byte[] changed) throws Exception {
        Files.write(onDisk(), changed);
        told.clear();
        forget();
        return read();
    }

    /** Else a place that was told before is not told again. */
    private void forget() throws Exception {
        Path kept = directory.resolve("damaged");
        if (Files.exists(kept)) {
            try (var all = Files.list(kept)) {
                for (Path file : all.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(kept);
        }
    }

    private List<String> read() throws Exception {
        SequentialFile file = files.createSequentialFile(NAME);
        file.open();
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        file.position(0);
        file.read(bytes);
        file.close();
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at + PIECE <= bytes.limit(); at += PIECE) {
            String text = new String(bytes.array(), at, PIECE, US_ASCII).replace("\0", "");
            if (!text.isEmpty()) {
                pieces.add(text);
            }
        }
        return pieces;
    }

    private Path onDisk() {
        return directory.resolve(NAME);
    }
}
