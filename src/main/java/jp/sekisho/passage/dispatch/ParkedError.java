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
            "There is no link {link}. Put its file back, or end the request by settle or give-up.");

    private final Meaning meaning;

    ParkedError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
