package jp.sekisho.operate.jmx.message;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import jp.sekisho.broker.DeadLetterQueue.Letter;
import jp.sekisho.operate.jmx.Caller;
import jp.sekisho.operate.jmx.OperatorAction;
import jp.sekisho.passage.legs.DeadLetters;

/** Shows what no door could read, and takes an operator's word about it. Thread safe. */
public final class DeadLettersBean implements DeadLettersMXBean {
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final DeadLetters letters;
    private final Caller caller;

    public DeadLettersBean(DeadLetters letters, Caller caller) {
        this.letters = letters;
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
    public void discard(long id, String reason) {
        OperatorAction.run(caller, reason, remark -> letters.discard(id, remark));
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
