package jp.sekisho.operate.jmx.party;

import java.util.Date;
import jp.sekisho.operate.jmx.Described;
import org.jspecify.annotations.Nullable;

/** A lane of a link, {@code jp.sekisho:type=Lane,link=…,name=urgent|normal|bulk}: its numbers by themselves, to be plotted. */
@Described("レーン。One lane of a link; operations are on the link's bean.")
public interface LaneMXBean {
    @Described("窓口。OPEN, CLOSED (outside its hours), HELD (by an operator or after a restore) or DOWN (the counterpart"
            + " fails).")
    String getGate();

    @Described("いつから。Since when its gate is so, business time.")
    @Nullable
    Date getGateSince();

    @Described("理由。Why it is held or opened, in the operator's words; empty if only its hours rule.")
    String getGateReason();

    @Described("次に開く、または閉じる時刻。When it opens or closes next, business time.")
    @Nullable
    Date getNextChange();

    @Described("待ち (送信中を含む)。Requests that have not left, those being sent among them.")
    int getWaiting();

    @Described("最も古い待ち (秒)。Age of the oldest of them, in seconds of real time.")
    long getOldestSeconds();

    @Described("空になる見込み。When it will be empty at the present pace through its hours, business time; absent while held.")
    @Nullable
    Date getEmptyBy();

    @Described("次に閉じるときの残り。How many will be left when it closes next, at the present pace.")
    int getLeftAtClose();

    @Described("閉じる前に空になるか。Whether it will be empty before it closes next.")
    boolean isFitting();

    @Described("一文で。All of it in a sentence.")
    String getSummary();
}
