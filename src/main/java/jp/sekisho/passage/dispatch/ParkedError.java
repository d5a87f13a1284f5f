package jp.sekisho.passage.dispatch;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why what a person decided about a parked request is not done. */
public enum ParkedError implements ErrorCode {
    NOT_PARKED(
            "PARKED-001",
            "要求 {request} は判断待ちではありません。sekisho parked list で確かめてください。",
            "The request {request} does not wait for a person. Look at sekisho parked list."),
    MUST_NOT_GO_TWICE(
            "PARKED-002",
            "相手が受け取ったかもしれず、二度送れない相手です。受け取っていないことを相手に確かめ、--not-taken を付けて理由に書いてください。",
            "The counterpart may have it, and must not be sent it twice. Make sure there that it does not, then use --not-taken and"
                    + " say so in the reason."),
    NO_LINK(
            "PARKED-003",
            "接続先 {link} がありません。接続先のファイルを戻すか、settle または give-up で終えてください。",
            "There is no link {link}. Put its file back, or end the request by settle or give-up."),
    NUMBER_IN_DOUBT(
            "PARKED-004",
            "相手が数える番号で送ったかもしれず、あとから届くかもしれません。先に withdraw で相手に取りやめを求めてください。",
            "It may have been sent under a number that the counterpart counts, and may still arrive. First ask the counterpart by"
                    + " withdraw never to take it."),
    KEEPS_ITS_NUMBER(
            "PARKED-005",
            "相手が数える番号を持っています。--not-taken を付けずに send-again を使えば、同じ番号と内容で送り直します。",
            "It has a number that the counterpart counts. Use send-again without --not-taken: the same goes again under the same number."),
    NOTHING_TO_WITHDRAW(
            "PARKED-006",
            "相手が数える番号で送ったかもしれないものだけを取りやめられます。",
            "Only what may have been sent under a number that the counterpart counts can be withdrawn."),
    TAKEN_THERE(
            "PARKED-007",
            "相手は受け取っています (受付番号 {receipt})。send-again を使うと、受付番号を受け取り、回答を待ちます。",
            "The counterpart has taken it (receipt {receipt}). Use send-again: it gets its receipt, and its answer is awaited."),
    NEVER_TAKEN(
            "PARKED-008",
            "相手はこの要求を今後も受け取りません。settle または give-up で終えてください。",
            "The counterpart will never take it. End it by settle or give-up.");

    private final Meaning meaning;

    ParkedError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
