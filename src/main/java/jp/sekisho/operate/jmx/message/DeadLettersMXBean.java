package jp.sekisho.operate.jmx.message;

import java.util.List;
import jp.sekisho.operate.jmx.Described;

/** Messages that no door could read, {@code jp.sekisho:type=DeadLetters}. */
@Described("読めない電文。Messages that no door could read: set aside after three attempts, and waiting for an operator.")
public interface DeadLettersMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=DeadLetters";

    @Described("判断を待つ電文。How many wait for an operator; anything but 0 needs one.")
    long getCount();

    @Described(
            "待ち行列の保管の、壊れていた箇所。In how many places what the queues had on the disk was damaged; data/broker/damaged has them."
                    + " Anything but 0 needs somebody.")
    int getDamagedPlaces();

    @Described("一文で。All of it in a sentence.")
    String getSummary();

    /** Each with its number, the door's queue, when it was sent and its size; nothing of what it says. */
    @Described("一覧。Each with its number, its door, when it was sent and its size.")
    List<String> list();

    @Described("窓口に戻す。Gives a message to its door again; id: its number in the list, reason: why, recorded.")
    void putBack(long id, String reason);

    /**
     * Proposes to end a message for good. Once another person has confirmed it its sender hears so where it is known.
     *
     * @return the proposal's id
     */
    @Described(
            "破棄することを提案する。別の人の承認で終わる。Proposes to end a message for good; when another person has confirmed it, its sender hears so"
                    + " where that is known. id: its number, reason: why, recorded. Answers the proposal's id.")
    String discard(long id, String reason);
}
