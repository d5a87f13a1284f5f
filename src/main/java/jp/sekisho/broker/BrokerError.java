package jp.sekisho.broker;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why the embedded broker does not start. */
enum BrokerError implements ErrorCode {
    IN_USE(
            "BROKER-001",
            "ブローカーの保管場所 {directory} は別のプロセスが使っています。それを止めてから始めてください。",
            "The broker's directory {directory} is used by another process. Stop that one first."),
    NOT_STARTED("BROKER-002", "ブローカーが始まりません: {problem}", "The broker does not start: {problem}"),
    AUDIT_LOGS_ON(
            "BROKER-003",
            "ブローカーの監査ログ {logger} が有効で、見出しがログに出ます。logging.level.org.apache.activemq.audit=OFF としてください。",
            "The broker's logger {logger} is on and would log headers. Set logging.level.org.apache.activemq.audit=OFF."),
    IN_THE_CLEAR(
            "BROKER-004",
            "{directory} には、以前の版が暗号化せずに保管した電文があります。以前の版で起動してすべての待ち行列を空にし、止めてから {directory} を消してください。",
            "{directory} holds messages that an earlier version stored unencrypted. Start that version until all queues are empty,"
                    + " stop it, and delete {directory}.");

    private final Meaning meaning;

    BrokerError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.RETRY, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
