package jp.sekisho.source;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with a file before its meaning is looked at. */
public enum SourceError implements ErrorCode {
    SYNTAX("SOURCE-001", "YAML として読めません: {problem}", "This is not YAML: {problem}"),
    EXPECTED_MAPPING("SOURCE-002", "ここには「項目: 値」の並びを書きます。", "Write a mapping (key: value) here."),
    EXPECTED_LIST("SOURCE-003", "ここには並び ( - … または [ … ] ) を書きます。", "Write a list here."),
    EXPECTED_TEXT("SOURCE-004", "ここには値を 1 つ書きます。", "Write a single value here."),
    MISSING_KEY("SOURCE-005", "「{key}」がありません。書き足してください。", "The key {key} is missing. Add it."),
    UNKNOWN_KEY(
            "SOURCE-006",
            "「{key}」という項目はありません。{ja}使えるのは {known} です。",
            "There is no key {key}.{en} What can be used: {known}."),
    DUPLICATE_KEY("SOURCE-007", "「{key}」が 2 度書かれています。1 つにしてください。", "The key {key} is written twice. Keep one."),
    BAD_VALUE("SOURCE-008", "この値は使えません。{expected} を書いてください。", "This value cannot be used. Write {expected}."),
    UNREADABLE("SOURCE-009", "ファイルを読めません: {problem}", "The file cannot be read: {problem}"),
    EMPTY("SOURCE-010", "ファイルが空です。", "The file is empty."),
    WRONG_CELL_COUNT(
            "SOURCE-011",
            "この行には {actual} 列あります。見出しと同じ {expected} 列にしてください。",
            "This line has {actual} cells. Give it {expected}, as the head line has."),
    BAD_QUOTES("SOURCE-012", "引用符が閉じていないか、閉じた後に文字があります。", "The quotes are not closed, or text follows them."),
    INDIRECT(
            "SOURCE-013",
            "{what} は使えません。そこに書くものをそのまま書いてください。",
            "{what} cannot be used here. Write what it stands for."),
    TAB("SOURCE-014", "字下げにタブは使えません。空白にしてください。", "A tab cannot indent. Use spaces."),
    BYTE_ORDER_MARK(
            "SOURCE-015",
            "ファイルがバイト順マーク (BOM) で始まっています。BOM なしの UTF-8 で保存してください。",
            "The file begins with a byte order mark. Save it as UTF-8 without one."),
    TOO_LARGE(
            "SOURCE-016",
            "ファイルが大きすぎます ({actual} バイト)。{most} バイトまでです。",
            "The file is too large ({actual} bytes). It may have {most}."),
    NOT_UTF_8(
            "SOURCE-017",
            "この行が UTF-8 ではありません。ファイルを UTF-8 で保存してください。",
            "This line is not UTF-8. Save the file as UTF-8."),
    CONTROL_CHARACTER(
            "SOURCE-018",
            "制御文字 {character} は使えません。消してください。",
            "The control character {character} cannot be used. Remove it."),
    ONE_DOCUMENT(
            "SOURCE-019",
            "1 つのファイルに書けるのは 1 つだけです。--- から後は別のファイルにしてください。",
            "One file says one thing. Put what follows --- into a file of its own."),
    TOO_DEEP("SOURCE-020", "入れ子が深すぎます。{most} 段までです。", "This is nested too deeply. {most} levels are the most.");

    private final Meaning meaning;

    SourceError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
