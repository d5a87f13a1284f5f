package jp.sekisho.layout.item;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/**
 * What can be wrong with a message (LAYOUT-001 to 019 and 040 to 069). Never names a value.
 *
 * <p>{@code at} is the line of the file where each record is one, and its header too; elsewhere the record. Where there may be
 * no record yet, {@code row} counts the lines of the text.
 */
public enum LayoutError implements ErrorCode {
    WRONG_LENGTH(
            "LAYOUT-001",
            "{layout} の{at}の長さが違います。{expected} バイトのはずが {actual} バイトです。",
            "{at} of {layout} must have {expected} bytes and has {actual}."),
    NOT_IN_CHARSET(
            "LAYOUT-002",
            "{at}の項目「{item}」の {byte} バイト目が {charset} の文字ではありません。",
            "{at}, item {item}: byte {byte} is not a character of {charset}."),
    MISSING("LAYOUT-003", "{at}の項目「{item}」は必須ですが空です。", "{at}: item {item} is required and blank."),
    NOT_A_DATE("LAYOUT-004", "{at}の項目「{item}」が正しい日付（日時）ではありません。", "{at}: item {item} is not a valid date or time."),
    WRONG_TYPE(
            "LAYOUT-005",
            "{at}の項目「{item}」が type: {type} の値ではありません。",
            "{at}: item {item} is not a value of type {type}."),
    WRONG_CONSTANT("LAYOUT-006", "{at}の項目「{item}」は「{expected}」でなければなりません。", "{at}: item {item} must be {expected}."),
    TOO_LONG(
            "LAYOUT-007",
            "{at}の項目「{item}」が長すぎます。{most} {unit} までのところ {actual} あります。",
            "{at}: item {item} is too long: {actual} where {most} {unit} fit."),
    UNMAPPABLE(
            "LAYOUT-008",
            "{at}の項目「{item}」の {character} 文字目は {charset} で書けません。",
            "{at}, item {item}: character {character} cannot be written in {charset}."),
    NOT_IN_REPERTOIRE(
            "LAYOUT-009",
            "{at}の項目「{item}」の {character} 文字目は文字集合 {repertoire} にありません。",
            "{at}, item {item}: character {character} is not in the repertoire {repertoire}."),
    WRONG_SEPARATOR(
            "LAYOUT-010",
            "{at}の項目「{item}」の後の {byte} バイト目が区切り文字ではありません。",
            "{at}: byte {byte}, after item {item}, is not the separator."),
    FORBIDDEN_CHARACTER(
            "LAYOUT-011",
            "{at}の項目「{item}」に制御文字・書式文字・外字（私用領域の文字）があるか、異体字セレクターで始まっています。",
            "{at}: item {item} holds a control, formatting or private-use character, or begins with a variation selector."),
    NOT_XML(
            "LAYOUT-012",
            "XML として読めません（テキストの {row} 行 {column} 桁）。",
            "Not well-formed XML at line {row} of the text, column {column}."),
    XML_FORBIDDEN(
            "LAYOUT-013",
            "XML に使えないもの（{what}）がテキストの {row} 行目にあります。",
            "Line {row} of the XML text holds what is not accepted: {what}."),
    WRONG_ROOT(
            "LAYOUT-014",
            "XML の最上位は名前空間 {namespace} の {expected} でなければなりません。",
            "The root must be {expected} in the namespace {namespace}."),
    UNKNOWN_ELEMENT(
            "LAYOUT-015",
            "{at}の {position} 番目の要素は {layout} にありません。",
            "{at}: element number {position} is not in {layout}."),
    REPEATED_ELEMENT("LAYOUT-016", "{at}に項目「{item}」が 2 度あります。", "{at}: item {item} occurs twice."),
    WRONG_RECORD_COUNT(
            "LAYOUT-017", "{layout} は 1 件のはずですが {actual} 件あります。", "{layout} holds exactly one record, not {actual}."),
    NO_SUCH_ITEM(
            "LAYOUT-018",
            "項目「{item}」は {layout} (第{version}版) にありません。",
            "No item {item} in {layout} (version {version}).",
            Origin.GATEWAY),
    TOO_SHORT(
            "LAYOUT-019",
            "{at}の項目「{item}」が短すぎます。ちょうど {expected} {unit} のところ {actual} です。",
            "{at}: item {item} must have exactly {expected} {unit} and has {actual}."),
    LINE_NOT_IN_CHARSET(
            "LAYOUT-040",
            "{at}の {byte} バイト目が {charset} の文字ではありません。",
            "{at}: byte {byte} is not a character of {charset}."),
    NO_BYTE_ORDER_MARK(
            "LAYOUT-041",
            "{layout} はバイト順マーク (EF BB BF) で始まらなければなりません。",
            "{layout} must begin with a byte order mark (EF BB BF)."),
    UNAGREED_BYTE_ORDER_MARK(
            "LAYOUT-042",
            "{layout} はバイト順マーク (EF BB BF) なしで書きます。",
            "{layout} is written without a byte order mark (EF BB BF)."),
    WRONG_END_OF_LINE(
            "LAYOUT-043",
            "{at}が {expected} で終わっていません。最後の行も {expected} で終えてください。",
            "{at} does not end with {expected}; the last line must too."),
    BAD_QUOTES(
            "LAYOUT-044",
            "{at}の項目「{item}」の引用符が正しくありません。値全体をその行の中で囲み、中の引用符は 2 つ重ねてください。",
            "{at}: the quotes of item {item} are wrong. Quote the whole value within its line, and double quotes inside."),
    MISSING_COLUMN("LAYOUT-045", "{at}に項目「{item}」がありません。", "{at} ends before item {item}."),
    EXTRA_COLUMN(
            "LAYOUT-046",
            "{at}には {actual} 項目あります。「{item}」までの {expected} 項目にしてください。",
            "{at} has {actual} items. {item} is the last of {expected}."),
    WRONG_HEADER(
            "LAYOUT-047", "見出しの {position} 番目は「{item}」でなければなりません。", "Column {position} of the header must be {item}."),
    NO_RECORDS("LAYOUT-048", "{layout} に 1 件もありません。", "{layout} holds no record."),
    WRONG_ORDER("LAYOUT-049", "{at}の項目「{item}」の順番が違います。", "{at}: item {item} is out of order."),
    NEW_ITEM(
            "LAYOUT-050",
            "項目「{item}」は {layout} の第{version}版にありますが、前の版で書かれた行にはありません。",
            "Item {item} is in {layout} (version {version}), and not in the line, which a former version wrote.",
            Origin.OPERATOR),
    UNKNOWN_KIND(
            "LAYOUT-051",
            "{at}のレコードの種別（項目「{item}」）は {layout} にありません。",
            "{at}: {layout} has no kind of record with this {item}."),
    KIND_OUT_OF_ORDER(
            "LAYOUT-052",
            "{at}にレコード「{kind}」は来られません。順番はヘッダー、データ、トレーラー、エンドです。別にした悪い件は、直して元のファイルに戻してから変換してください。",
            "{at}: a record {kind} cannot stand here. The order is header, data, trailer, end. Bad records that were put aside are mended in the file they came from."),
    KIND_MISSING(
            "LAYOUT-053",
            "{layout} は{at}で終わっていますが、レコード「{kind}」がまだありません。途中で切れていないか確かめてください。",
            "{at} is the last of {layout}, and no record {kind} has come. See whether it was cut off."),
    WRONG_COUNT(
            "LAYOUT-054",
            "{at}の項目「{item}」は {said} 件と言っていますが、実際は {counted} 件です。",
            "{at}: item {item} says {said} records, and there are {counted}."),
    WRONG_TOTAL("LAYOUT-055", "{at}の項目「{item}」が、項目「{of}」の合計と一致しません。", "{at}: item {item} is not the sum of {of}."),
    LINE_TOO_LONG("LAYOUT-056", "{at}が長すぎます。{most} バイトまでに行末がありません。", "{at} is too long: no end within {most} bytes."),
    WRONG_SLOT_COUNT(
            "LAYOUT-057",
            "{at}の項目「{item}」が繰返し「{group}」の数と合いません。0 から {most} までで、使う分だけを埋めてください。",
            "{at}: item {item} does not count the group {group}: 0 to {most}, and only so many are filled."),
    NOT_FILLER(
            "LAYOUT-058",
            "{at}の {byte} バイト目は埋め草のはずですが、ほかの値です。",
            "{at}: byte {byte} should be filler and is something else."),
    UNKNOWN_VARIANT(
            "LAYOUT-059",
            "{at}の項目「{item}」では、領域「{area}」の形が決まりません。",
            "{at}: this {item} does not say what the area {area} is."),
    OTHER_VARIANT_FILLED(
            "LAYOUT-060",
            "{at}の項目「{item}」は、領域「{area}」の今の形にはありません。",
            "{at}: item {item} is not in the area {area} as it stands here."),
    NOT_STORED_AS_SAID(
            "LAYOUT-061",
            "{at}の項目「{item}」の {byte} バイト目が stored: {stored} の数値ではありません。",
            "{at}, item {item}: byte {byte} is not part of a number stored as {stored}."),
    TOO_LARGE(
            "LAYOUT-062",
            "{layout} は {most} バイトまでです。分けて送ってください。",
            "A message of {layout} has at most {most} bytes. Send it in parts."),
    NOT_JSON(
            "LAYOUT-063",
            "JSON として読めません（テキストの {row} 行 {column} 桁）。",
            "Not JSON at line {row} of the text, column {column}."),
    JSON_FORBIDDEN("LAYOUT-064", "{at}に使えないもの（{what}）があります。", "{at} holds what is not accepted: {what}."),
    SEPARATOR_IN_VALUE(
            "LAYOUT-065",
            "{at}の項目「{item}」の値に区切り文字があり、引用符なしでは書けません。",
            "{at}: the value of item {item} holds the separator, and there are no quotes to write it in."),
    NOT_EMPTY(
            "LAYOUT-066",
            "{at}の項目「{item}」は使われない所なので、空でなければなりません。",
            "{at}: item {item} is not used here and must be empty."),
    NO_HEADER(
            "LAYOUT-067",
            "{layout} は項目名の見出しで始まるはずですが、何もありません。途中で切れていないか確かめてください。",
            "{layout} begins with a header of its items' names, and there is nothing. See whether it was cut off.");

    private final Meaning meaning;

    LayoutError(String wire, String japanese, String english) {
        this(wire, japanese, english, Origin.SENDER);
    }

    LayoutError(String wire, String japanese, String english, Origin origin) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
