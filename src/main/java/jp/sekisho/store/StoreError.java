package jp.sekisho.store;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with what is kept at rest. */
public enum StoreError implements ErrorCode {
    SECRETS_OPEN_TO_OTHERS(
            "STORE-001",
            "{path} を他の利用者も読めます。ディレクトリは 700、ファイルは 600 にしてください。",
            "{path} can be read by other users. Set directories to mode 700 and files to 600."),
    SECRETS_UNUSABLE(
            "STORE-002", "秘密の保管場所 {path} を使えません: {problem}", "The secrets in {path} cannot be used: {problem}"),
    SECRET_DAMAGED(
            "STORE-003", "秘密 {path} が壊れています。控えから戻してください。", "The secret {path} is damaged. Restore it from its copy."),
    KEY_UNKNOWN(
            "STORE-004",
            "項目 {column} を閉じた鍵 {key} がありません。データベースと同じ控えから data/secrets を戻してください。",
            "Key {key}, which closed {column}, is missing. Restore data/secrets from the same backup as the database."),
    NOT_AUTHENTIC(
            "STORE-005",
            "項目 {column} の保管内容は書いたときのままではありません。値は使いません。",
            "What is stored in {column} is not what was written. It is not used."),
    NOT_REACHED(
            "STORE-006",
            "データベースに接続できません。動いているか、別のプロセスが使用中でないかを確かめてください。",
            "The database cannot be reached. See whether it runs, and whether another process has it open.");

    private final Meaning meaning;

    StoreError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.PARK, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
