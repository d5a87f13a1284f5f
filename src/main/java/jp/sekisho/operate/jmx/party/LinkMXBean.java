package jp.sekisho.operate.jmx.party;

import java.util.Date;
import java.util.Map;
import jp.sekisho.operate.jmx.Described;
import org.jspecify.annotations.Nullable;

/**
 * A link as a console sees it, {@code jp.sekisho:type=Link,name=…}; lanes are {@code urgent}, {@code normal}, {@code
 * bulk}. What an operation refuses it says in both languages, with its code, and changes nothing.
 */
@Described(
        "接続先と、引き渡しを受ける業務システム。A link to a counterpart, or a business system to which something leads: its gate, and what waits before it.")
public interface LinkMXBean {
    @Described(
            "窓口。Each lane's gate: OPEN, CLOSED (outside its hours), HELD (by an operator or after a restore), DOWN (the"
                    + " counterpart fails; it is probed) or UNREAD (the system does not read what lies in its queue).")
    Map<String, String> getGate();

    @Described("いつから。Since when each lane's gate is so, business time.")
    Map<String, Date> getGateSince();

    @Described("理由。Why a lane is held or opened, in the operator's words.")
    Map<String, String> getGateReason();

    @Described("次に開く、または閉じる時刻。When each lane opens or closes next, business time.")
    Map<String, Date> getNextChange();

    @Described("待ち (送信中を含む)。Requests in each lane that have not left, those being sent among them.")
    Map<String, Integer> getWaiting();

    @Described("待ちの合計。Requests of all lanes that have not left, those being sent among them.")
    int getWaitingTotal();

    @Described("業務別の待ち。Requests that have not left, by business system, those being sent among them.")
    Map<String, Integer> getWaitingBySystem();

    @Described("最も古い待ち (秒)。Age of the oldest request that has not left, in seconds of real time.")
    long getOldestSeconds();

    @Described("送信中。Requests that are being sent now.")
    int getInFlight();

    @Described("失敗して再送を待つもの。Requests that wait for another try after one that failed.")
    int getFailing();

    @Described("今日の送信数。Requests that the counterpart has taken on this business day.")
    long getSentToday();

    @Described("起動後の送信数。Requests that the counterpart has taken since this process started.")
    long getSentSinceStart();

    @Described("結果待ちを含む未了。Requests accepted and without an outcome yet, read from the tables.")
    int getUnanswered();

    @Described(
            "まだ待ちに入れないもの。Requests that are in no lane yet, by what a room of the gateway's own is to learn of their persons first"
                    + " (waits-for). No forecast counts them.")
    Map<String, Integer> getAwaited();

    @Described(
            "期限を過ぎた未了。Requests without an outcome whose deadline has passed. What leads to a system never expires by itself: it is"
                    + " counted here until the system has it, or says so.")
    int getOverdue();

    @Described(
            "取り置いた回答。Answers that are not opened any more, since the process died three times of each; above 0 is an alarm.")
    int getAnswersSetAside();

    @Described("毎秒の上限。Requests a second that leave at most, in real time.")
    double getPacePerSecond();

    @Described("同時送信の上限。Requests under way at once at most.")
    int getAtOnce();

    @Described(
            "空になる見込み。When each lane will be empty at the present pace through its hours, business time; absent while it"
                    + " is held.")
    Map<String, Date> getEmptyBy();

    @Described(
            "次に閉じるときの残り。How many of each lane will be left when it closes next, at the present pace; above 0, they do"
                    + " not fit.")
    Map<String, Integer> getLeftAtClose();

    @Described("待ちのうち最も早い期限。The earliest deadline among the requests that wait, business time.")
    @Nullable
    Date getNextDeadline();

    @Described("一文で。All of it in a sentence.")
    String getSummary();

    @Described(
            "止める。Lets nothing more leave; what is being sent goes on. Recorded; lasts through restarts until released.")
    void hold(
            @Described("urgent、normal、bulk、all。The lane, or all.") String lane,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    @Described("営業時間どおりに戻す。Ends a hold or an opening: the hours rule again. What a restore holds, only its"
            + " reconciliation releases.")
    void release(
            @Described("urgent、normal、bulk、all。The lane, or all.") String lane,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    @Described("その時刻まで開ける。Opens whatever the hours say, until that business time; then the hours rule again.")
    void openUntil(
            @Described("urgent、normal、bulk、all。The lane, or all.") String lane,
            @Described("19:00 または 2026-11-10T19:00。Business time, within seven days.") String time,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    @Described("取り置いた回答を再び開く。Has answers that were set aside opened again, after what was wrong was mended.")
    void openAnswers(@Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    @Described("速度を変える。Sets the pace at once; lasts through restarts. The values of the link's file end it.")
    void setPace(
            @Described("毎秒の件数。Requests a second.") double perSecond,
            @Described("同時の件数。Requests under way at once.") int atOnce,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);
}
