package jp.sekisho.operate.jmx.party;

import java.util.Date;
import java.util.Map;
import jp.sekisho.operate.jmx.Described;
import org.jspecify.annotations.Nullable;

/** The port at which a counterpart connects to us, {@code jp.sekisho:type=Listener,name=…}. */
@Described(
        "待ち受け。The port at which a link's counterpart connects to us; there is one for each link whose file says listen.")
public interface ListenerMXBean {
    @Described("ポート。The port, as the link's file says.")
    int getPort();

    @Described("待ち受け中か。Whether the port is ours; while it cannot be had it is tried again.")
    boolean isListening();

    @Described("開いている接続。Connections that are open now.")
    int getOpen();

    @Described("処理中。Requests that are worked on now, or wait for a thread.")
    int getWorking();

    @Described("起動後に受けた数。Requests that came whole since this process started, answered or refused.")
    long getTaken();

    @Described("最後に受けた時刻。When the last of them came, real time.")
    @Nullable
    Date getLastTaken();

    @Described(
            "断った数、理由別。Connections and requests that were turned away unread since this process started: CERTIFICATE (not the"
                    + " counterpart's), NOT_A_REQUEST, NO_SUCH_OPERATION, TOO_LARGE, TOO_SLOW, TOO_MANY (connections),"
                    + " TOO_MUCH_AT_ONCE (bytes). Each is in the security audit.")
    Map<String, Long> getRefused();

    @Described("最後に断った時刻。When the last of them was turned away, real time.")
    @Nullable
    Date getLastRefused();

    @Described("一文で。All of it in a sentence.")
    String getSummary();
}
