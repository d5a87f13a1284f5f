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
import jp.sekisho.operate.proposal.JointAct;
import jp.sekisho.passage.legs.AsideOutcomes;
import jp.sekisho.passage.watch.Census;

/** Shows the outbox of a queue. Thread safe; the tables are read once a second. */
public final class OutcomesBean implements OutcomesMXBean {
    private static final String DISCARD = "Outcomes.discard";
    private static final int PAGE = 100;

    private final String queue;
    private final Clock real;
    private final AsideOutcomes aside;
    private final ProposalsBean proposals;
    private final Caller caller;
    private final Sampled<Census.OutboxCount> count;

    /**
     * What is decided about outcomes.
     *
     * @param aside those that were set aside
     */
    public record Decisions(AsideOutcomes aside, ProposalsBean proposals, Caller caller) {}

    /** @param dayBegan when the business day began, real time */
    public OutcomesBean(String queue, Census census, Clock real, Supplier<Instant> dayBegan, Decisions decisions) {
        this.queue = queue;
        this.real = real;
        this.aside = decisions.aside;
        this.proposals = decisions.proposals;
        this.caller = decisions.caller;
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
    public String discard(String id, String reason) {
        return OperatorAction.call(caller, reason, remark -> {
            aside.requireHeld(id);
            return proposals.propose(DISCARD, id, reason);
        });
    }

    /** The act on outcomes that needs two people, whichever queue they are for. @param queues those that there are now */
    public static JointAct act(Supplier<List<AsideOutcomes>> queues) {
        return new JointAct(
                DISCARD,
                (handle, id) -> queues.get().stream()
                        .flatMap(aside -> aside.seen(handle, id).stream())
                        .findFirst(),
                (handle, id, by) -> {
                    queues.get().stream()
                            .filter(aside -> aside.seen(handle, id).isPresent())
                            .forEach(aside -> aside.discard(handle, id, by));
                    return () -> {};
                });
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
