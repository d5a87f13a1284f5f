package jp.sekisho.entry;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What is wrong with a file of numbers, or with entering one. No sentence holds a number of a person. */
public enum EntryError implements ErrorCode {
    LAYOUT_UNFIT(
            "ENTRY-001",
            Origin.OPERATOR,
            "レイアウト {layout} から番号を読めません。データのレコードに class: individual-number の項目と means: person の項目を 1 つずつ書いてください。",
            "No numbers can be read by the layout {layout}. Give its data records one item of class: individual-number and one that"
                    + " means: person."),
    NUMBER_OF_TWO(
            "ENTRY-002",
            Origin.SENDER,
            "{at}の番号は、ファイルのほかの行では別の人のものです。どちらの人も登録しません。",
            "{at} has a number that is another person's elsewhere in the file: it is entered for neither."),
    FILE_CHANGED(
            "ENTRY-003",
            Origin.OPERATOR,
            "登録の途中でファイルが変わりました。ここまでの登録は残っています。同じファイルでもう一度実行してください。",
            "The file changed while it was entered. What was entered stays. Run it again with the same file."),
    AT_WORK(
            "ENTRY-004",
            Origin.OPERATOR,
            "ほかの登録が進んでいます。終わってから実行してください。",
            "Another entry is under way. Run this one when it has ended."),
    NO_FILE("ENTRY-005", Origin.OPERATOR, "ファイルを読めません。", "The file cannot be read."),
    NO_LAYOUT(
            "ENTRY-006",
            Origin.OPERATOR,
            "レイアウト {layout} は {on} に有効ではないか、ありません。",
            "There is no layout {layout} that is in force on {on}."),
    NO_SYSTEM("ENTRY-007", Origin.OPERATOR, "業務システム {system} はありません。", "There is no business system {system}."),
    NEVER_RAN(
            "ENTRY-008",
            Origin.OPERATOR,
            "このデータベースでゲートウェイが動いたことがありません。一度起動してから実行してください。",
            "No gateway has ever run on this database. Start one first."),
    GATEWAY_ELSEWHERE(
            "ENTRY-009",
            Origin.OPERATOR,
            "このデータベースでは別の場所のゲートウェイが動いています。そのゲートウェイの置き場で実行するか、止めてから実行してください。",
            "A gateway lives on this database elsewhere. Run this where its data folder is, or stop it first.");

    private final Meaning meaning;

    EntryError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
