package jp.sekisho.operate.jmx.message;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sekisho.broker.DeadLetterQueue.Letter;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.OperatorAction;
import jp.sekisho.operate.proposal.JointAct;
import jp.sekisho.passage.legs.DeadLetters;

/** Shows what no door could read, and takes an operator's word about it. Thread safe. */
public final class DeadLettersBean implements DeadLettersMXBean {
    private static final String DISCARD = "DeadLetters.discard";
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final DeadLetters letters;
    private final ProposalsBean proposals;
    private final Caller caller;

    public DeadLettersBean(DeadLetters letters, ProposalsBean proposals, Caller caller) {
        this.letters = letters;
        this.proposals = proposals;
        this.caller = caller;
    }

    @Override
    public long getCount() {
        return letters.count();
    }

    @Override
    public int getDamagedPlaces() {
        return letters.damagedPlaces();
    }

    @Override
    public String getSummary() {
        return String.format(
                Locale.ROOT,
                "messages that no door could read: %,d; damaged places on the broker's disk: %,d",
                getCount(),
                getDamagedPlaces());
    }

    @Override
    public List<String> list() {
        return letters.all().stream().map(DeadLettersBean::line).toList();
    }

    @Override
    public void putBack(long id, String reason) {
        OperatorAction.run(caller, reason, remark -> letters.putBack(id, remark));
    }

    @Override
    public String discard(long id, String reason) {
        return proposals.propose(DISCARD, Long.toString(id), reason);
    }

    /** The act on what no door could read that needs two people. */
    public static JointAct act(DeadLetters letters) {
        return new JointAct(
                DISCARD,
                (handle, id) -> Optional.of(letters.seen(handle, Long.parseLong(id))),
                (handle, id, by) -> letters.discard(handle, Long.parseLong(id), by));
    }

    private static String line(Letter letter) {
        return String.format(
                Locale.ROOT,
                "%d  %s  %s  %,d bytes",
                letter.id(),
                letter.queue(),
                letter.sentAt().atZone(ZONE).toLocalDateTime(),
                letter.bytes());
    }
}
