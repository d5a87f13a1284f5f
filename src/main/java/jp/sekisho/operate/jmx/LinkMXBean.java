package jp.sekisho.operate.jmx;

import java.util.Date;
import java.util.Map;

/** A link as a console sees it, {@code jp.sekisho:type=Link,name=…}; lanes are {@code urgent}, {@code normal}, {@code bulk}. */
@Described("接続先。A link to a counterpart: its gate, and what waits before it.")
public interface LinkMXBean {
    /** The name under which a link's bean is registered. */
    static String name(String link) {
        return "jp.sekisho:type=Link,name=" + link;
    }

    @Described("窓口。Each lane's gate: OPEN, CLOSED (outside its hours) or DOWN (the counterpart fails; it is probed).")
    Map<String, String> getGate();

    @Described("次に開く、または閉じる時刻。When each lane's hours change next, in business time.")
    Map<String, Date> getNextChange();

    @Described("待ち (送信中を含む)。Requests in each lane that have not left, those being sent among them.")
    Map<String, Integer> getWaiting();

    @Described("待ちの合計。Requests of all lanes that have not left, those being sent among them.")
    int getWaitingTotal();

    @Described("業務別の待ち。Requests that have not left, by business system, read from the tables.")
    Map<String, Integer> getWaitingBySystem();

    @Described("送信中。Requests that are being sent now.")
    int getInFlight();

    @Described("起動後の送信数。Requests that the counterpart has taken since this process started.")
    long getSentSinceStart();

    @Described("結果待ちを含む未了。Requests accepted and without an outcome yet, read from the tables.")
    int getUnanswered();

    @Described("毎秒の上限。Requests a second that the link takes, in real time.")
    double getPacePerSecond();

    @Described("同時送信の上限。Requests under way at once that the link takes.")
    int getAtOnce();

    @Described("一文で。All of it in a sentence.")
    String getSummary();
}
