package jp.sekisho.operate.jmx.message;

import java.util.List;
import jp.sekisho.operate.jmx.Described;

/** What one person has proposed and another one may confirm, {@code jp.sekisho:type=Proposals}. */
@Described("二人で行う操作の提案。Proposals: acts that one person has proposed, and another one may confirm.")
public interface ProposalsMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Proposals";

    @Described("承認を待つ提案の数。How many wait for a second person.")
    long getCount();

    /** Each in three lines: what, by whom and until when; why; the state that the proposer saw. */
    @Described(
            "一覧。Each of them: what, who, until when, why, and the state in which it was proposed. Names nobody else.")
    List<String> list();

    /** Does what was proposed, if the state is the one that was seen. Recorded with both names. */
    @Described("二人目として承認し、実行する。Confirms as the second person: it is done. The ledger names both.")
    void confirm(@Described("提案の識別子。Its id.") String id);

    @Described("取り下げる。Withdraws it: nothing is done.")
    void withdraw(@Described("提案の識別子。Its id.") String id);
}
