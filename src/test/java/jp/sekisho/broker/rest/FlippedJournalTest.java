package jp.sekisho.broker.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds.ACKNOWLEDGE_REF;
import static org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds.ADD_MESSAGE_PROTOCOL;
import static org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds.ADD_REF;
import static org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds.DUPLICATE_ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Vault;
import jp.sekisho.store.VaultFolder;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.message.impl.CoreMessagePersister;
import org.apache.activemq.artemis.utils.actors.OrderedExecutorFactory;
import org.apache.activemq.artemis.utils.collections.SparseArrayLinkedList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose disk has changed something: what is loaded from it is what was written, and what was changed is told. */
class FlippedJournalTest {
    private static final int FILE = 8 * 1024;
    private static final int HEADER = 16;
    private static final long QUEUE = 7;
    private static final long DELETED = 102;
    private static final long TRANSACTION = 103;
    private static final int LAST = 18;
    private static final int COMPACTED = 5;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> told = new ArrayList<>();
    private Vault vault;
    private Path journal;
    private byte[] disk;
    private List<String> written;
    private int end;

    @BeforeEach
    void write() throws Exception {
        vault = VaultFolder.open(directory.resolve("keys"), Secrets.in(directory.resolve("secrets")), "broker");
        journal = directory.resolve("journal");
        Files.createDirectories(journal);
        SealedJournal all = started();
        load(all);
        add(all, 101);
        add(all, DELETED);
        CoreMessage message = message(104);
        all.appendAddRecordTransactional(
                TRANSACTION, 104, ADD_MESSAGE_PROTOCOL, CoreMessagePersister.getInstance(), message);
        all.appendUpdateRecordTransactional(TRANSACTION, 104, ADD_REF, queue());
        all.appendCommitRecord(TRANSACTION, true);
        all.appendAddRecord(105, DUPLICATE_ID, "some id".getBytes(US_ASCII), true);
        all.appendUpdateRecord(DELETED, ACKNOWLEDGE_REF, queue(), true);
        all.appendDeleteRecord(DELETED, true);
        all.stop();
        disk = Files.readAllBytes(file());
        end = disk.length;
        while (disk[end - 1] == 0) {
            end--;
        }
        written = loaded();
        assertThat(told).isEmpty();
        assertThat(written).hasSize(5);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aChangedBitChangesNothingButTheOneMessageAndIsTold() throws Exception {
        Random random = new Random(28);
        for (int at = 0; at < end; at++) {
            int bit = random.nextInt(8);
            byte[] changed = disk.clone();
            changed[at] ^= (byte) (1 << bit);

            List<String> read = loadedFrom(changed);

            String where = "byte " + at + " bit " + bit;
            assertThat(names(read)).as(where).isEqualTo(names(written));
            assertThat(read.stream().filter(record -> !written.contains(record)))
                    .as(where)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(record -> record.contains(" " + ADD_MESSAGE_PROTOCOL + " "));
            if (!isOfNoUse(at)) {
                assertThat(told).as(where).isNotEmpty();
            }
        }
    }

    @Test
    void aSpoiledStretchCostsWhatLiesInItAndIsTold() throws Exception {
        Random random = new Random(28);
        for (int round = 0; round < 60; round++) {
            int from = HEADER + random.nextInt(end - HEADER - 1);
            byte[] changed = disk.clone();
            byte[] noise = new byte[Math.min(end - 4 - from, 1 + random.nextInt(40))];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, changed, from, Math.max(0, noise.length));

            loadedFrom(changed);

            if (!Arrays.equals(changed, disk) && !isOfNoUse(from) && from + noise.length < end - LAST) {
                assertThat(told).as("from %d to %d", from, from + noise.length).isNotEmpty();
            }
        }
    }

    @Test
    void aMessageThatIsGoneGetsAStandInThatStays() throws Exception {
        byte[] changed = disk.clone();
        JournalFrame first = JournalFrame.at(disk, HEADER);
        Arrays.fill(changed, HEADER, first.end(), (byte) 0);

        List<String> read = loadedFrom(changed);

        assertThat(names(read)).containsExactlyInAnyOrderElementsOf(names(written));
        assertThat(told).anyMatch(place -> place.contains("message-101"));
        assertThat(names(loaded()).stream().distinct())
                .containsExactlyInAnyOrderElementsOf(
                        names(written).stream().distinct().toList());
    }

