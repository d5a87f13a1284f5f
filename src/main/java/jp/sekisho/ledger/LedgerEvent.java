package jp.sekisho.ledger;

/** What a ledger row records. The wire form is frozen; it is part of what the chain commits to. */
public enum LedgerEvent {
    /** A door accepted a message. */
    ACCEPTED("窓口で受付", "accepted at the door"),
    /** A door refused a message. */
    REFUSED("拒否", "refused"),
    /** A sender sent a known id again. */
    DUPLICATE("同じ電文の再送", "sent again by its sender"),
    /** A request is about to leave; written before its first byte does. */
    SENDING("送信開始", "about to leave"),
    /** The counterpart gave a receipt. */
    SENT("受付番号を受領", "receipt taken"),
    /** The counterpart did not take a request; it waits again. */
    TURNED_AWAY("相手が受け取らず、再び待機", "not taken by the counterpart, waits again"),
    /** An answer was received, and its outcome handed to the sender's queue. */
    DELIVERED("回答を受領し、結果を作成", "answer taken, outcome written"),
    /** An answer was not taken. */
    ANSWER_REFUSED("回答を受け取らず", "answer not taken"),
    /** A request ended because its deadline passed. */
    EXPIRED("期限切れ", "deadline passed"),
    /** A request ended because its sender cancelled it. */
    CANCELLED("取消", "cancelled by its sender"),
    /** A request ended because it can never be done. */
    FAILED("処理不能", "cannot be done"),
    /** A link or some of its lanes were held by an operator, or because the tables were restored. */
    HELD("保留", "link held"),
    /** An operator let a link or some of its lanes go on by their hours. */
    RELEASED("保留を解除", "link released"),
    /** An operator opened lanes of a link beyond their hours. */
    OPENED("時間外に開放", "link opened beyond its hours"),
    /** Such an opening came to its end. */
    OPENING_ENDED("時間外の開放が終了", "opening beyond hours ended"),
    /** An operator set the pace of a link. */
    PACE_SET("速度を変更", "pace of the link set");

    private final String japanese;
    private final String english;

    LedgerEvent(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
