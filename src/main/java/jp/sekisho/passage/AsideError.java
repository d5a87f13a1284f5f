package jp.sekisho.passage;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why something is set aside until a person decides, while everything else goes on. */
public enum AsideError implements ErrorCode {
    UNREADABLE(
            "ASIDE-001",
            Disposition.PARK,
            "保管した内容が書いたときのままではなく、読めません。バックアップから戻すか、終わらせるかを決めてください。",
            "What is stored of it is not what was written, and cannot be read. Restore it from a backup, or end it."),
    NOT_TAKEN(
            "ASIDE-002",
            Disposition.PARK,
            "ブローカーは動いていますが、この結果を {attempts} 回受け取りませんでした。",
            "The broker is well, and did not take this outcome in {attempts} attempts."),
    DEADLY(
            "ASIDE-003",
            Disposition.PARK,
            "この処理だけを行っている間にゲートウェイが {crashes} 回停止しました。",
            "The gateway died {crashes} times while it worked on this alone."),
    NOT_ASIDE(
            "ASIDE-004",
            Disposition.REFUSE,
            "その識別子で取り置かれている結果はこのキューにありません。",
            "No outcome of this id is set aside for this queue.");

    private final Meaning meaning;

    AsideError(String wire, Disposition disposition, String japanese, String english) {
        meaning = new Meaning(wire, Origin.GATEWAY, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
