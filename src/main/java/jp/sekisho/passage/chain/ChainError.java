package jp.sekisho.passage.chain;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a line of a message that becomes several does not go on, and why a correction is not taken. */
public enum ChainError implements ErrorCode {
    HELD_BACK(
            "CHAIN-001",
            Origin.COUNTERPART,
            Disposition.PARK,
            "先に済むべき「{interface}」が済まなかったため、送らずに留めています。SekishoCorrects を付けた訂正の電文が通れば進みます。"
                    + "進めるか、やめるか、手作業で済ませるかは sekisho parked で決められます。",
            "It is held back: {interface}, which has to be done before, was not. A message with SekishoCorrects that goes well lets it go on. To"
                    + " send it, give it up or settle it by hand: sekisho parked."),
    NOTHING_TO_CORRECT(
            "CHAIN-002",
            Origin.SENDER,
            Disposition.REFUSE,
            "SekishoCorrects の電文「{corrects}」はありません。自分が送った電文の SekishoMessageId を書いてください。",
            "There is no message {corrects} that SekishoCorrects could mean. Name a SekishoMessageId of your own."),
    NOTHING_HELD_BACK(
            "CHAIN-003",
            Origin.SENDER,
            Disposition.REFUSE,
            "電文「{corrects}」には、この電文が先に済ませられる、留められた行がありません。同じインタフェースで同じ人について送ってください。",
            "No line of {corrects} is held back for what this message does. Send it by the interface, and about the person, that the line waits"
                    + " for."),
    OTHER_PERSONS(
            "CHAIN-004",
            Origin.SENDER,
            Disposition.REFUSE,
            "訂正の電文が、留められた行にない人に関わっています。その人の分は別の電文で送ってください。",
            "The correction concerns somebody whom the line that is held back does not. Send that part as a message of its own."),
    BECOMES_NOTHING(
            "CHAIN-005",
            Origin.SENDER,
            Disposition.REFUSE,
            "この電文は、どの部分にもなりません。何をするのかを示す項目の値を確かめてください。",
            "The message becomes nothing. Look at the items by which it says what is to be done."),
    CORRECTS_NOTHING_HERE(
            "CHAIN-006",
            Origin.SENDER,
            Disposition.REFUSE,
            "このインタフェースの電文は、ほかの電文を訂正できません。SekishoCorrects を外すか、訂正したい部分のインタフェースで送ってください。",
            "A message of this interface corrects no other. Leave out SekishoCorrects, or send it by the interface of the part that it is to"
                    + " correct.");

    private final Meaning meaning;

    ChainError(String wire, Origin origin, Disposition disposition, String japanese, String english) {
        meaning = new Meaning(wire, origin, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
