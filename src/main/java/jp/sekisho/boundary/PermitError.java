package jp.sekisho.boundary;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why somebody may not ask, and what can be wrong with a file of permits. */
enum PermitError implements ErrorCode {
    UNKNOWN_SYSTEM(
            "PERMIT-001",
            Origin.SENDER,
            "この送り手は、許可表に登録されたシステムではありません。",
            "The sender is not a system that the permits know."),
    NO_PERMIT(
            "PERMIT-002",
            Origin.SENDER,
            "{system} には {interface} の許可がありません。許可表に行を足すよう、管理者に申し出てください。",
            "{system} has no permit for {interface}. Ask the administrator for one."),
    OFFICE(
            "PERMIT-003",
            Origin.SENDER,
            "このシステムの部署 {office} には許可がありません。",
            "This system has no permit for its office {office}."),
    INFORMATION(
            "PERMIT-004",
            Origin.SENDER,
            "この事務では {information} を照会できません。",
            "This office may not ask for {information}."),
    PROCEDURE(
            "PERMIT-005",
            Origin.SENDER,
            "この部署には、手続 {procedure} の許可がありません。",
            "This office has no permit for the procedure {procedure}."),
    NOT_IN_FORCE(
            "PERMIT-006",
            Origin.SENDER,
            "許可は {from} から {until} までです。{date} には使えません。",
            "The permit holds from {from} until {until}, not on {date}."),
    UNSAID("PERMIT-007", Origin.SENDER, "電文に {means} の値がありません。", "The message does not say its {means}."),
    PRIORITY(
            "PERMIT-008",
            Origin.SENDER,
            "この許可では優先度 {asked} は使えません。{highest} までです。",
            "The permit does not allow the priority {asked}; {highest} is the most urgent it allows."),
    UNKNOWN_COLUMN(
            "PERMIT-011",
            Origin.OPERATOR,
            "「{column}」という列はありません。使える列: {known}",
            "There is no column {column}. There are: {known}."),
    BLANK("PERMIT-012", Origin.OPERATOR, "「{column}」が空です。値を書いてください。", "The column {column} is blank. Write a value."),
    UNTIL_BEFORE_FROM("PERMIT-013", Origin.OPERATOR, "終わりの日が始めの日より前です。", "The permit ends before it begins."),
    TWICE(
            "PERMIT-014",
            Origin.OPERATOR,
            "同じ許可が、重なる期間で 2 度書かれています。",
            "The same permit is written twice for the same days.");

    private final Meaning meaning;

    PermitError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
