package jp.sekisho.operate.jmx.master;

import java.util.List;
import jp.sekisho.operate.jmx.Described;

/** The permit list that the platform distributes, by version, {@code jp.sekisho:type=Masters}. */
@Described("配信マスター（照会許可照会リスト）。The permit list that the platform distributes: received, looked at, adopted, taken back.")
public interface MastersMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Masters";

    /** Each in one line: version, from when, rows, and how it stands today. */
    @Described("受け取ったものの一覧。Each that was received, and how it stands.")
    List<String> list();

    /**
     * Keeps a version from a file that the counterpart of a link has signed; it is in force for nobody yet.
     *
     * @param file a file of this machine, readable by the gateway
     * @return its number, such as 12
     */
    @Described("署名されたファイルを確かめて受け取る。まだ使わない。Verifies a signed file and keeps it; it does not count yet.")
    int receive(
            @Described("このマシンのファイル。A file of this machine.") String file,
            @Described("署名した連携先。The link whose counterpart signed it.") String link);

    /** What would change, and for whom, if it were adopted; nothing is. */
    @Described("試行。採用すれば何が変わるかを示す。A dry run: what would change, and for whom.")
    List<String> look(@Described("版。The version, such as 12.") int version);

    /** Puts these in force, each from its own day, as one change. Recorded. */
    @Described("採用する。まとめて一つの変更になる。Adopts these as one change.")
    void adopt(
            @Described("版。空白で区切る。Versions with spaces between, such as 12 13.") String versions,
            @Described("3 割以上少なくても正しい。It is rightly smaller by 30 % or more.") boolean althoughSmaller,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    /** Takes the last adoption back. Recorded. */
    @Described("最後の採用を戻す。Takes the last adoption back.")
    void takeBack(@Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);
}
