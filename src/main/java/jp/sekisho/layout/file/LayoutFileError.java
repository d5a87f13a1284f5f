package jp.sekisho.layout.file;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with a layout's own file (LAYOUT-020 to 039 and 070 to 099). */
enum LayoutFileError implements ErrorCode {
    UNKNOWN_CHARSET(
            "LAYOUT-020",
            "文字コード {charset} はありません。Java の文字コード名を書いてください（近い名前: {near}）。",
            "There is no charset {charset}. Write the name of a Java charset (near it: {near})."),
    REPEATED_ITEM("LAYOUT-021", "項目「{item}」が 2 度定義されています。名前を変えてください。", "Item {item} is defined twice. Rename one."),
    NO_ITEMS("LAYOUT-022", "項目がありません。fields に書いてください。", "There are no items. Write them under fields."),
    NO_WIDTH(
            "LAYOUT-023",
            "固定長の項目「{item}」に幅がありません。bytes: を 1 以上で書いてください。",
            "Item {item} of a fixed layout has no width. Write bytes: 1 or more."),
    UNKNOWN_TYPE(
            "LAYOUT-024",
            "型 {type} はありません。text, kana, digits, code, decimal, date, date-time, month-day, register-date, flag, filler のどれかです。",
            "There is no type {type}. Choose text, kana, digits, code, decimal, date, date-time, month-day, register-date, flag or filler."),
    BAD_FORMAT(
            "LAYOUT-025",
            "日付の形式として使えません（{faultJa}）。yyyyMMdd、yyyyMMddHHmmss、MMdd（month-day）のように書いてください。",
            "This is not a format of such dates: {faultEn}. Write one like yyyyMMdd, yyyyMMddHHmmss, or MMdd for a month-day."),
    CONSTANT_DOES_NOT_FIT(
            "LAYOUT-026",
            "「{item}」の決まった値が、その項目の型か幅に合いません。",
            "The constant of item {item} does not fit its type or width."),
    CONTRADICTION(
            "LAYOUT-027",
            "「{item}」は必須なのに空を許しています。どちらかにしてください。",
            "Item {item} is both required and allowed to be blank. Choose one."),
    UNKNOWN_MEANING(
            "LAYOUT-028",
            "役割 {means} はありません。person, office, procedure, information のどれかです。",
            "There is no role {means}. Choose person, office, procedure or information."),
    SUBSTITUTE_DOES_NOT_FIT(
            "LAYOUT-029",
            "「{item}」の代わりの文字は、この文字コードで 1 文字でなければなりません。",
            "The substitute of item {item} must be one character that the charset has."),
    CLASS_NOT_CARRIED(
            "LAYOUT-030",
            "「{item}」の区分 {class} は、このレイアウトでは運べません (carries-no)。",
            "Item {item} is of class {class}, which this layout does not carry (carries-no)."),
    UNKNOWN_REPERTOIRE(
            "LAYOUT-031",
            "文字集合 {repertoire} はありません。{known} のどれかです。",
            "There is no repertoire {repertoire}. Choose one of {known}."),
    NOT_A_NAME("LAYOUT-032", "「{item}」は XML の要素名に使えません。", "{item} cannot be the name of an XML element."),
    XML_IS_UTF_8("LAYOUT-033", "{form} の文字コードは UTF-8 です。", "{form} is written in UTF-8."),
    PAD_WITHOUT_WIDTH(
            "LAYOUT-034",
            "項目「{item}」を埋めるには幅が要ります。characters: を書いてください。",
            "Item {item} is padded, but to what width? Write characters:."),
    BAD_SEPARATOR(
            "LAYOUT-035",
            "区切り文字は、引用符でも改行でもない 1 文字の ASCII です。",
            "The separator is one ASCII character, neither a quote nor a line end."),
    MARK_IS_UTF_8("LAYOUT-036", "バイト順マークがあるのは UTF-8 のときだけです。", "Only UTF-8 is written with a byte order mark."),
    FORMER_NAME_TAKEN(
            "LAYOUT-037",
            "前の名前「{item}」は別の項目の名前か前の名前でもあります。",
            "The former name {item} is a name or a former name of another item, too."),
    NOT_A_NAMESPACE(
            "LAYOUT-038",
            "名前空間「{namespace}」は使えません。urn:sekisho:platform:1 のような絶対 URI を書いてください。",
            "{namespace} cannot be a namespace. Write an absolute URI, such as urn:sekisho:platform:1."),

