package jp.sekisho.ledger;

import java.util.Arrays;
import java.util.Optional;

/** What a ledger row records. The wire form is frozen; it is part of what the chain commits to. */
public enum LedgerEvent {
    /** A door accepted a message. */
    ACCEPTED("窓口で受付", "accepted at the door"),
    /** A room of the gateway's own answered a message at its door. */
    SERVED("窓口で回答", "answered at the door"),
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
    /** What a counterpart brought was written for its receiver, in the receiver's own form. */
    HANDED_OVER("受け手の形に替えて引き渡し", "converted and handed over to its receiver"),
    /** An answer was not taken. */
    ANSWER_REFUSED("回答を受け取らず", "answer not taken"),
    /** What a counterpart brought of its own accord was not taken. */
    NOT_TAKEN("相手が届けたものを受け取らず", "brought by the counterpart, not taken"),
    /** A counterpart's question was answered; written before the first byte of the answer leaves. */
    REPLIED("相手の問合せに回答", "a counterpart's question answered"),
    /** A counterpart's question was refused. */
    NOT_REPLIED("相手の問合せに回答せず", "a counterpart's question refused"),
    /** A request ended because its deadline passed. */
    EXPIRED("期限切れ", "deadline passed"),
    /** The deadline of what is being distributed passed: its sender was told, and it goes on to those who do not have it yet. */
    OVERDUE("期限までに全員へは渡らず、送り手に通知", "not with all receivers by its deadline, its sender told"),
    /** A request ended because its sender cancelled it. */
    CANCELLED("取消", "cancelled by its sender"),
    /** A message that no door could read was set aside. */
    MESSAGE_SET_ASIDE("読めないため脇に置く", "set aside, cannot be read"),
    /** An operator gave such a message to its door again. */
    MESSAGE_PUT_BACK("運用者が窓口に戻す", "put back by an operator"),
    /** An operator ended such a message. */
    MESSAGE_DISCARDED("運用者が電文を破棄", "discarded by an operator"),
    /** A request ended because it can never be done. */
    FAILED("処理不能", "cannot be done"),
    /** A request waits for a person's decision. */
    PARKED("人の判断待ち", "waits for a person"),
    /** What a request waits for ended otherwise than well: it waits for a correction, or a person. */
    HELD_BACK("先に済むべきものが済まず、送らずに留める", "held back, what it waits for was not done"),
    /** A person had a parked request sent again. */
    SENT_AGAIN("運用者が再送を指示", "sent again by an operator"),
    /** A person did a request by hand. */
    SETTLED("運用者が手作業で処理", "done by hand"),
    /** An outcome that was set aside is to be handed over after all. */
    PUT_BACK("取り置いた結果を再び渡す", "outcome put back, to be handed over"),
    /** An outcome that was set aside is not handed over. */
    DISCARDED("取り置いた結果を渡さないと決定", "outcome discarded by a person"),
    /** Answers of which the process had died are opened again. */
    ANSWERS_OPENED("取り置いた回答を再び開く", "answers that were set aside are opened again"),
    /** A link or some of its lanes were held by an operator, or because the tables were restored. */
    HELD("保留", "link held"),
    /** An operator let a link or some of its lanes go on by their hours. */
    RELEASED("保留を解除", "link released"),
    /** An operator opened lanes of a link beyond their hours. */
    OPENED("時間外に開放", "link opened beyond its hours"),
    /** Such an opening came to its end. */
    OPENING_ENDED("時間外の開放が終了", "opening beyond hours ended"),
    /** An operator set the pace of a link. */
    PACE_SET("速度を変更", "pace of the link set"),
    /** An operator said that a clock that had leapt is right. */
    CLOCK_ACCEPTED("時計を承認", "clock accepted as it is"),
    /** Two people said that numbers of a sender never come. */
    NUMBERS_CLOSED("欠けた番号を飛ばすと決定", "numbers of a sender closed"),
    /** Two people said that a sender begins its numbers again. */
    NUMBERS_BEGUN("番号の付け直しを決定", "numbers of a sender begin again"),
    /** A business system's number was tied to a person, from a file. */
    NUMBER_ENTERED("番号を登録", "number entered"),
    /** Such a number was another person's already, and went on the confirmation list. */
    NUMBER_DISPUTED("番号が別の人のもので、確認リストへ", "number is another person's, on the confirmation list"),
    /** A measure that protects a person was taken down, or that it does so no longer. */
    PROTECTION_NOTED("保護の措置を記録", "protection of the person noted");

    private final String japanese;
    private final String english;

    LedgerEvent(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /** The event that a row names; none if it names none that there is. */
    static Optional<LedgerEvent> stored(String name) {
        return Arrays.stream(values())
                .filter(event -> event.name().equals(name))
                .findFirst();
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
