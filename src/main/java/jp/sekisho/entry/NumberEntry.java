package jp.sekisho.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Remark;
import jp.sekisho.registry.AtenaLink;
import jp.sekisho.registry.LinkResult;
import jp.sekisho.registry.Offer;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Store;

/**
 * Enters the numbers that a business system has for persons.
 *
 * <p>The whole file is checked before anything is entered. It is entered in batches, a transaction each with its ledger rows: an
 * entry that was cut off is simply run again, and one that runs twice changes nothing. Nothing that the registry holds is changed: a
 * number that is another person's goes on the confirmation list. Thread safe.
 */
public final class NumberEntry {
    private static final int BATCH = 1_000;
    private static final String NUMBERS = "numbers";

    private final Store store;
    private final Registry registry;
    private final Ledger ledger;

    public NumberEntry(Store store, Registry registry, Ledger ledger) {
        this.store = store;
        this.registry = registry;
        this.ledger = ledger;
    }

    /**
     * How a file is entered.
     *
     * @param trial whether nothing is to be entered, and only said what would be
     * @param badRows whether the good rows are entered where some are bad
     * @param catalogue the version of the catalogue that the layout is of
     */
    public record Order(String system, boolean trial, boolean badRows, Remark remark, String catalogue) {}

    /**
     * Enters the file, or says what would come of it.
     *
     * @param progress hears how many bytes have been read, of twice the file's size
     */
    public EntryReport enter(NumberFile file, Order order, LongConsumer progress) {
        FileCheck check = new FileCheck(order.system());
        Meter meter = new Meter(progress);
        check.read(file, meter);
        boolean enters = !order.trial() && check.isWhole() && (order.badRows() || check.isClean());
        if (!enters && !check.isWhole()) {
            return check.report(Tally.NONE, false);
        }
        meter.again();
        Batches batches = new Batches(check, order, enters);
        if (!file.read(batches, meter)) {
            throw Finding.of(EntryError.FILE_CHANGED).asException();
        }
        batches.flush();
        return check.report(batches.tally, enters);
    }

    /** Adds up what is read in both readings. Mutable; owned by the thread that enters. */
    private static final class Meter implements LongConsumer {
        private final LongConsumer progress;
        private long before;
        private long now;

        Meter(LongConsumer progress) {
            this.progress = progress;
        }

        void again() {
            before = now;
        }

        @Override
        public void accept(long position) {
            now = before + position;
            progress.accept(now);
        }
    }

    /** Rows on their way into the tables. Mutable; owned by the thread that enters. */
    private final class Batches implements NumberFile.Rows {
        private final FileCheck check;
        private final Order order;
        private final boolean enters;
        private final List<Offer> batch = new ArrayList<>(BATCH);
        private Tally tally = Tally.NONE;

        Batches(FileCheck check, Order order, boolean enters) {
            this.check = check;
            this.order = order;
            this.enters = enters;
        }

        @Override
        public void good(long row, Offer offer, Finding place) {
            if (!check.isToEnter(row)) {
                return;
            }
            if (offer.refusal(order.system()).isPresent()) {
                throw Finding.of(EntryError.FILE_CHANGED).asException();
            }
            batch.add(offer);
            if (batch.size() == BATCH) {
                flush();
            }
        }

        @Override
        public void bad(long row, Finding why) {
            if (check.isToEnter(row)) {
                throw Finding.of(EntryError.FILE_CHANGED).asException();
            }
        }

        void flush() {
            if (!batch.isEmpty()) {
                tally = tally.and(enters ? entered(batch, order) : foreseen(batch, order));
                batch.clear();
            }
        }
    }

    private List<LinkResult> foreseen(List<Offer> offers, Order order) {
        return store.ask(handle -> registry.foreseen(handle, order.system(), offers));
    }

    private List<LinkResult> entered(List<Offer> offers, Order order) {
        return store.inTransaction(handle -> {
            List<String> persons = registry.assignAll(
                    handle, offers.stream().map(Offer::individualNumber).toList());
            List<AtenaLink> links = new ArrayList<>(offers.size());
            for (int i = 0; i < offers.size(); i++) {
                links.add(new AtenaLink(
                        persons.get(i), order.system(), offers.get(i).localNumber()));
            }
            List<LinkResult> results = registry.linkAll(handle, links);
            List<LedgerEntry> rows = new ArrayList<>(offers.size());
            for (int i = 0; i < offers.size(); i++) {
                if (results.get(i) != LinkResult.ALREADY) {
                    rows.add(row(persons.get(i), results.get(i), order));
                }
            }
            ledger.record(handle, rows);
            return results;
        });
    }

    private static LedgerEntry row(String person, LinkResult result, Order order) {
        boolean conflict = result == LinkResult.CONFLICT;
        return LedgerEntry.of(conflict ? LedgerEvent.NUMBER_DISPUTED : LedgerEvent.NUMBER_ENTERED)
                .by(order.system(), order.remark().by())
                .about(person)
                .through(NUMBERS, "")
                .ending(result.name(), "")
                .remarked(order.remark().reason())
                .under(order.catalogue())
                .entry();
    }
}
