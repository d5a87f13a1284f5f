package jp.sekisho.operate.jmx.copy;

import java.util.Map;
import jp.sekisho.operate.jmx.Described;

/** The held copy of the register, {@code jp.sekisho:type=HeldCopy}. It names nobody. */
@Described("保持データ。The held copy of the register, from which wide-area issuance is answered.")
public interface HeldCopyMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=HeldCopy";

    @Described("保持する人数 (消除された人を含む)。Persons that it holds, removed ones among them.")
    long getPeople();

    @Described("最終異動番号。The register's count at the last change that it holds; 0 while it holds nobody.")
    long getLastChange();

    @Described("最終異動日時。When the register made that change, local time; empty while it holds nobody.")
    String getAsOf();

    @Described("未反映の電文。Messages for it that lie unread before its doors.")
    long getUnread();

    @Described("最も古い未反映の電文 (秒)。For how many seconds the oldest of them has lain there.")
    long getOldestUnreadSeconds();

    @Described("答えない理由。Why nobody outside is answered from it now, by code; empty while it answers.")
    String getStale();

    @Described("起動後に断った数。How often a counterpart was refused since this process started, by code.")
    Map<String, Long> getRefused();

    @Described("一文で。All of it in a sentence.")
    String getSummary();
}
