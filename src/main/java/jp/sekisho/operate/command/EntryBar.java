package jp.sekisho.operate.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far an entry is, wherever it is done, by the bytes of its file in both readings. Asks by a thread of its own. */
final class EntryBar implements AutoCloseable {
    private static final long MEGABYTE = 1_000_000;
    private static final long KILOBYTE = 1_000;
    private static final long MANY = 10 * MEGABYTE;
    private static final int EACH_MILLIS = 250;
    private final Optional<ProgressBar> bar;
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "entry-bar");
        thread.setDaemon(true);
        return thread;
    });

    private EntryBar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    static EntryBar none() {
        return new EntryBar(Optional.empty());
    }

    static EntryBar over(Path file) {
        long size = 2 * file.toFile().length();
        boolean small = size < MANY;
        return new EntryBar(Optional.of(new ProgressBarBuilder()
                .setTaskName("enter")
                .setInitialMax(size)
                .setUnit(small ? " KB" : " MB", small ? KILOBYTE : MEGABYTE)
                .setUpdateIntervalMillis(EACH_MILLIS)
                .build()));
    }

    /** Shows how many bytes have been read, until it is closed. */
    void show(LongSupplier read) {
        bar.ifPresent(shown -> asking.scheduleWithFixedDelay(
                () -> shown.stepTo(read.getAsLong()), EACH_MILLIS, EACH_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        asking.shutdownNow();
        bar.ifPresent(ProgressBar::close);
    }
}
