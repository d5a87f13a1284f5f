package jp.sekisho.catalogue;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong between the files of the catalogue, or with the whole of it (from 020). */
public enum CatalogueError implements ErrorCode {
    UNKNOWN_KIND(
            "CATALOGUE-001",
            "何のファイルか分かりません。使われません。名前の終わり (.map.yaml など) を直してください。",
            "This is no kind of file that the catalogue knows; it is not used. Look at how its name ends."),
    WRONG_FOLDER("CATALOGUE-002", "このファイルは {folder}/ に置いてください。", "Put this file into {folder}/."),
    ID_DIFFERS(
            "CATALOGUE-003",
            "ファイル名と同じ「{expected}」にするか、ファイル名を直してください。",
            "Make this {expected}, as the file's name says, or rename the file."),
    NO_SUCH("CATALOGUE-004", "{kindJa}「{id}」はありません。{ja}", "There is no {kind} {id}.{en}"),
    MAP_DOES_NOT_FIT(
            "CATALOGUE-005",
            "変換表 {map} は {from} から {to} へのもので、{layout} を読みも書きもしません。",
            "The map {map} goes from {from} to {to}: it neither reads nor writes {layout}."),
    NO_INTERFACE(
            "CATALOGUE-006",
            "{system} にはインタフェース {exchange} がありません。",
            "The system {system} has no interface {exchange}."),
    NO_SUCH_VERSION(
            "CATALOGUE-007",
            "{layout} に第{version}版はありません。あるのは {actual} です。",
            "{layout} has no version {version}. There is: {actual}."),
    ID_TWICE("CATALOGUE-008", "同じ名前のファイルが {other} にもあります。", "There is another file of this name: {other}."),
    NO_FOLDER("CATALOGUE-009", "フォルダがありません。", "There is no such folder."),

    VERSION_DIFFERS(
            "CATALOGUE-011",
            "ファイル名と同じ版「{expected}」にするか、ファイル名を直してください。",
            "Make this version {expected}, as the file's name says, or rename the file."),
    VERSION_TWICE(
            "CATALOGUE-012",
            "第{version}版は {other} にもあります。番号を変えてください。",
            "Version {version} is in {other}, too. Number one of them otherwise."),
    VERSIONS_OVERLAP(
            "CATALOGUE-013",
            "この日には第{other}版 ({file}) も有効で、第{version}版とどちらを使うか決まりません。どちらかの期間を直してください。",
            "On this day version {other} ({file}) is valid, too: it or version {version}? Change the dates of one."),
    GAP("CATALOGUE-014", "{from} から {until} まで、有効な版がありません。", "From {from} until {until} no version is valid."),
    ENDS_BEFORE_IT_BEGINS("CATALOGUE-015", "終わりの日が始めの日より前です。", "The last day is before the first."),
    NEVER_TOGETHER(
            "CATALOGUE-016",
            "{map} (第{version}版) が有効な日に、{from} と {to} (と answers のレイアウト) がそろって有効な日がありません。",
            "While {map} (version {version}) is valid there is no day on which {from} and {to} (and the layout under answers)"
                    + " are, too."),
    DATED_SUBSTITUTES(
            "CATALOGUE-017",
            "コード表 {table} には日付 (from、until) のある行があり、代わりの文字には使えません。日付のない表にしてください。",
            "The code table {table} has rows with dates (from, until), which substitutes cannot follow. Use a table without dates."),
    NO_COLUMN(
            "CATALOGUE-018",
            "コード表 {table} に列 {column} はありません。{ja}",
            "The code table {table} has no column {column}.{en}"),
    CONSTANT_DIFFERS(
            "CATALOGUE-010",
            "定数 {name} の値が {link} と違います。同じにしてください。",
            "The constant {name} differs from the one of {link}. Make them the same."),

    NOT_USABLE(
            "CATALOGUE-020",
            "カタログに誤りが {errors} 件あります。最初のもの: {first}。sekisho check で全部を見られます。",
            "The catalogue has {errors} errors. The first: {first}. See all with: sekisho check."),
    NO_CONSTANT(
            "CATALOGUE-021",
            "定数 {name} の値がありません。リンクのファイルの constants に書いてください。",
            "The constant {name} has no value. Write it under constants in a link's file."),
    LAYOUT_NOT_KEPT(
            "CATALOGUE-022",
            "{system} の {exchange} を受け付けたときのレイアウト (カタログ {version}) が残っていません。そのときの mappings で一度起動してください。要求はそのまま残ります。",
            "The layout in which {exchange} of {system} was read (catalogue {version}) has not been kept. Start once with the"
                    + " mappings of then. The request stays as it is.",
            Disposition.RETRY),
    NOT_SEALABLE(
            "CATALOGUE-023",
            "リンクに渡すものは XML です (署名して暗号化します)。{layout} の form を xml にしてください。",
            "What goes through a link is XML, to be signed and encrypted. Let the form of {layout} be xml."),
    ANOTHER_VERSION_ACCEPTED(
            "CATALOGUE-024",
            "{from} からは {layout} の第{version}版が有効ですが、リンクが受け付けるのは第{accepted}版です。accepts の日付か、レイアウトの期間を直してください。",
            "From {from} on, version {version} of {layout} is in force, but the link accepts version {accepted}. Change the dates"
                    + " under accepts, or those of the layout.");

    private final Meaning meaning;

    CatalogueError(String wire, String japanese, String english) {
        this(wire, japanese, english, Disposition.REFUSE);
    }

    CatalogueError(String wire, String japanese, String english, Disposition disposition) {
        meaning = new Meaning(wire, Origin.OPERATOR, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
