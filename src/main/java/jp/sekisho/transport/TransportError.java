package jp.sekisho.transport;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What became of content that a transport was to hand over. */
public enum TransportError implements ErrorCode {
    /** The party surely did not take it. */
    CLOSED("SEND-001", Disposition.RETRY, "相手は今受け付けていません。", "The counterpart is not taking messages now."),
    /** Nobody knows whether the party took it. */
    FAULT(
            "SEND-002",
            Disposition.RETRY,
            "相手との通信に失敗しました ({cause})。同じ番号で送り直します。",
            "Talking to the counterpart failed ({cause}). It is sent again under the same id."),
    /** The party never will take it. */
    REJECTED(
            "SEND-003",
            Disposition.PARK,
            "相手がこの電文を拒みました ({status})。",
            "The counterpart rejected this message ({status})."),
    /** Nothing has left. */
    UNREACHED(
            "SEND-006",
            Disposition.RETRY,
            "相手に接続できませんでした ({cause})。相手には何も届いていません。",
            "The counterpart could not be reached ({cause}); nothing has left.");

    private final Meaning meaning;

    TransportError(String wire, Disposition disposition, String japanese, String english) {
        meaning = new Meaning(wire, Origin.COUNTERPART, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