    KIND_NOT_TOLD(
            "LAYOUT-070",
            "レコード「{record}」に kind-by の項目「{item}」がないか、is がないか、ほかの種別と場所が違います。",
            "The record {record} lacks the item {item} of kind-by, or its is:, or has it in another place than the others."),
    KIND_TOLD_TWICE(
            "LAYOUT-071", "項目「{item}」の「{value}」が 2 つの種別にあります。", "Two kinds of record have the same {value} in {item}."),
    ROLE_TWICE("LAYOUT-072", "役割 {role} のレコードは 1 つだけです。", "Only one kind of record can be the {role}."),
    NO_DATA("LAYOUT-073", "役割 data のレコードがありません。", "No kind of record has the role data."),
    TALLY_OF_NOTHING(
            "LAYOUT-074",
            "「{of}」は数えられません。data のレコードの名前（sums ではその decimal か digits の項目）を書いてください。",
            "{of} cannot be counted or summed. Name a data record, or its item of type decimal or digits."),
    NOT_A_COUNT(
            "LAYOUT-075",
            "項目「{item}」は使えません。同じレコードの項目を書いてください（count-in と count には pad: zeros-left の digits、count と by には前にある項目）。",
            "{item} cannot be used here. Name an item of the same record: for count-in and count digits with pad: zeros-left, for count"
                    + " and by one that stands before."),
    NOT_IN_THIS_FORM("LAYOUT-076", "{what} は form: {form} では使えません。", "{what} is not for form: {form}."),
    DOES_NOT_FILL(
            "LAYOUT-077",
            "「{item}」の幅が {expected} バイトになりません（{actual} バイト）。",
            "The width of {item} is {actual} bytes and should be {expected}."),
    NO_DIGITS(
            "LAYOUT-078",
            "項目「{item}」の digits と scale が、幅と合いません。",
            "digits and scale of item {item} do not go with its width."),
    NOT_BY_BYTES(
            "LAYOUT-079",
            "文字コード {charset} では空白や改行が 1 バイトにならないので、この形式に使えません。",
            "In {charset} a space or line end is not one byte, so it cannot be used in this form."),
    UNKNOWN_DICTIONARY("LAYOUT-080", "項目辞書 {dictionary} はありません。", "There is no dictionary of items {dictionary}."),
    NOT_IN_DICTIONARY(
            "LAYOUT-081",
            "項目「{item}」は項目辞書 {dictionary} にありません。辞書に足すか、own: yes と書いてください。",
            "The dictionary {dictionary} has no item {item}. Add it there, or write own: yes."),
    UNKNOWN_SUBSTITUTIONS("LAYOUT-082", "代わりの文字の表 {table} はありません。", "There is no table of substitutes {table}."),
    NOT_A_TABLE_OF_CHARACTERS(
            "LAYOUT-083",
            "表 {table} には、1 文字からこの文字コードの文字への行だけを書いてください。",
            "The table {table} must lead from one character to such as this charset has."),
    FLAG_WITHOUT_VALUES(
            "LAYOUT-084",
            "flag の項目「{item}」には yes と no の、異なる値を書いてください。空の値は一方だけで、それがあれば blank: allowed は書けません。",
            "Write different values for yes and no of the flag {item}. One of them may be blank, and then blank: allowed cannot be said."),
    VARIANT_TWICE("LAYOUT-085", "領域「{area}」の when: {value} が 2 度あります。", "The area {area} has when: {value} twice."),
    UNTIL_BEFORE_FROM("LAYOUT-086", "until が from より前です。", "until is before from."),
    NOT_ALONE("LAYOUT-087", "{one} と {other} のどちらか一方を書いてください。", "Write either {one} or {other}, not both."),
    PADDING_NOT_OF_CHARSET(
            "LAYOUT-088",
            "項目「{item}」は全角空白で埋められません。{charset} では全角空白がそれだけのバイトになりません。",
            "Item {item} cannot be padded with wide spaces: in {charset} they are no bytes of their own."),
    CUT_IS_FOR_TEXT(
            "LAYOUT-089",
            "項目「{item}」は切れません。too-long: cut は text と kana だけです。",
            "Item {item} cannot be cut. too-long: cut is for text and kana."),
    HEADER_NOT_WRITABLE(
            "LAYOUT-090",
            "項目「{item}」の名前は、この文字コードか区切り文字では見出しに書けません。",
            "The name of item {item} cannot be written in the header, for the charset or the separator."),
    TALLY_IN_DATA(
            "LAYOUT-091",
            "counts と sums は、役割が header, trailer, end のレコードの項目だけです。",
            "counts and sums are for items of a header, trailer or end."),
    NOT_IN_RECORD("LAYOUT-092", "レコード「{record}」に項目「{item}」がありません。", "The record {record} has no item {item}."),
    NEVER_THAT_VALUE("LAYOUT-093", "項目「{item}」が「{value}」になることはありません。", "Item {item} can never be \"{value}\"."),
    UNKNOWN_CHECK(
            "LAYOUT-094",
            "検査 {check} はありません。checked-by には、役割が持つ検査の名前を書いてください。",
            "There is no check {check}. Under checked-by, name one that a role brings.");

    private final Meaning meaning;

    LayoutFileError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
