package jp.sekisho.city;

import static jp.sekisho.error.Origin.COUNTERPART;
import static jp.sekisho.error.Origin.OPERATOR;
import static jp.sekisho.error.Origin.SENDER;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why the registry does not answer, or not with what it has found. No sentence holds a number of a person. */
enum AtenaError implements ErrorCode {
    NOT_ONE_NUMBER(
            "ATENA-008",
            SENDER,
            "対象者を指す番号 ({items}) は、どれか 1 つだけを書いてください。",
            "Name the person by just one of these numbers: {items}."),
    NO_LOCAL_NUMBER("ATENA-009", SENDER, "登録する宛名番号がありません。", "There is no number to be linked."),
    OF_ANOTHER(
            "ATENA-010",
            OPERATOR,
            "この宛名番号は別の人に紐付いています。何も変えず、確認リストに載せました。職員が確認します。",
            "This number is linked to another person. Nothing was changed, and the case is on the confirmation list: a person decides."),
    AWAITS_CONFIRMATION(
            "ATENA-011",
            OPERATOR,
            "対象者は確認リストにあります。職員の確認が済むまで、番号を紐付けられません。",
            "The person is on the confirmation list. No number is linked before a member of staff has decided."),
    NOT_OF_ITS_AREA(
            "ATENA-012",
            SENDER,
            "該当する人はいますが、この業務システムの対象者ではありません。該当なしと答えました。",
            "The person exists, but this system has no number for them. The answer was that there is no such person."),
    NO_SUCH_PERSON(
            "ATENA-013",
            COUNTERPART,
            "相手が問い合わせた団体内統合宛名番号の人はいません。",
            "Nobody has the integrated atena number that the counterpart asked about."),
    NOT_TOLD_OUTSIDE(
            "ATENA-014",
            OPERATOR,
            "対象者は確認リストにあります。職員の確認が済むまで、相手に答えません。",
            "The person is on the confirmation list. No counterpart is answered before a member of staff has decided.");

    private final Meaning meaning;

    AtenaError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
