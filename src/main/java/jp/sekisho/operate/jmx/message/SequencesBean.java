package jp.sekisho.operate.jmx.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import jp.sekisho.operate.jmx.Sampled;
import jp.sekisho.operate.proposal.JointAct;
import jp.sekisho.passage.gap.SequenceDecisions;
import jp.sekisho.passage.gap.SequenceView;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;

/** Shows the numbers of senders, and hands on what two people decide. Thread safe; the tables are read once a second. */
public final class SequencesBean implements SequencesMXBean {
    private static final String CLOSE = "Sequences.close";
    private static final String BEGIN = "Sequences.begin";

    private final SequenceDecisions decisions;
    private final Store store;
    private final ProposalsBean proposals;
    private final Sampled<List<SequenceView>> all;

    public SequencesBean(SequenceDecisions decisions, Store store, ProposalsBean proposals) {
        this.decisions = decisions;
        this.store = store;
        this.proposals = proposals;
        this.all = new Sampled<>(decisions::all, System::nanoTime);
    }

    @Override
    public int getWaiting() {
        return (int) all.get().stream().filter(SequenceView::isWaiting).count();
    }

    @Override
    public int getAlarms() {
        return (int) all.get().stream().filter(SequenceView::isAlarm).count();
    }

    @Override
    public int getHeld() {
        return all.get().stream().mapToInt(SequenceView::held).sum();
    }

    @Override
    public String getSummary() {
        return all.get().stream()
                .filter(SequenceView::isWaiting)
                .findFirst()
                .map(first -> String.format(
                        Locale.ROOT,
                        "numbers missing of %,d · alarms %,d · held %,d · first: %s",
                        getWaiting(),
                        getAlarms(),
                        getHeld(),
                        SequenceText.line(first)))
                .orElse("numbers missing of 0");
    }

    @Override
    public List<String> list() {
        return decisions.all().stream().map(SequenceText::line).toList();
    }

    @Override
    public List<String> explainClose(String system, String interfaceId, long number) {
        return explained(decisions::closing, target(system, interfaceId, number));
    }

    @Override
    public String close(String system, String interfaceId, long number, String reason) {
        return proposals.propose(CLOSE, target(system, interfaceId, number), reason);
    }

    @Override
    public List<String> explainBegin(String system, String interfaceId, long number) {
        return explained(decisions::beginning, target(system, interfaceId, number));
    }

    @Override
    public String begin(String system, String interfaceId, long number, String reason) {
        return proposals.propose(BEGIN, target(system, interfaceId, number), reason);
    }

    private List<String> explained(BiFunction<Handle, String, Optional<Map<String, String>>> seen, String target) {
        return store.inTransaction(handle -> seen.apply(handle, target)).stream()
                .flatMap(items -> new TreeMap<>(items).entrySet().stream())
                .map(item -> item.getKey() + "=" + item.getValue())
                .toList();
    }

    private static String target(String system, String interfaceId, long number) {
        return system + "/" + interfaceId + "/" + number;
    }

    /** The acts on numbers, which need two people. */
    public static List<JointAct> acts(SequenceDecisions decisions) {
        return List.of(
                new JointAct(CLOSE, decisions::closing, decisions::close),
                new JointAct(BEGIN, decisions::beginning, decisions::begin));
    }
}
