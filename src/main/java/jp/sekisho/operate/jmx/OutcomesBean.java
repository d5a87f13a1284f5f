package jp.sekisho.operate.jmx;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import jp.sekisho.passage.Census;

/** Shows the outbox of a queue. Thread safe; the tables are read once a second. */
public final class OutcomesBean implements OutcomesMXBean {
    private final String queue;
    private final Clock real;
    private final Sampled<Census.OutboxCount> count;

    /** @param dayBegan when the business day began, real time */
    public OutcomesBean(String queue, Census census, Clock real, Supplier<Instant> dayBegan) {
        this.queue = queue;
        this.real = real;
        this.count = new Sampled<>(() -> census.outbox(queue, dayBegan.get()), System::nanoTime);
    }

    @Override
    public long getUnmarked() {
        return count.get().unmarked();
    }

    @Override
    public long getOldestSeconds() {
        return count.get()
                .oldest()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, real.instant()).toSeconds()))
                .orElse(0L);
    }

    @Override
    public long getHandedOverToday() {
        return count.get().handedOver();
    }

    @Override
    public String getSummary() {
        return String.format(
                Locale.ROOT,
                "%s · to be handed over %,d, the oldest for %,d s · handed over today %,d",
                queue,
                getUnmarked(),
                getOldestSeconds(),
                getHandedOverToday());
    }
}
