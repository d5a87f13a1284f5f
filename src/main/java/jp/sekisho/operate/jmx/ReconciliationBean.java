package jp.sekisho.operate.jmx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.passage.watch.Census;

/** Shows what a restore left behind, and takes a person's word that it was looked at. Thread safe. */
public final class ReconciliationBean implements ReconciliationMXBean {
    private final Holds holds;
    private final Census census;
    private final Map<String, Gate> gates;
    private final Caller caller;

    public ReconciliationBean(Holds holds, Census census, Map<String, Gate> gates, Caller caller) {
        this.holds = holds;
        this.census = census;
        this.gates = Map.copyOf(gates);
        this.caller = caller;
    }

    @Override
    public Map<String, String> getHeld() {
        Map<String, String> held = new TreeMap<>();
        gates.forEach((link, gate) -> gate.heldBecause().ifPresent(reason -> held.put(link, reason)));
        return held;
    }

    @Override
    public Map<String, Long> getRequestsByState() {
        return census.requestsByState();
    }

    @Override
    public long getUnmarkedOutcomes() {
        return census.unmarkedOutcomes();
    }

    @Override
    public long getUnknownAnswers() {
        return census.unknownAnswers();
    }

    @Override
    public List<String> accept(String reason) {
        return OperatorAction.call(caller, reason, remark -> List.copyOf(holds.releaseAll(remark)));
    }
}
