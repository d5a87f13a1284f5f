package jp.sekisho.operate.command.terminal;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a command that was understood cannot be carried out with what is there. */
public enum CommandError implements ErrorCode {
    CATALOGUE_WRONG(
            "COMMAND-001",
            "{folder} に誤りがあります。sekisho check --mappings {folder} で確かめてください。",
            "{folder} has errors. Run: sekisho check --mappings {folder}"),
    NO_MAP("COMMAND-002", "変換表 {map} はありません。{ja}", "There is no map {map}.{en}"),
    MAP_NOT_IN_FORCE(
            "COMMAND-003",
            "{on} に変換表 {map} とそのレイアウトがそろって有効ではありません。有効な日を --on で指定してください。",
            "On {on} the map {map} and its layouts are not all in force. Name a day on which they are with --on."),
    NO_DATA("COMMAND-004", "{folder} がありません。ゲートウェイはまだ動いたことがないようです。", "There is no {folder}: has a gateway run yet?"),
    NO_USER(
            "COMMAND-005",
            "操作には利用者が要ります。--user または環境変数 SEKISHO_USER で指定してください。",
            "Who acts? Name your account with --user, or in $SEKISHO_USER."),
    PASSWORD_FILE(
            "COMMAND-006",
            "パスワードのファイル {file} を読めないか、ほかの利用者も読めます。モード 600 にしてください。",
            "The password file {file} cannot be read, or others can read it. Set it to mode 600."),
    PASSWORDS_DIFFER("COMMAND-007", "二つのパスワードが違います。", "The two passwords differ."),
    GATEWAY_RUNS("COMMAND-008", "{folder} でゲートウェイが動いています。止めてからもう一度どうぞ。", "A gateway runs on {folder}. Stop it first."),
    NO_RING(
            "COMMAND-009",
            "役割 {role} の鍵束がありません。--certs には、役割ごとの鍵束 ({role}/ など) があるフォルダを指定してください。",
            "There is no key ring of the role {role} here. Let --certs name the folder that has a ring for each role, such as"
                    + " {role}/.");

    private final Meaning meaning;

    CommandError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
