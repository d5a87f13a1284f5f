package jp.sekisho.passage;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why an operator's word about a link is not taken. */
public enum OperatorError implements ErrorCode {
    UNKNOWN_LANE(
            "GATE-001",
            "レーン {lane} はありません。urgent、normal、bulk、all のいずれかを指定してください。",
            "There is no lane {lane}. Name urgent, normal, bulk or all."),
    NO_REASON(
            "GATE-002",
            "理由を 1～200 文字、1 行で書いてください。記録に残ります。個人の情報は書かないでください。",
            "Give a reason of 1 to 200 characters on one line. It is recorded; name no person in it."),
    NO_TIME(
            "GATE-003",
            "時刻が読めません。19:00 または 2026-11-10T19:00 の形で指定してください。",
            "That is not a time. Write 19:00, or 2026-11-10T19:00."),
    TIME_OUT_OF_BOUNDS(
            "GATE-004",
            "その時刻は過ぎたか、7 日より先です。業務時刻は今 {now} です。",
            "That time is past, or more than seven days ahead. Business time is {now} now."),
    PACE_OUT_OF_BOUNDS(
            "GATE-005",
            "毎秒は {slowest}～{fastest}、同時は 1～{most} の間にしてください。",
            "Let the pace be {slowest} to {fastest} a second, and 1 to {most} at once."),
    NOTHING_TO_RELEASE(
            "GATE-006",
            "{lane} は止めても開けてもいません。営業時間どおりです。",
            "Nothing to release: {lane} is neither held nor opened, its hours rule."),
    HELD("GATE-007", "{lane} は止められています。先に release してください。", "{lane} is held. Release it first."),
    RESTORED(
            "GATE-008",
            "バックアップから戻したため止まっています。sekisho reconcile で確認し、--accept で再開してください。",
            "Held because the tables were restored from a backup. Look at sekisho reconcile, then use --accept."),
    NAMES_A_PERSON(
            "GATE-009",
            "個人番号または住民票コードと読める番号があります。人を特定する番号は書けません。番号を除いて書き直してください。",
            "This holds a number that reads as an individual number or a resident record code. Write it without the number; an"
                    + " integrated number may stand."),
    CLOCK_AGREES("GATE-010", "時計は飛んでいません。認めるものはありません。", "The clock has not leapt: there is nothing to accept."),
    NO_DEAD_LETTER(
            "GATE-011",
            "番号 {id} の電文は脇に置かれていません。sekisho dead list で番号を確かめてください。",
            "No message of number {id} is set aside. Look at sekisho dead list."),
    NO_ANSWERS_ASIDE("GATE-012", "取り置いた回答はありません。", "No answer of this link is set aside."),
    DISCARDED(
            "GATE-013",
            "番号 {id} の電文は破棄済みで、送信元にも知らせてあります。窓口には戻せません。もう一度 discard すると一覧から消えます。",
            "The message of number {id} was discarded, and its sender told: it cannot go back to its door. Discard it again, and it"
                    + " leaves the list."),
    NO_DOOR(
            "GATE-014",
            "番号 {id} の電文が来た窓口はもうありません。窓口の設定を戻して再起動するか、電文を破棄してください。",
            "The door at which the message of number {id} came is gone. Set it up again and restart, or discard the message.");

    private final Meaning meaning;

    OperatorError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
