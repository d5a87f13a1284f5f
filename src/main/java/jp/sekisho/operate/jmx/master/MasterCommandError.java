package jp.sekisho.operate.jmx.master;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a command about masters is not carried out. */
enum MasterCommandError implements ErrorCode {
    NO_LINK("MASTER-021", "接続先 {link} はありません。", "There is no link {link}."),
    UNREADABLE("MASTER-022", "ファイル {file} を読めません。", "The file {file} cannot be read."),
    NO_VERSION("MASTER-023", "版の番号を書いてください。例: 12", "Write the number of a version, such as 12.");

    private final Meaning meaning;

    MasterCommandError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
