package jp.sekisho.passage.sequence;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a numbered message is refused for its number, and what is to be done about a number that is missing. */
public enum SequenceError implements ErrorCode {
    OTHER_CONTENT(
            "SEQUENCE-001",
            Origin.SENDER,
            "番号 {number} では、別の内容を先に受け取っています。新しい番号を付けて送ってください。",
            "Something else came under the number {number} before. Send this under a new number."),
    PASSED_OVER(
            "SEQUENCE-002",
            Origin.SENDER,
            "番号 {number} は飛ばすと決められています (最後の番号は {last})。新しい番号を付けて送ってください。",
            "The number {number} was passed over by two people; the last is {last}. Send this under a new number."),
    TOO_FAR_AHEAD(
            "SEQUENCE-003",
            Origin.SENDER,
            "番号 {missing} がまだ届いていません。{most} を超えて先の番号は預かれません。届いていない番号を先に送り、この電文はそのあとで同じ番号のまま送り直してください。",
            "The number {missing} is missing, and nothing is held that is more than {most} ahead. Send what is missing, then this again"
                    + " under the same number."),
    SEVERAL_NUMBERS(
            "SEQUENCE-004",
            Origin.SENDER,
            "1 件の電文に番号がいくつもあります。1 件に 1 つの番号にしてください。",
            "The records of one message have several numbers. Give a message one number."),
    MISSING(
            "SEQUENCE-005",
            Origin.SENDER,
            "番号 {missing} が届いていません。後の番号が {held} 件待っています。",
            "The number {missing} has not come, and {held} later ones wait for it."),
    NUMBERED_ANEW(
            "SEQUENCE-006",
            Origin.OPERATOR,
            "番号を付け直すことになり (第 {generation} 世代)、預かっていたこの電文は通せません。必要なら新しい番号で送ってください。",
            "The numbers begin again, in generation {generation}: what was held under the old ones does not go on. Send this under a new"
                    + " number if it still counts."),
    NO_TARGET(
            "SEQUENCE-007",
            Origin.OPERATOR,
            "システム、インタフェース、番号を <system>/<interface>/<番号> の形で指定してください。",
            "Name the system, the interface and the number as <system>/<interface>/<number>.");

    private final Meaning meaning;

    SequenceError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
