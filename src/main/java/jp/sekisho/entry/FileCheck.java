package jp.sekisho.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongConsumer;
import jp.sekisho.error.Finding;
import jp.sekisho.registry.Offer;

/**
 * Reads a whole file of numbers before anything is entered, and knows of each row whether it may be: its numbers can be numbers, and no
 * other row gives one person's number to another. Holds 20 bytes a row. Used once, by one thread.
 */
final class FileCheck implements NumberFile.Rows {
    private final String system;
    private final MessageDigest digest;
    private final List<BadRow> bad = new ArrayList<>();
    private final BitSet refused = new BitSet();
    private final BitSet repeated = new BitSet();
    private long[] locals = new long[1 << 10];
    private long[] persons = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int good;
    private long rows;
    private boolean whole;

    FileCheck(String system) {
        this.system = system;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the file twice: once for its rows, once for the places of those that contradict each other, if any do. */
    void read(NumberFile file, LongConsumer progress) {
        whole = file.read(this, progress);
        BitSet contradicting = contradicting();
        if (!contradicting.isEmpty()) {
            file.read(new Contradictions(contradicting), position -> {});
        }
    }

    @Override
    public void good(long row, Offer offer, Finding place) {
        rows++;
        offer.refusal(system).ifPresentOrElse(why -> refuse(row, placed(why, place)), () -> keep(row, offer));
    }

    @Override
    public void bad(long row, Finding why) {
        rows++;
        refuse(row, why);
    }

    /** The refusal with the place of the row. */
    private static Finding placed(Finding why, Finding place) {
        return place.details().entrySet().stream()
                .reduce(why, (found, detail) -> found.with(detail.getKey(), detail.getValue()), (one, other) -> other);
    }

    private void refuse(long row, Finding why) {
        refused.set((int) row);
        if (bad.size() < EntryReport.MOST_SHOWN) {
            bad.add(new BadRow(row, why));
        }
    }

    private void keep(long row, Offer offer) {
        if (good == locals.length) {
            locals = Arrays.copyOf(locals, good * 2);
            persons = Arrays.copyOf(persons, good * 2);
            numbers = Arrays.copyOf(numbers, good * 2);
        }
        locals[good] = ByteBuffer.wrap(digest.digest(offer.plainLocalNumber().getBytes(StandardCharsets.UTF_8)))
                .getLong();
        persons[good] = Long.parseLong(offer.individualNumber());
        numbers[good++] = (int) row;
    }

    /** The rows whose number another row gives to another person; those that say what an earlier one says are marked as repeated. */
    private BitSet contradicting() {
        long[] sorted = Arrays.copyOf(locals, good);
        Arrays.sort(sorted);
        Twice twice = new Twice(sorted);
        BitSet contradicting = new BitSet();
        for (int i = 0; i < good; i++) {
            if (twice.has(locals[i])) {
                Twice.Seen first = twice.first(locals[i], numbers[i], persons[i]);
                if (first.row() != numbers[i] && first.person() == persons[i]) {
                    repeated.set(numbers[i]);
                } else if (first.row() != numbers[i]) {
                    contradicting.set(first.row());
                    contradicting.set(numbers[i]);
                    twice.disputed(locals[i]);
                }
            }
        }
        for (int i = 0; i < good; i++) {
            if (twice.isDisputed(locals[i])) {
                contradicting.set(numbers[i]);
            }
        }
        repeated.andNot(contradicting);
        return contradicting;
    }

    /** Names the places of rows that contradict each other. */
    private final class Contradictions implements NumberFile.Rows {
        private final BitSet contradicting;

        Contradictions(BitSet contradicting) {
            this.contradicting = contradicting;
        }

        @Override
        public void good(long row, Offer offer, Finding place) {
            if (contradicting.get((int) row)) {
                refuse(row, place);
            }
        }

        @Override
        public void bad(long row, Finding why) {
            // known from the first time
        }
    }

    /** Whether a row may be entered; one that says what an earlier one says need not be. */
    boolean isToEnter(long row) {
        return !refused.get((int) row) && !repeated.get((int) row);
    }

    boolean isWhole() {
        return whole;
    }

    boolean isClean() {
        return whole && refused.isEmpty();
    }

    /** The report of a file of which so much has become, or would become. */
    EntryReport report(Tally tally, boolean done) {
        List<BadRow> first = bad.stream()
                .sorted((one, other) -> Long.compare(one.row(), other.row()))
                .toList();
        return new EntryReport(
                rows,
                whole,
                tally.entered(),
                tally.already(),
                tally.conflicts(),
                repeated.cardinality(),
                refused.cardinality(),
                first,
                done);
    }
}
