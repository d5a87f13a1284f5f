package jp.sekisho.operate.jmx.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.OperatorAction;
import jp.sekisho.operate.jmx.Sampled;
import jp.sekisho.passage.legs.AsideOutcomes;
import jp.sekisho.passage.watch.Census;

/** Shows the outbox of a queue. Thread safe; the tables are read once a second. */
public final class OutcomesBean implements OutcomesMXBean {
    private static final int PAGE = 100;

    private final String queue;
    private final Clock real;
    private final AsideOutcomes aside;
    private final Caller caller;
    private final Sampled<Census.OutboxCount> count;

    /** @param dayBegan when the business day began, real time */
    public OutcomesBean(
            String queue, Census census, Clock real, Supplier<Instant> dayBegan, AsideOutcomes aside, Caller caller) {
        this.queue = queue;
        this.real = real;
        this.aside = aside;
        this.caller = caller;
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
    public List<String> getSetAside() {
        return aside.list(PAGE).stream()
                .map(each -> each.id() + "  " + each.reason() + "  " + each.at())
                .toList();
    }

    @Override
    public void putBack(String id, String reason) {
        OperatorAction.run(caller, reason, remark -> aside.putBack(id, remark));
    }

    @Override
    public void discard(String id, String reason) {
        OperatorAction.run(caller, reason, remark -> aside.discard(id, remark));
    }

    @Override
    public String getSummary() {
        return String.format(
                Locale.ROOT,
                "%s · to be handed over %,d, the oldest for %,d s · handed over today %,d · set aside %,d",
                queue,
                getUnmarked(),
                getOldestSeconds(),
                getHandedOverToday(),
                aside.count());
    }
}
