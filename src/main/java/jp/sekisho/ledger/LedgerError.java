package jp.sekisho.ledger;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What the ledger's writer and verifier find. */
enum LedgerError implements ErrorCode {
    SUPERSEDED(
            "LEDGER-001",
            "別のゲートウェイがこのバケット {bucket} を引き継ぎました。このプロセスは書き込みを止めます。",
            "Another gateway has taken over bucket {bucket}. This process stops writing."),
    GAP("LEDGER-002", "バケット {bucket} の {seq} 番の記録がありません。", "Row {seq} of bucket {bucket} is missing."),
    CHANGED("LEDGER-003", "バケット {bucket} の {seq} 番の記録が書き換えられています。", "Row {seq} of bucket {bucket} was changed."),
    BROKEN("LEDGER-004", "バケット {bucket} の {seq} 番で鎖が切れています。", "The chain of bucket {bucket} is broken at row {seq}."),
    CUT(
            "LEDGER-005",
            "バケット {bucket} の末尾が切り取られています ({seq} 番まであるはずです)。",
            "The end of bucket {bucket} was cut off (it should reach row {seq})."),
    PUT_BACK(
            "LEDGER-006",
            "バケット {bucket} が、確定したはずの所より前に戻っています。データベースが戻されました。このプロセスは書き込みを止めます。",
            "Bucket {bucket} is further back than what was committed: the database was put back. This process stops writing.");

    private final Meaning meaning;

    LedgerError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.GATEWAY, Disposition.PARK, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
