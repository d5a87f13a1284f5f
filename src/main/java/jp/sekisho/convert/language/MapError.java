package jp.sekisho.convert.language;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with a map's file (up to 049, and from 070), with a conversion (from 050), or with an example (from 060). */
public enum MapError implements ErrorCode {
    UNKNOWN_LAYOUT("MAP-001", "レイアウト {layout} はありません。{ja}", "There is no layout {layout}.{en}"),
    BAD_EXPRESSION(
            "MAP-002",
            "式として読めません。「項目 | 関数(引数)」の形で書いてください。",
            "This is not an expression. Write: item | function(argument)."),
    UNKNOWN_FUNCTION("MAP-003", "関数 {function} はありません。{ja}", "There is no function {function}.{en}"),
    BAD_ARGUMENT(
            "MAP-004", "{function} の引数が使えません。{expected} を書いてください。", "{function} cannot take this. Write {expected}."),
    UNKNOWN_TABLE("MAP-005", "コード表 {table} はありません。{ja}", "There is no code table {table}.{en}"),
    ONLY_FIRST("MAP-006", "{function} は式の始めにだけ書けます。", "{function} can only begin an expression."),
    NOT_FIRST("MAP-007", "{function} の前に、項目と「|」が要ります。", "{function} needs an item and | before it."),
    UNKNOWN_COLUMN(
            "MAP-008", "コード表 {table} に列 {column} はありません。{ja}", "The code table {table} has no column {column}.{en}"),
    ONE_LAYOUT(
            "MAP-009",
            "from も to も {layout} ですが、そこにない名前が {count} あります。どちらかを直してください。",
            "Both from and to are {layout}, which {count} of the names are not in. Change one of them."),
    NO_TARGET_ITEM(
            "MAP-010",
            "項目「{item}」は {layout} (第{version}版) にありません。{ja}",
            "No item {item} in {layout} (version {version}).{en}"),
    UNFILLED(
            "MAP-011",
            "{layout} (第{version}版) の項目「{item}」を埋めるものがありません。set に書くか、空でよければ blank に書いてください。",
            "Nothing fills the item {item} of {layout} (version {version}). Set it, or name it under blank if it may be."),
    UNUSED(
            "MAP-012",
            "{layout} (第{version}版) の項目「{item}」が使われていません。set で使うか、捨ててよければ drop に書いてください。",
            "The item {item} of {layout} (version {version}) is not used. Use it, or name it under drop."),
    DROPPED_AND_USED(
            "MAP-013", "項目「{item}」は drop にあるのに使われています。", "The item {item} is under drop and used all the same."),
    PROTECTED_DROPPED(
            "MAP-014",
            "項目「{item}」は保護のための区分で、捨てられません。set で渡してください。",
            "The item {item} is a protective flag and cannot be dropped. Hand it on."),
    CLASS_NOT_CARRIED(
            "MAP-015",
            "{layout} は区分 {class} の値を運べませんが、項目「{item}」に「{source}」が入ります。",
            "{layout} carries no {class}, but {source} flows into its item {item}."),
    NEEDS_DATE(
            "MAP-016",
            "項目「{item}」は {type} ですが、この式の値はそうではありません。date(iso) や read-date(yyyyMMdd) で合わせてください。",
            "The item {item} is a {type}; this expression's value is not. Fit it with date(iso) or read-date(yyyyMMdd)."),
    NOT_BLANK(
            "MAP-017",
            "項目「{item}」は blank に書けません（必須か、set で埋められています）。",
            "The item {item} cannot be under blank: it is required, or set."),
    BAD_CHECK(
            "MAP-018",
            "条件として読めません。「項目 <= 項目」のように書いてください (=, !=, <, <=, >, >=)。空かどうかは is blank、is filled で調べます。",
            "This is not a condition. Write: item <= item (with =, !=, <, <=, > or >=), item is blank, or item is filled."),
    RANGE_OF_OTHERS(
            "MAP-019",
            "「{from}」から「{to}」までは、{layout} (第{version}版) では {stated} 項目でなく {actual} 項目です。増えたか減った項目を捨ててよいか確かめてから、items を直してください。",
            "From {from} to {to} there are {actual} items in {layout} (version {version}), not {stated}. See what has been added or"
                    + " removed and may be dropped; then change items."),
    RANGE_BACKWARDS(
            "MAP-020", "「{to}」は「{from}」より前にあります。from と to を入れ替えてください。", "{to} stands before {from}. Change them over."),
    NO_SOURCE_ITEM(
            "MAP-021",
            "項目「{item}」は {layout} (第{version}版) にありません。{ja}",
            "No item {item} in {layout} (version {version}).{en}"),
    NO_REQUEST(
            "MAP-022",
            "request を使うには、要求のレイアウトを answers に書いてください。",
            "To use request, name the request's layout under answers."),
    NO_ANSWER(
            "MAP-023",
            "unanswered では回答の項目「{item}」を使えません。request(項目)、ending()、reason()、reason-text() を使ってください。",
            "There is no answer here, so no item {item}. Use request(item), ending(), reason() or reason-text()."),
    ONLY_UNANSWERED(
            "MAP-024", "{function}() は unanswered の中だけで使えます。", "{function}() is for the section unanswered only."),
    UNANSWERED_UNFILLED(
            "MAP-025",
            "回答のない行で、{layout} の必須項目「{item}」を埋めるものがありません。unanswered に書いてください。",
            "Nothing fills the required item {item} of {layout} where there is no answer. Set it under unanswered."),
    UNANSWERED_UNSAID(
            "MAP-026",
            "回答のない行だと分かりません。unanswered のどれかの項目に ending() か reason() を使ってください。",
            "This does not say that there is no answer. Use ending() or reason() for one of the items."),
    ENDING_WITHOUT_CODE(
            "MAP-027",
            "コード表 {table} に {ending} がありません。行はそう終わることもあります。",
            "The code table {table} has no {ending}, and a line can end so."),
    UNANSWERED_WITHOUT_ANSWERS(
            "MAP-028", "unanswered は answers のある変換表にだけ書けます。", "Only a map that has answers can have unanswered."),
    UNANSWERED_ALONE(
            "MAP-029",
            "{layout} は 1 電文に 1 件だけなので、unanswered が使われることはありません。消してください。",
            "A message of {layout} holds one record only, so unanswered is never used. Remove it."),
    ONE_RECORD_ONLY(
            "MAP-030",
            "unanswered がないので、{layout} は 1 電文に 1 件だけ受け付けます。",
            "Without unanswered, a message of {layout} is taken only if it holds one record."),
    TAKES_TEXT(
            "MAP-031",
            "{function} は文字に使います。日付は先に date(yyyyMMdd) などで文字にしてください。",
            "{function} takes text. Make a date into text first, for instance with date(yyyyMMdd)."),
    TAKES_DATE(
            "MAP-032",
            "{function} は日付に使います。文字は先に read-date(yyyyMMdd) などで日付にしてください。",
            "{function} takes a date. Read it from text first, for instance with read-date(yyyyMMdd)."),
    WRONG_KIND(
            "MAP-033",
            "項目「{item}」は {type} ですが、この式の値は {actual} です。",
            "The item {item} is a {type}; this expression's value is a {actual}."),
    VALUE_DOES_NOT_FIT(
            "MAP-034",
            "項目「{item}」（{type}）に「{value}」は入りません。型か長さが合いません。",
            "{value} does not fit into the item {item} ({type}): it is of another type or length."),
    BAD_CASES(
            "MAP-035",
            "場合分けは when と is の組を並べ、otherwise は最後にだけ書きます。",
            "Write cases as a list of when and is together, with otherwise only at last."),
    NEEDS_KINDS(
            "MAP-036",
            "{layout} のレコードは {known} です。どの種類か、records に書いてください。",
            "The records of {layout} are {known}. Say which one you mean, under records."),
    NO_SUCH_KIND("MAP-037", "{layout} に「{kind}」というレコードはありません。{ja}", "{layout} has no record {kind}.{en}"),
    KIND_UNUSED(
            "MAP-038",
            "{layout} のレコード{kindJa}をどうするか分かりません。records か drop-records に書いてください。",
            "What becomes of the records{kindEn} of {layout}? Name them under records or drop-records."),
    KIND_TWICE("MAP-039", "レコード{kindJa}が 2 度使われています。1 つにしてください。", "The records{kindEn} are used twice. Keep one."),
    NO_SUCH_GROUP("MAP-040", "{layout} に「{group}」という繰返しはありません。", "{layout} has no group {group}."),
    NEEDS_NUMBER(
            "MAP-041",
            "{function} は数に使います。digits か decimal の項目、または数を書いてください。",
            "{function} takes numbers: items of type digits or decimal, or a number."),
    COMPARES_UNLIKE(
            "MAP-042",
            "「{left}」と「{right}」は比べられません。空かどうかは is blank、is filled で調べます。",
            "{left} and {right} cannot be compared. Whether a value is there is asked by is blank or is filled."),
    NO_RECORD("MAP-043", "once では元のレコードの項目「{item}」を使えません。", "Under once there is no record, so no item {item}."),
    NOT_ONCE(
            "MAP-044",
            "once に書けるのは {layout} の header、trailer、end だけです。",
            "Only a header, trailer or end of {layout} can be made once."),
    LESS_PROTECTED(
            "MAP-045",
            "「{source}」は区分 {class} です。{layout} の項目「{item}」にも class: {class} と書いてください。",
            "{source} is of class {class}. State class: {class} for the item {item} of {layout}, too."),
    PRIVATE_USE_MIXED(
            "MAP-046",
            "「{source}」の外字は {from} のもので、項目「{item}」では {to} の別の字になります。この項目には渡せません。",
            "{source} may hold private-use characters of {from}, which in the item {item} are others, of {to}. It cannot go there."),
    NEEDS_RECORD(
            "MAP-047",
            "once では元のレコードがないので {function} を使えません。",
            "Under once there is no record, so {function} means nothing."),
    KIND_NOT_MADE(
            "MAP-048",
            "{layout} のレコード「{kind}」を作るものがありません。項目「{item}」はひとりでに埋まらないので、records に書いてください。",
            "Nothing makes the record {kind} of {layout}. Its item {item} does not fill itself: name the record under records."),
    TAKES_MONTH_DAY(
            "MAP-049",
            "{function} は月日に使います。型が month-day の項目か、date の項目に month-day() を続けたものを書いてください。",
            "{function} takes a day of any year: an item of type month-day, or a date with month-day() after it."),

