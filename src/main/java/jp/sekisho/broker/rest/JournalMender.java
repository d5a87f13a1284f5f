package jp.sekisho.broker.rest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the journal before the broker loads it, tells what is damaged there, and puts right what can be: each
 * {@link JournalFile} by itself, then what only all of them together tell, the ends of transactions and deletions. A file that
 * is as it was written is only read.
 *
 * <p>Used by one thread, once.
 */
final class JournalMender {
    private final RecordHead.Form heads;
    private final Damages damages;
    private final Map<Long, Place> messages = new HashMap<>();
    private final Map<Long, Map<Path, Integer>> transactions = new HashMap<>();
    private final Map<Long, Uses> uses = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private final Set<Long> written = new HashSet<>();
    private final Set<Long> deleted = new HashSet<>();
    private final List<Place> commits = new ArrayList<>();
    private final List<Place> deletions = new ArrayList<>();
    private long highest;

    /** A record, and where it lies. */
    private record Place(Path file, int use, JournalFrame frame) {}

    /** In how many queues a message was put, and from how many it was taken, for the last time in that file. */
    private record Uses(int put, int taken, @Nullable Place lastTaken) {}

    JournalMender(RecordHead.Form heads, Damages damages) {
        this.heads = heads;
        this.damages = damages;
    }

    /** @param extension of the journal's files; those that the compactor has written and not renamed yet have more behind it */
    void mend(Path folder, String extension) throws IOException {
        List<Path> doubtful = new ArrayList<>();
        for (Path file : files(folder, "." + extension)) {
            JournalFile journal = read(file);
            if (journal.isNumberInDoubt()) {
                doubtful.add(file);
            } else {
                mend(file, journal, false);
            }
        }
        for (Path file : doubtful) {
            JournalFile journal = read(file);
            mend(file, journal, journal.highestOfFirst() > highest);
        }
        mendCommits();
        mendDeletions();
    }

    /** A message that could not be opened: its place is told. */
    void damaged(long message) {
        Place place = messages.get(message);
        if (place != null) {
            damages.found(place.file, "." + place.use, place.frame.at());
        }
    }

    private static List<Path> files(Path folder, String extension) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().contains(extension) && isWhole(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isWhole(Path file) {
        long size = file.toFile().length();
        return size > JournalImpl.SIZE_HEADER && size <= Integer.MAX_VALUE / Byte.SIZE;
    }

    private JournalFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int use = ByteBuffer.wrap(bytes).getInt(JournalImpl.SIZE_HEADER - Integer.BYTES);
        return new JournalFile(bytes, heads, at -> damages.found(file, "." + use, at));
    }

    private void mend(Path file, JournalFile journal, boolean isFirstsNumber) throws IOException {
        journal.mend(isFirstsNumber);
        if (journal.isChanged()) {
            write(file, 0, ByteBuffer.wrap(journal.bytes()));
        }
        journal.frames().forEach(frame -> count(new Place(file, journal.number(), frame)));
    }

    private void count(Place place) {
        JournalFrame frame = place.frame;
        highest = Math.max(highest, frame.id());
        switch (frame.kind()) {
            case JournalImpl.COMMIT_RECORD -> commits.add(place);
            case JournalImpl.DELETE_RECORD -> deletions.add(place);
            default -> countUse(place);
        }
        if (frame.isEnd()) {
            ended.add(frame.transaction());
        } else if (frame.isTransactional()) {
            transactions
                    .computeIfAbsent(frame.transaction(), transaction -> new HashMap<>())
                    .merge(place.file, 1, Integer::sum);
        }
        if (frame.kind() == JournalImpl.DELETE_RECORD || frame.kind() == JournalImpl.DELETE_RECORD_TX) {
            deleted.add(frame.id());
        }
    }

    private void countUse(Place place) {
        JournalFrame frame = place.frame;
        if (!frame.hasContent()) {
            return;
        }
        written.add(frame.id());
        if (MessageSeal.holdsMessage(frame.type())) {
            messages.put(frame.id(), place);
        } else if (frame.type() == JournalRecordIds.ADD_REF) {
            uses.merge(
                    frame.id(),
                    new Uses(1, 0, null),
                    (before, one) -> new Uses(before.put + 1, before.taken, before.lastTaken));
        } else if (frame.type() == JournalRecordIds.ACKNOWLEDGE_REF) {
            uses.merge(
                    frame.id(), new Uses(0, 1, place), (before, one) -> new Uses(before.put, before.taken + 1, place));
        }
    }

    /** The broker takes a transaction for broken whose end has another number, or tells another number of records. */
    private void mendCommits() throws IOException {
        for (Place commit : commits) {
            JournalFrame frame = commit.frame;
            Map<Path, Integer> records = transactions.get(frame.transaction());
            if (records == null) {
                List<Long> others = transactions.keySet().stream()
                        .filter(other -> Long.bitCount(other ^ frame.transaction()) == 1 && !ended.contains(other))
                        .toList();
                if (others.size() != 1) {
                    continue; // what it ended is older than the journal
                }
                mend(commit, frame.numberAt(), number(others.get(0)));
                records = transactions.getOrDefault(others.get(0), Map.of());
            }
            int count = records.getOrDefault(commit.file, 0);
            if (count != frame.length()) {
                mend(commit, frame.countAt(), ByteBuffer.allocate(Integer.BYTES).putInt(0, count));
            }
        }
    }

    /**
     * No message is deleted that lies in a queue, or is nowhere: where another was taken from its queues just before and is not
     * deleted, that one was meant.
     */
    private void mendDeletions() throws IOException {
        for (Place deletion : deletions) {
            Uses named = uses.get(deletion.frame.id());
            if (named == null ? written.contains(deletion.frame.id()) : named.put <= named.taken) {
                continue;
            }
            List<Long> meant = new ArrayList<>();
            for (int bit = 0; bit < Long.SIZE; bit++) {
                long other = deletion.frame.id() ^ 1L << bit;
                if (!deleted.contains(other) && wasTakenBefore(uses.get(other), deletion)) {
                    meant.add(other);
                }
            }
            if (meant.size() == 1) {
                mend(deletion, deletion.frame.numberAt(), number(meant.get(0)));
            }
        }
    }

    private static boolean wasTakenBefore(@Nullable Uses uses, Place deletion) {
        return uses != null
                && uses.put > 0
                && uses.put <= uses.taken
                && uses.lastTaken != null
                && uses.lastTaken.file.equals(deletion.file)
                && uses.lastTaken.frame.at() < deletion.frame.at();
    }

    private static ByteBuffer number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, number);
    }

    private void mend(Place place, int at, ByteBuffer bytes) throws IOException {
        damages.found(place.file, "." + place.use, place.frame.at());
        write(place.file, at, bytes);
    }

    private static void write(Path file, long at, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long to = at; bytes.hasRemaining(); ) {
                to += channel.write(bytes, to);
            }
            channel.force(true);
        }
    }
}
