package jp.sekisho.layout;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Origin;

/**
 * What can be wrong with a message (up to 019, and from 040) or with a layout's own file (020 to 039). Never names a value.
 *
 * <p>{@code line} counts records from 1; where there may be no record yet, {@code row} counts the lines of the text.
 */
public enum LayoutError implements ErrorCode {
    WRONG_LENGTH(
            "LAYOUT-001",
            "{layout} の {line} 行目の長さが違います。{expected} バイトのはずが {actual} バイトです。",
            "Line {line} of {layout} must have {expected} bytes and has {actual}."),
    NOT_IN_CHARSET(
            "LAYOUT-002",
            "{line} 行目の項目「{item}」の {byte} バイト目が {charset} の文字ではありません。",
            "Line {line}, item {item}: byte {byte} is not a character of {charset}."),
    MISSING("LAYOUT-003", "{line} 行目の項目「{item}」は必須ですが空です。", "Line {line}: item {item} is required and blank."),
    NOT_A_DATE(
            "LAYOUT-004",
            "{line} 行目の項目「{item}」が正しい日付（日時）ではありません。",
            "Line {line}: item {item} is not a valid date or time."),
    WRONG_TYPE(
            "LAYOUT-005",
            "{line} 行目の項目「{item}」が type: {type} の値ではありません。",
            "Line {line}: item {item} is not a value of type {type}."),
    WRONG_CONSTANT(
            "LAYOUT-006",
            "{line} 行目の項目「{item}」は「{expected}」でなければなりません。",
            "Line {line}: item {item} must be {expected}."),
    TOO_LONG(
            "LAYOUT-007",
            "{line} 行目の項目「{item}」が長すぎます。{most} {unit} までのところ {actual} あります。",
            "Line {line}: item {item} is too long: {actual} where {most} {unit} fit."),
    UNMAPPABLE(
            "LAYOUT-008",
            "{line} 行目の項目「{item}」の {character} 文字目は {charset} で書けません。",
            "Line {line}, item {item}: character {character} cannot be written in {charset}."),
    NOT_IN_REPERTOIRE(
            "LAYOUT-009",
            "{line} 行目の項目「{item}」の {character} 文字目は文字集合 {repertoire} にありません。",
            "Line {line}, item {item}: character {character} is not in the repertoire {repertoire}."),
    WRONG_SEPARATOR(
            "LAYOUT-010",
            "{line} 行目の項目「{item}」の後の {byte} バイト目が区切り文字ではありません。",
            "Line {line}: byte {byte}, after item {item}, is not the separator."),
    FORBIDDEN_CHARACTER(
            "LAYOUT-011",
            "{line} 行目の項目「{item}」に制御文字・書式文字・外字（私用領域の文字）があります。",
            "Line {line}: item {item} holds a control, formatting or private-use character."),
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
            "{line} 件目の {position} 番目の要素は {layout} にありません。",
            "Record {line}: element number {position} is not in {layout}."),
    REPEATED_ELEMENT("LAYOUT-016", "{line} 件目に項目「{item}」が 2 度あります。", "Record {line}: item {item} occurs twice."),
    WRONG_RECORD_COUNT(
            "LAYOUT-017", "{layout} は 1 件のはずですが {actual} 件あります。", "{layout} holds exactly one record, not {actual}."),
    NO_SUCH_ITEM(
            "LAYOUT-018",
            "項目「{item}」は {layout} (第{version}版) にありません。",
            "No item {item} in {layout} (version {version}).",
            Origin.GATEWAY),
    TOO_SHORT(
            "LAYOUT-019",
            "{line} 行目の項目「{item}」が短すぎます。ちょうど {expected} {unit} のところ {actual} です。",
            "Line {line}: item {item} must have exactly {expected} {unit} and has {actual}."),

    UNKNOWN_CHARSET(
            "LAYOUT-020",
            "文字コード {charset} はありません。Java の文字コード名を書いてください。",
            "There is no charset {charset}. Write the name of a Java charset.",
            Origin.OPERATOR),
    REPEATED_ITEM(
            "LAYOUT-021",
            "項目「{item}」が 2 度定義されています。名前を変えてください。",
            "Item {item} is defined twice. Rename one.",
            Origin.OPERATOR),
    NO_ITEMS(
            "LAYOUT-022", "項目がありません。fields に書いてください。", "There are no items. Write them under fields.", Origin.OPERATOR),
    NO_WIDTH(
            "LAYOUT-023",
            "固定長の項目「{item}」に幅がありません。bytes: を 1 以上で書いてください。",
            "Item {item} of a fixed layout has no width. Write bytes: 1 or more.",
            Origin.OPERATOR),
    UNKNOWN_TYPE(
            "LAYOUT-024",
            "型 {type} はありません。text, digits, code, date, date-time のどれかです。",
            "There is no type {type}. Choose text, digits, code, date or date-time.",
            Origin.OPERATOR),
    BAD_FORMAT(
            "LAYOUT-025",
            "日付の形式として使えません。yyyyMMdd のように書いてください。",
            "This is not a date format. Write one like yyyyMMdd.",
            Origin.OPERATOR),
    CONSTANT_DOES_NOT_FIT(
            "LAYOUT-026",
            "「{item}」の決まった値が、その項目の型か幅に合いません。",
            "The constant of item {item} does not fit its type or width.",
            Origin.OPERATOR),
    CONTRADICTION(
            "LAYOUT-027",
            "「{item}」は必須なのに空を許しています。どちらかにしてください。",
            "Item {item} is both required and allowed to be blank. Choose one.",
            Origin.OPERATOR),
    UNKNOWN_MEANING(
            "LAYOUT-028",
            "役割 {means} はありません。person, office, procedure, information のどれかです。",
            "There is no role {means}. Choose person, office, procedure or information.",
            Origin.OPERATOR),
    SUBSTITUTE_DOES_NOT_FIT(
            "LAYOUT-029",
            "「{item}」の代わりの文字は、この文字コードで 1 文字でなければなりません。",
            "The substitute of item {item} must be one character that the charset has.",
            Origin.OPERATOR),
    CLASS_NOT_CARRIED(
            "LAYOUT-030",
            "「{item}」の区分 {class} は、このレイアウトでは運べません (carries-no)。",
            "Item {item} is of class {class}, which this layout does not carry (carries-no).",
            Origin.OPERATOR),
    UNKNOWN_REPERTOIRE(
            "LAYOUT-031",
            "文字集合 {repertoire} はありません。{known} のどれかです。",
            "There is no repertoire {repertoire}. Choose one of {known}.",
            Origin.OPERATOR),
    NOT_A_NAME(
            "LAYOUT-032", "「{item}」は XML の要素名に使えません。", "{item} cannot be the name of an XML element.", Origin.OPERATOR),
    XML_IS_UTF_8("LAYOUT-033", "XML の文字コードは UTF-8 です。", "XML is written in UTF-8.", Origin.OPERATOR),
    PAD_WITHOUT_WIDTH(
            "LAYOUT-034",
            "項目「{item}」を埋めるには幅が要ります。characters: を書いてください。",
            "Item {item} is padded, but to what width? Write characters:.",
            Origin.OPERATOR),
    BAD_SEPARATOR(
            "LAYOUT-035",
            "区切り文字は、引用符でも改行でもない 1 文字の ASCII です。",
            "The separator is one ASCII character, neither a quote nor a line end.",
            Origin.OPERATOR),
    MARK_IS_UTF_8(
            "LAYOUT-036",
            "バイト順マークがあるのは UTF-8 のときだけです。",
            "Only UTF-8 is written with a byte order mark.",
            Origin.OPERATOR),
    FORMER_NAME_TAKEN(
            "LAYOUT-037",
            "前の名前「{item}」は別の項目の名前か前の名前でもあります。",
            "The former name {item} is a name or a former name of another item, too.",
            Origin.OPERATOR),
    NOT_A_NAMESPACE(
            "LAYOUT-038",
            "名前空間「{namespace}」は使えません。urn:sekisho:platform:1 のような絶対 URI を書いてください。",
            "{namespace} cannot be a namespace. Write an absolute URI, such as urn:sekisho:platform:1.",
            Origin.OPERATOR),

    LINE_NOT_IN_CHARSET(
            "LAYOUT-040",
            "{line} 行目の {byte} バイト目が {charset} の文字ではありません。",
            "Line {line}: byte {byte} is not a character of {charset}."),
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
            "{line} 行目が {expected} で終わっていません。最後の行も {expected} で終えてください。",
            "Line {line} does not end with {expected}; the last line must too."),
    BAD_QUOTES(
            "LAYOUT-044",
            "{line} 行目の項目「{item}」の引用符が正しくありません。値全体をその行の中で囲み、中の引用符は 2 つ重ねてください。",
            "Line {line}: the quotes of item {item} are wrong. Quote the whole value within its line, and double quotes inside."),
    MISSING_COLUMN("LAYOUT-045", "{line} 行目に項目「{item}」がありません。", "Line {line} ends before item {item}."),
    EXTRA_COLUMN(
            "LAYOUT-046",
            "{line} 行目には {actual} 項目あります。「{item}」までの {expected} 項目にしてください。",
            "Line {line} has {actual} items. {item} is the last of {expected}."),
    WRONG_HEADER(
            "LAYOUT-047", "見出しの {position} 番目は「{item}」でなければなりません。", "Column {position} of the header must be {item}."),
    NO_RECORDS("LAYOUT-048", "{layout} に 1 件もありません。", "{layout} holds no record."),
    WRONG_ORDER("LAYOUT-049", "{line} 件目の項目「{item}」の順番が違います。", "Record {line}: item {item} is out of order."),
    NEW_ITEM(
            "LAYOUT-050",
            "項目「{item}」は {layout} の第{version}版にありますが、前の版で書かれた行にはありません。",
            "Item {item} is in {layout} (version {version}), and not in the line, which a former version wrote.",
            Origin.OPERATOR);

    private final String wire;
    private final String japanese;
    private final String english;
    private final Origin origin;

    LayoutError(String wire, String japanese, String english) {
        this(wire, japanese, english, Origin.SENDER);
    }

    LayoutError(String wire, String japanese, String english, Origin origin) {
        this.wire = wire;
        this.japanese = japanese;
        this.english = english;
        this.origin = origin;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Disposition disposition() {
        return Disposition.REFUSE;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String japanese() {
        return japanese;
    }
}
