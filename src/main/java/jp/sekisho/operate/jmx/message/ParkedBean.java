package jp.sekisho.operate.jmx.message;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.OperatorAction;
import jp.sekisho.operate.jmx.Sampled;
import jp.sekisho.operate.proposal.JointAct;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.dispatch.Parked;

/** Shows what waits for a person, and hands on what persons decide. Thread safe; the tables are read once a second. */
public final class ParkedBean implements ParkedMXBean {
    private static final String SETTLE = "Parked.settle";
    private static final String GIVE_UP = "Parked.giveUp";
    private static final String NOT_TAKEN = "Parked.sendAgainNotTaken";

    private final Parked parked;
    private final ProposalsBean proposals;
    private final Clock real;
    private final Caller caller;
    private final Sampled<Parked.Count> count;

    public ParkedBean(Parked parked, ProposalsBean proposals, Clock real, Caller caller) {
        this.parked = parked;
        this.proposals = proposals;
        this.real = real;
        this.caller = caller;
        this.count = new Sampled<>(parked::count, System::nanoTime);
    }

    @Override
    public int getCount() {
        return count.get().all();
    }

    @Override
    public Map<String, Integer> getByReason() {
        return new TreeMap<>(count.get().byReason());
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
    public String getSummary() {
        long count = getCount();
        return count == 0
                ? "parked 0"
                : String.format(
                        Locale.ROOT, "parked %,d %s · the oldest for %,d s", count, getByReason(), getOldestSeconds());
    }

    @Override
    public List<String> list(int most) {
        return parked.list(most).stream().flatMap(ParkedText::lines).toList();
    }

    @Override
    public List<String> explain(String request) {
        return parked.find(request).stream()
                .flatMap(waiting -> Stream.concat(ParkedText.lines(waiting), ParkedText.choices(waiting)))
                .toList();
    }

    @Override
    public String settle(String request, String evidence) {
        return proposals.propose(SETTLE, request, evidence);
    }

    @Override
    public void sendAgain(String request, String reason) {
        OperatorAction.run(caller, reason, remark -> parked.sendAgain(request, remark));
    }

    @Override
    public String sendAgainNotTaken(String request, String evidence) {
        return proposals.propose(NOT_TAKEN, request, evidence);
    }

    @Override
    public void withdraw(String request, String reason) {
        OperatorAction.run(caller, reason, remark -> parked.withdraw(request, remark));
    }

    @Override
    public String giveUp(String request, String reason) {
        return proposals.propose(GIVE_UP, request, reason);
    }

    /** The acts on what is parked that need two people. */
    public static List<JointAct> acts(Parked parked) {
        return List.of(
                new JointAct(
                        SETTLE,
                        (handle, request) -> parked.seen(handle, request, RequestEvent.SETTLED),
                        parked::settle),
                new JointAct(
                        NOT_TAKEN,
                        (handle, request) -> parked.seen(handle, request, RequestEvent.RELEASED),
                        parked::sendAgainNotTaken),
                new JointAct(
                        GIVE_UP,
                        (handle, request) -> parked.seen(handle, request, RequestEvent.GIVEN_UP),
                        parked::giveUp));
    }
}
