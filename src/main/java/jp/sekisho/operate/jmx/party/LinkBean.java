package jp.sekisho.operate.jmx.party;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.OperatorAction;
import jp.sekisho.operate.jmx.ShownTime;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.dispatch.LinkControl;
import org.jspecify.annotations.Nullable;

/** Shows a link, and hands on what operators do to it. Thread safe; keeps nothing. */
public final class LinkBean implements LinkMXBean {
    private final LinkReading reading;
    private final LinkControl control;
    private final Caller caller;

    public LinkBean(LinkReading reading, LinkControl control, Caller caller) {
        this.reading = reading;
        this.control = control;
        this.caller = caller;
    }

    @Override
    public Map<String, String> getGate() {
        return byLane(lane -> Optional.of(reading.gate(lane).state().name()));
    }

    @Override
    public Map<String, Date> getGateSince() {
        return byLane(lane -> reading.gate(lane).since().map(ShownTime::date));
    }

    @Override
    public Map<String, String> getGateReason() {
        return byLane(lane -> reading.gate(lane).because());
    }

    @Override
    public Map<String, Date> getNextChange() {
        return byLane(lane -> reading.gate(lane).next().map(ShownTime::date));
    }

    @Override
    public Map<String, Integer> getWaiting() {
        return byLane(lane -> Optional.of(reading.waiting(lane)));
    }

    @Override
    public int getWaitingTotal() {
        return lanes().mapToInt(reading::waiting).sum();
    }

    @Override
    public Map<String, Integer> getWaitingBySystem() {
        return reading.lane().waitingBySystem().entrySet().stream()
                .filter(system -> system.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public long getOldestSeconds() {
        return lanes().mapToLong(reading::oldestSeconds).max().orElse(0);
    }

    @Override
    public int getInFlight() {
        return reading.lane().inFlight();
    }

    @Override
    public int getFailing() {
        return reading.lane().failing();
    }

    @Override
    public long getSentToday() {
        return reading.sentToday();
    }

    @Override
    public long getSentSinceStart() {
        return reading.lane().sent();
    }

    @Override
    public int getUnanswered() {
        return reading.unanswered();
    }

    @Override
    public Map<String, Integer> getAwaited() {
        return reading.awaited();
    }

    @Override
    public int getOverdue() {
        return reading.overdue();
    }

    @Override
    public int getAnswersSetAside() {
        return reading.deadlyAnswers();
    }

    @Override
    public double getPacePerSecond() {
        return reading.pace().perSecond();
    }

    @Override
    public int getAtOnce() {
        return reading.pace().atOnce();
    }

    @Override
    public Map<String, Date> getEmptyBy() {
        return byLane(lane -> reading.forecast(lane).emptyBy().map(ShownTime::date));
    }

    @Override
    public Map<String, Integer> getLeftAtClose() {
        return byLane(lane -> Optional.of(reading.forecast(lane).leftAtClose()));
    }

    @Override
    public @Nullable Date getNextDeadline() {
        return reading.nextDeadline().map(Date::from).orElse(null);
    }

    @Override
    public String getSummary() {
        return Summary.of(reading);
    }

    @Override
    public void hold(String lane, String reason) {
        tell(remark -> control.hold(lane, remark), reason);
    }

    @Override
    public void release(String lane, String reason) {
        tell(remark -> control.release(lane, remark), reason);
    }

    @Override
    public void openUntil(String lane, String time, String reason) {
        tell(remark -> control.openUntil(lane, time, remark), reason);
    }

    @Override
    public void setPace(double perSecond, int atOnce, String reason) {
        tell(remark -> control.setPace(perSecond, atOnce, remark), reason);
    }

    @Override
    public void openAnswers(String reason) {
        tell(control::openAnswers, reason);
    }

    private void tell(Consumer<Remark> action, String reason) {
        OperatorAction.run(caller, reason, action);
    }

    private static Stream<Priority> lanes() {
        return Stream.of(Priority.values());
    }

    private static <T> Map<String, T> byLane(Function<Priority, Optional<T>> value) {
        Map<String, T> lanes = new LinkedHashMap<>();
        lanes().forEach(lane -> value.apply(lane).ifPresent(present -> lanes.put(lane.id(), present)));
        return lanes;
    }
}
