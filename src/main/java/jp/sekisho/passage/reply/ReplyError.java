package jp.sekisho.passage.reply;

import static jp.sekisho.error.Origin.COUNTERPART;
import static jp.sekisho.error.Origin.GATEWAY;
import static jp.sekisho.error.Origin.OPERATOR;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a counterpart's question is not answered. The counterpart hears none of it. */
public enum ReplyError implements ErrorCode {
    RESTORED(
            "REPLY-001",
            OPERATOR,
            "表がバックアップから戻されたばかりです。突き合わせが承認されるまで、相手に答えません。",
            "The tables come from a backup. No counterpart is answered before the reconciliation is accepted."),
    HELD(
            "REPLY-002",
            OPERATOR,
            "接続先のどのレーンも保留されています。保留を解くまで、相手に答えません。",
            "Every lane of the link is held. Its counterpart is not answered before one is released."),
    SEVERAL_RECORDS(
            "REPLY-003",
            COUNTERPART,
            "一件ずつ問い合わせるはずのところに {actual} 件あります。",
            "It asks about {actual} records where one is expected."),
    NOT_PROCESSED(
            "REPLY-004",
            GATEWAY,
            "問合せを処理できませんでした ({fault})。ログを見てください。",
            "The question could not be processed ({fault}). Look into the log.");

    private final Meaning meaning;

    ReplyError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