    CHECK_FAILED("MAP-050", "{sentence}（項目「{item}」）", "{sentence} (item {item})", Origin.SENDER),
    REQUEST_NOT_KNOWN(
            "MAP-051",
            "項目「{item}」に写す、もとの要求がありません。",
            "The request that the item {item} is copied from is not at hand.",
            Origin.GATEWAY),
    NOT_SAID(
            "MAP-052",
            "変換表 {map} に unanswered がなく、回答のない行を書けません。",
            "The map {map} has no unanswered and cannot write a line without an answer.",
            Origin.OPERATOR),
    NOT_TAKEN(
            "MAP-053",
            "項目「{item}」の値は {function} に使えません。使えるのは、{takenJa}です。",
            "The value of the item {item} is not what {function} takes: {takenEn}.",
            Origin.SENDER),
    NO_CASE(
            "MAP-054",
            "項目「{item}」をどうするか、変換表に当てはまる場合がありません。",
            "The map has no case for the item {item} of this record.",
            Origin.SENDER),
    TOO_MANY_IN_GROUP(
            "MAP-055", "繰返し「{group}」が {most} 件を超えています。", "There are more than {most} of {group}.", Origin.SENDER),
    UNKNOWN_RECORD(
            "MAP-056",
            "変換表 {map} はレコード「{kind}」を変換しません。",
            "The map {map} does not convert records {kind}.",
            Origin.OPERATOR),
    NOT_A_NUMBER(
            "MAP-057",
            "項目「{item}」の値が数でないか、桁が多すぎます。",
            "The value of the item {item} is not a number, or has too many digits.",
            Origin.SENDER),
    SEQUENCE_TOO_LONG(
            "MAP-058",
            "項目「{item}」の連番が {digits} 桁を超えました。",
            "The running number in the item {item} has outgrown {digits} digits.",
            Origin.OPERATOR),

