package jp.sekisho.operate.command.convert;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.convert.file.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far a conversion is, by bytes, with its rate in records and the time that is left. Owned by the thread that converts. */
final class ConversionBar implements Consumer<Progress>, AutoCloseable {
    private static final long MEGABYTE = 1_000_000;
    private static final long KILOBYTE = 1_000;
    private static final long MANY = 10 * MEGABYTE;
    private final Optional<ProgressBar> bar;
    private final long started = System.nanoTime();

    private ConversionBar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    static ConversionBar none() {
        return new ConversionBar(Optional.empty());
    }

    /** @param size in bytes; -1 if it is not known */
    static ConversionBar over(long size) {
        boolean small = size >= 0 && size < MANY;
        return new ConversionBar(Optional.of(new ProgressBarBuilder()
                .setTaskName("convert")
                .setInitialMax(size)
                .setUnit(small ? " KB" : " MB", small ? KILOBYTE : MEGABYTE)
                .setUpdateIntervalMillis(250)
                .build()));
    }

    @Override
    public void accept(Progress progress) {
        bar.ifPresent(shown -> {
            shown.stepTo(progress.bytes());
            double seconds = (System.nanoTime() - started) / 1e9;
            shown.setExtraMessage(String.format(Locale.ROOT, " %,.0f records/s", progress.records() / seconds));
        });
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
