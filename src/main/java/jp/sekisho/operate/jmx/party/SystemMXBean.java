package jp.sekisho.operate.jmx.party;

import jp.sekisho.operate.jmx.Described;

/** A business system as the gateway sees it, {@code jp.sekisho:type=System,name=…}. */
@Described("業務システム。A business system: what it has under way, and what became of its requests today.")
public interface SystemMXBean {
    @Described("待ち (送信中を含む)。Its requests that have not left, those being sent among them.")
    int getWaiting();

    @Described("最も古い待ち (秒)。Age of the oldest of them, in seconds of real time.")
    long getOldestSeconds();

    @Described("送信中。Its requests that are being sent now, or whose sending is in doubt.")
    int getBeingSent();

    @Described("回答待ち。Its requests that the counterpart has, without an answer yet.")
    int getAwaitingAnswer();

    @Described("職員の判断待ち。Its requests that are parked until a person decides.")
    int getParked();

    @Described("今日の受付。Requests accepted on this business day.")
    long getAcceptedToday();

    @Described("今日の回答。Requests that ended with an answer on this business day.")
    long getAnsweredToday();

    @Described("今日の終了 (回答以外)。Requests that ended otherwise on this business day: expired, cancelled or failed.")
    long getEndedOtherwiseToday();

    @Described("今日の拒否。Messages and requests refused on this business day.")
    long getRefusedToday();

    @Described("待ちの上限。How many of its requests may wait before its doors stop reading.")
    int getWaitingQuota();

    @Described("上限により窓口を止めているか。Whether its doors have stopped reading because of the quota.")
    boolean isHeldByQuota();

    @Described("一文で。All of it in a sentence.")
    String getSummary();
}