    @Test
    void whatAKillHasCutOffIsNoDamage() throws Exception {
        List<Integer> ends = new ArrayList<>();
        for (JournalFrame frame = JournalFrame.at(disk, HEADER);
                frame != null && frame.file() != 0;
                frame = JournalFrame.at(disk, frame.end())) {
            ends.add(frame.end());
        }
        for (int length = HEADER; length < end; length += 3) {
            byte[] cut = Arrays.copyOf(Arrays.copyOf(disk, length), disk.length);

            List<String> read = loadedFrom(cut);

            assertThat(told).as("length %d of %s", length, ends).isEmpty();
            assertThat(read)
                    .filteredOn(record -> !record.startsWith(DELETED + " "))
                    .isSubsetOf(written);
        }
    }

    @Test
    void recordsOfAnEarlierUseOfTheFileStayWhatTheyAre() throws Exception {
        byte[] used = disk.clone();
        ByteBuffer header = ByteBuffer.wrap(used);
        long number = header.getLong(8);
        header.putLong(8, number + 6); // as the broker does when it takes a file again

        assertThat(loadedFrom(used)).isEmpty();
        assertThat(told).isEmpty();
    }

    /** How often a record was compacted, and what is closed of a message that was deleted: nobody reads them. */
    private boolean isOfNoUse(int at) {
        JournalFrame frame = JournalFrame.at(disk, HEADER);
        while (frame != null && frame.end() <= at) {
            frame = JournalFrame.at(disk, frame.end());
        }
        if (frame == null || at < HEADER) {
            return false;
        }
        int closed = frame.content() + RecordHead.BYTES + MessageSeal.IN_THE_CLEAR;
        return at == frame.at() + COMPACTED
                || frame.id() == DELETED
                        && frame.type() == ADD_MESSAGE_PROTOCOL
                        && at >= closed
                        && at < frame.content() + frame.length();
    }

    private static void add(SealedJournal all, long id) throws Exception {
        all.appendAddRecord(id, ADD_MESSAGE_PROTOCOL, CoreMessagePersister.getInstance(), message(id), true);
        all.appendUpdateRecord(id, ADD_REF, queue(), true);
    }

    private static CoreMessage message(long id) {
        CoreMessage message = new CoreMessage(id, 64);
        message.setAddress("in.a");
        message.getBodyBuffer().writeString("message " + id);
        return message;
    }

    private static byte[] queue() {
        return ByteBuffer.allocate(Long.BYTES).putLong(QUEUE).array();
    }

    private static List<String> names(List<String> records) {
        return records.stream()
                .map(record -> record.substring(0, record.lastIndexOf(' ')))
                .sorted()
                .toList();
    }

    private List<String> loadedFrom(byte[] changed) throws Exception {
        try (Stream<Path> all = Stream.concat(Files.list(journal), kept())) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(directory.resolve("damaged"));
        Files.write(journal.resolve("activemq-data-1.amq"), changed);
        told.clear();
        return loaded();
    }

    private Stream<Path> kept() throws Exception {
        Path kept = directory.resolve("damaged");
        return Files.exists(kept) ? Files.list(kept) : Stream.of();
    }

    private List<String> loaded() throws Exception {
        SealedJournal all = started();
        try {
            return load(all);
        } finally {
            all.stop();
        }
    }

    private static List<String> load(SealedJournal all) throws Exception {
        SparseArrayLinkedList<RecordInfo> committed = new SparseArrayLinkedList<>();
        List<PreparedTransactionInfo> prepared = new ArrayList<>();
        all.load(committed, prepared, (transaction, records, deleted) -> {}, true);
        List<String> records = new ArrayList<>();
        committed.clear(record -> records.add(
                record.id + " " + record.userRecordType + " " + record.isUpdate + " " + Arrays.hashCode(record.data)));
        return records;
    }

    private SealedJournal started() throws Exception {
        Configuration configuration =
                new ConfigurationImpl().setJournalMinFiles(2).setJournalPoolFiles(2);
        NIOSequentialFileFactory files = new NIOSequentialFileFactory(journal.toFile(), 1);
        SealedJournal all = new SealedJournal(
                new SealedJournal.Place(
                        configuration, new OrderedExecutorFactory(threads), files, FILE, (fault, message, file) -> {}),
                new RecordHead.Form(vault),
                new Bodies(message -> {
                    throw new IllegalStateException("no body lies apart");
                }),
                new Damages(directory.resolve("damaged"), told::add));
        all.start();
        return all;
    }

    private Path file() throws Exception {
        return journal.resolve("activemq-data-1.amq");
    }
}