    EXAMPLE_DIFFERS(
            "MAP-060",
            "例「{example}」: 項目「{item}」が「{expected}」のはずが「{actual}」になりました。",
            "Example {example}: the item {item} should be {expected} and is {actual}."),
    EXAMPLE_REFUSED("MAP-061", "例「{example}」が拒まれました: {whyJa}", "Example {example} was refused: {whyEn}"),
    EXAMPLE_NOT_REFUSED(
            "MAP-062",
            "例「{example}」は {expected} で拒まれるはずが、{actualJa}。",
            "Example {example} should be refused with {expected}; {actualEn}."),
    EXAMPLE_WITHOUT_END(
            "MAP-063",
            "例「{example}」に then か refused のどちらか 1 つを書いてください。",
            "Write either then or refused in example {example}."),
    EXAMPLE_OF_NO_ENDING(
            "MAP-065",
            "「{ending}」という終わり方はありません。{known} のどれかです。",
            "A line does not end as {ending}. Choose one of {known}."),
    EXAMPLE_GIVEN_TWICE(
            "MAP-066",
            "例「{example}」: 回答 (given) と回答のない行 (unanswered) は一緒に書けません。",
            "Example {example} cannot have both an answer (given) and none (unanswered)."),
    EXAMPLE_NOT_IN_FORCE(
            "MAP-067",
            "例「{example}」の日 {on} に有効な {map} がありません。on を直してください。",
            "On {on}, the day of example {example}, there is no {map} in force. Change on."),
    EXAMPLE_DROPPED(
            "MAP-068",
            "例「{example}」のレコードは drop-records で捨てられます。dropped: yes と書いてください。",
            "The record of example {example} is dropped. Say so: dropped: yes."),
    EXAMPLE_NOT_DROPPED("MAP-069", "例「{example}」のレコードは捨てられません。", "The record of example {example} is not dropped."),

    NEVER_SO(
            "MAP-070",
            "項目「{item}」が「{value}」になることはありません。条件が比べるのは、読んだ後の値です: {lookJa}。",
            "The item {item} never is {value}. What a condition compares is the value as it is read: {lookEn}."),
    NEVER_FITS(
            "MAP-071",
            "「{source}」の値（{valueJa}）が、項目「{item}」の値（{lookJa}）になることはありません。関数で変えてください。",
            "No value of {source} ({valueEn}) is one of the item {item} ({lookEn}). Change it with a function."),
    ENDING_DOES_NOT_FIT(
            "MAP-072",
            "回答のない行が {ending} で終わると、項目「{item}」に書けません。型か長さを直すか、コード表で置き換えてください。",
            "A line that ends as {ending} could not be written in the item {item}. Change its type or length, or use a code table.");

    private final Meaning meaning;

    MapError(String wire, String japanese, String english) {
        this(wire, japanese, english, Origin.OPERATOR);
    }

    MapError(String wire, String japanese, String english, Origin origin) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
