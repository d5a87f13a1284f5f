package jp.sekisho.masters;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a master is not taken, or not adopted. */
enum MasterError implements ErrorCode {
    NOT_A_MASTER(
            "MASTER-001", Origin.COUNTERPART, "配信マスターの電文ではありません。", "The letter is not one that distributes a master."),
    WRONG_SHAPE(
            "MASTER-002", Origin.COUNTERPART, "マスターの形が約束と違います: {part}", "The master is not shaped as agreed: {part}"),
    WRONG_ROW(
            "MASTER-003",
            Origin.COUNTERPART,
            "マスターの {line} 行目を読めません。列は {columns} です。",
            "Line {line} of the master cannot be read. Its columns are {columns}."),
    WRONG_COUNT(
            "MASTER-004",
            Origin.COUNTERPART,
            "マスターは {said} 行と言っていますが、{found} 行あります。",
            "The master says {said} rows and has {found}."),
    ANOTHER_CONTENT(
            "MASTER-005",
            Origin.COUNTERPART,
            "照会許可照会リストの版 {version} は、別の内容で受け取っています。配信元に確かめてください。",
            "Version {version} of the permit list was received before with another content. Ask who distributes it."),
    NO_SUCH(
            "MASTER-006",
            Origin.OPERATOR,
            "照会許可照会リストの版 {version} は受け取っていません。",
            "Version {version} of the permit list has not been received."),
    GAP(
            "MASTER-007",
            Origin.OPERATOR,
            "照会許可照会リストの版 {version} の前に、版 {missing} を採用してください。",
            "Adopt version {missing} of the permit list before version {version}."),
    SMALLER(
            "MASTER-008",
            Origin.OPERATOR,
            "照会許可照会リストの版 {version} は {rows} 行で、前の版の {before} 行より 3 割以上少なくなっています。正しければ、その旨を付けて採用してください。",
            "Version {version} of the permit list has {rows} rows, smaller by 30 % or more than the {before} before. If that is right, say so when"
                    + " adopting it."),
    ADOPTED(
            "MASTER-009",
            Origin.OPERATOR,
            "照会許可照会リストの版 {version} は採用済みです。",
            "Version {version} of the permit list has been adopted."),
    NOTHING_TO_TAKE_BACK(
            "MASTER-010", Origin.OPERATOR, "戻せる採用はありません。", "There is no adoption that could be taken back."),
    OLDER(
            "MASTER-011",
            Origin.OPERATOR,
            "照会許可照会リストは、版 {version} より新しい版 {adopted} を採用済みです。",
            "Of the permit list, version {adopted} has been adopted, which is newer than {version}."),
    NOT_LISTED(
            "MASTER-012",
            Origin.SENDER,
            "国の照会許可照会リスト (版 {version}) に、この手続でこの特定個人情報を照会できるという行がありません。",
            "The national permit list (version {version}) has no row by which this procedure may ask for this information."),
    OTHER_KIND(
            "MASTER-013",
            Origin.OPERATOR,
            "種別 {kind} のマスターは使わないため、受け取りません。受け取るのは照会許可照会リスト (permit-list) だけです。",
            "Masters of the kind {kind} are not used here and not received. Only the permit list (permit-list) is.");

    private final Meaning meaning;

    MasterError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
