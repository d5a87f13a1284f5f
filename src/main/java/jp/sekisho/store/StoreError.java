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
            "The database cannot be reached. See whether it runs, and whether another process has it open."),
    NOT_THESE_SECRETS(
            "STORE-007",
            "秘密の保管場所 {path} の中身は、このデータベースのものではありません。データベースと同じ控えから戻してください。新しい秘密は作りません。",
            "The secrets in {path} are not those of this database. Restore them from the same backup as the database. No new"
                    + " ones are made."),
    LOGIN_REFUSED(
            "STORE-008",
            "データベースが {user} のログインを断りました。パスワードを確かめてください。H2 なら data/secrets をデータベースと同じ控えから戻してください。",
            "The database refuses the login of {user}. Check the password; for H2, restore data/secrets from the same backup as"
                    + " the database."),
    NOT_THESE_TABLES(
            "STORE-009",
            "データベースの表は、この版の手順で作られたものではありません。作った版で起動してください。デモなら data を消すと最初から始まります。",
            "The tables of this database were not made by the migrations of this version. Start the version that made them; in"
                    + " the demo, delete data to begin anew."),
    NOT_SECRETS_OF_FILES(
            "STORE-010",
            "秘密の保管場所 {path} の鍵で {files} の closed-by-key-… が開きません。{files} を閉じた鍵ではないか、そのファイルが壊れています。鍵を {files} と同じ控えから戻してください。鍵が正しければ、closed-by-key-… だけを控えから戻してください。新しい鍵は作りません。",
            "The secrets in {path} do not open closed-by-key-… in {files}: they are not those that closed it, or that file is damaged."
                    + " Restore the secrets from the same backup as {files}; if they are the right ones, only closed-by-key-… from"
                    + " a backup. No new secrets are made."),
    FOLDER_NOT_OURS(
            "STORE-011",
            "{path} を所有者だけのもの (モード 700) にできません。ゲートウェイを動かす利用者の所有にしてください。",
            "{path} cannot be made its owner's alone (mode 700). It has to belong to the user that runs the gateway."),
    KEY_NEEDED(
            "STORE-012",
            "鍵 {key} はまだ要ります。最も新しい鍵であるか、{files} 個のファイルに、この鍵で閉じたものがあります。",
            "Key {key} is still needed: it is the newest, or {files} files hold something that it has closed."),
    NO_SUCH_KEY("STORE-013", "鍵 {key} はありません。", "There is no key {key}.");

    private final Meaning meaning;

    StoreError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.PARK, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
