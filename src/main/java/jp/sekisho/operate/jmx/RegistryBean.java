package jp.sekisho.operate.jmx;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.entry.EntryError;
import jp.sekisho.entry.NumberEntry;
import jp.sekisho.entry.NumberFile;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.Remark;

/** Enters numbers into the registry, one file at a time. Thread safe. */
public final class RegistryBean implements RegistryMXBean {
    private static final String DRY_RUN = "dry run";

    private final NumberEntry entry;
    private final Supplier<Catalogue> catalogue;
    private final Supplier<LocalDate> today;
    private final Supplier<String> caller;
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final AtomicLong bytesRead = new AtomicLong();

    /** @param today the business date: the layout's version is that of the day */
    public RegistryBean(
            NumberEntry entry, Supplier<Catalogue> catalogue, Supplier<LocalDate> today, Supplier<String> caller) {
        this.entry = entry;
        this.catalogue = catalogue;
        this.today = today;
        this.caller = caller;
    }

    @Override
    public EntryState enter(String file, String layout, String system, boolean badRows, String reason) {
        return OperatorAction.call(
                caller.get(), reason, remark -> alone(file, layout, new Wish(system, false, badRows, remark)));
    }

    @Override
    public EntryState dryRun(String file, String layout, String system) {
        return OperatorAction.call(
                caller.get(), DRY_RUN, remark -> alone(file, layout, new Wish(system, true, false, remark)));
    }

    private EntryState alone(String file, String layout, Wish wish) {
        if (!atWork.compareAndSet(false, true)) {
            throw Finding.of(EntryError.AT_WORK).asException();
        }
        try {
            return enter(Path.of(file), layout, wish);
        } finally {
            bytesRead.set(0);
            atWork.set(false);
        }
    }

    /** What is asked for besides the file. */
    private record Wish(String system, boolean trial, boolean badRows, Remark remark) {}

    private EntryState enter(Path file, String layout, Wish wish) {
        Catalogue current = catalogue.get();
        LocalDate on = today.get();
        if (current.system(wish.system()).isEmpty()) {
            throw Finding.of(EntryError.NO_SYSTEM, "system", wish.system()).asException();
        }
        Layout found = current.layout(layout, on)
                .orElseThrow(() -> Finding.of(EntryError.NO_LAYOUT, "layout", layout, "on", on)
                        .asException());
        NumberEntry.Order order =
                new NumberEntry.Order(wish.system(), wish.trial(), wish.badRows(), wish.remark(), current.version());
        return EntryState.of(entry.enter(NumberFile.of(file, found), order, bytesRead::set));
    }

    @Override
    public long getBytesRead() {
        return bytesRead.get();
    }
}
