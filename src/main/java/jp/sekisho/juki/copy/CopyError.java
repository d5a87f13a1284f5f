package jp.sekisho.juki.copy;

import static jp.sekisho.error.Origin.COUNTERPART;
import static jp.sekisho.error.Origin.OPERATOR;
import static jp.sekisho.error.Origin.SENDER;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why the held copy does not answer, or does not take something down. A counterpart hears none of it; no sentence names a person. */
enum CopyError implements ErrorCode {
    NO_SUCH_PERSON("COPY-001", COUNTERPART, "保持データに該当する人はいません。", "The held copy has no such person."),
    PROTECTED(
            "COPY-002",
            OPERATOR,
            "交付の対象に、支援措置または仮支援措置を受けている人がいます。交付しません。",
            "Somebody asked for is protected (支援措置, 仮支援措置). Nothing is issued."),
    MOVED_OUT(
            "COPY-003",
            OPERATOR,
            "交付の対象に、転出予定日を過ぎた人がいます。消除の異動を待ってください。",
            "The planned day of moving out has come of somebody asked for. Wait for the register's removal."),
    REMOVED(
            "COPY-004",
            COUNTERPART,
            "消除された人です。除票は広域交付の対象になりません。",
            "The person was removed from the register, and such records are not issued."),
    SEVERAL(
            "COPY-005",
            OPERATOR,
            "同じ住民票コードの人が複数います。既存住基で確かめてください。",
            "Several persons have that resident record code. Look into the register."),
    INCOMPLETE(
            "COPY-006",
            OPERATOR,
            "世帯の全員は保持データにそろっていません。世帯の異動データを待つか、既存住基から送り直してください。",
            "The held copy lacks members of the household, or has one too many. Wait for the register's changes, or have them sent again."),
    NOT_READ(
            "COPY-007",
            OPERATOR,
            "保持データを新しくする受付口が読まれていません ({door})。受付口が開くまで、相手に答えません。",
            "A door that feeds the held copy is not being read ({door}). No counterpart is answered until it is."),
    BEHIND(
            "COPY-008",
            OPERATOR,
            "保持データに未反映の電文が {seconds} 秒前から受付口にあります ({door})。読み終わるまで、相手に答えません。",
            "A message for the held copy has been unread for {seconds} seconds ({door}). No counterpart is answered before it is read."),
    SET_ASIDE(
            "COPY-009",
            OPERATOR,
            "保持データに反映できず取り置いた電文があります ({door})。sekisho dead で片付けるまで、相手に答えません。",
            "A message for the held copy was set aside ({door}). No counterpart is answered before it is decided with sekisho dead."),
    NOT_FED(
            "COPY-010",
            OPERATOR,
            "保持データを写し取るインタフェース (kept-by) がありません。インタフェースのファイルに書いてください。",
            "No interface is taken down by the held copy. Write kept-by into the file of one."),
    UNUSABLE(
            "COPY-011",
            SENDER,
            "保持データに写し取れません。項目「{item}」を確かめてください。",
            "The held copy cannot take this down. Look at the item {item}."),
    OVERTAKEN(
            "COPY-012",
            SENDER,
            "この措置については、より新しい登録がすでにあります。何も変えていません。",
            "A newer word about this measure was taken down before. Nothing was changed."),
    NUMBER_MISSING(
            "COPY-014",
            OPERATOR,
            "保持データに写す電文の番号が抜けています ({door})。届くか、二人で欠番と決めるまで、相手に答えません。",
            "A number is missing among the messages for the held copy ({door}). No counterpart is answered until it comes, or two people"
                    + " have decided that it never does."),
    UNKNOWN_SCOPE(
            "COPY-013",
            COUNTERPART,
            "交付範囲が分かりません。",
            "The question does not say for whom, the person or the household.");

    private final Meaning meaning;

    CopyError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
