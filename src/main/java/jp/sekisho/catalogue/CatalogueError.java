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
            "変換表 {map} は {from} から {to} へのものです。ここに要るのは {wantedFrom} から {wantedTo} へのものです。",
            "The map {map} goes from {from} to {to}. Here one from {wantedFrom} to {wantedTo} is needed."),
    NO_INTERFACE(
            "CATALOGUE-006",
            "{system} にはインタフェース {interface} がありません。",
            "The system {system} has no interface {interface}."),
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
    NOT_USABLE(
            "CATALOGUE-020",
            "カタログに誤りが {errors} 件あります。最初のもの: {first}。sekisho check で全部を見られます。",
            "The catalogue has {errors} errors. The first: {first}. See all with: sekisho check."),
    NO_CONSTANT(
            "CATALOGUE-021",
            "リンク {link} に定数 {name} の値がありません。そのファイルの constants に書いてください。",
            "The link {link} has no value for the constant {name}. Write it under constants in its file."),
    LAYOUT_NOT_KEPT(
            "CATALOGUE-022",
            "{system} の {interface} を受け付けたときのレイアウト (カタログ {version}) が残っていません。そのときの mappings で一度起動してください。要求はそのまま残ります。",
            "The layout in which {interface} of {system} was read (catalogue {version}) has not been kept. Start once with the"
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
                    + " under accepts, or those of the layout."),
    NO_PERMITS(
            "CATALOGUE-025",
            "{system} には {interface} の許可が 1 行もなく、どの電文も拒まれます。permits/{interface}.permits.csv に行を足すか、このインタフェースを消してください。",
            "{system} has no permit for {interface}: every message would be refused. Add a row to permits/{interface}.permits.csv, or"
                    + " remove the interface."),
    NO_ANSWER(
            "CATALOGUE-026",
            "{system} に {interface} の結果を渡す形がありません。answer に layout と map を書いて足してください。",
            "{system} has no form in which {interface} could be answered. Add answer, with layout and map."),
    WRONG_WAY(
            "CATALOGUE-028",
            "変換表 {map} は {from} から {to} へのもので、このインタフェースとは向きが逆です。",
            "The map {map} goes from {from} to {to}: this interface goes the other way."),
    ANSWERS_ANOTHER(
            "CATALOGUE-029",
            "変換表 {map} の answers は {answers} ですが、要求のレイアウトは {layout} です。同じにしてください。",
            "The map {map} answers {answers}, but requests come in {layout}. Make them the same."),
    NO_PERSON(
            "CATALOGUE-030",
            "{layout} に means: person の項目がなく、だれについての電文か分かりません。その項目に書いてください。",
            "No item of {layout} means a person: nobody could tell whom a message is about. Write means: person at that item."),
    MEANS_UNSAID(
            "CATALOGUE-031",
            "{layout} に means: {means} の項目がなく、この許可に合う電文はありません。レイアウトの項目に書いてください。",
            "No item of {layout} means the {means}: no message could ever meet this permit. Write it at the item of the layout."),
    CODE_NOWHERE(
            "CATALOGUE-032",
            "{layout} の項目「{item}」は、許可の期間に {code} になりません（コード表 {table}）。この許可に合う電文はありません。コードか期間を直してください。",
            "The item {item} of {layout} is never {code} while the permit holds (code table {table}): no message could ever meet it."
                    + " Correct the code or the dates."),
    NO_ROLE(
            "CATALOGUE-033",
            "どの役割もここを読みません。ファイルは {folders} のどれかに置いてください。",
            "No role reads this. Put files into one of {folders}."),
    NOT_ANSWERED(
            "CATALOGUE-034",
            "{interface} は受付で終わり (passage: {passage})、結果の電文はありません。answer を消してください。",
            "{interface} ends with its receipt (passage: {passage}), and nothing comes back. Remove answer."),
    NO_PERSON_ITEM(
            "CATALOGUE-035",
            "{layout} に項目「{item}」はありません。persons には、相手に渡すレイアウトの項目を書きます。{ja}",
            "{layout} has no item {item}. Persons are items of the layout that crosses.{en}"),
    PERSON_NOT_NAMED(
            "CATALOGUE-040",
            "{layout} の項目「{item}」は人を表しますが、persons にありません。順序と記録のために書き足してください。",
            "The item {item} of {layout} names a person, and persons does not have it. Add it: order and ledger go by persons."),
    ANSWER_NAMES_PERSON(
            "CATALOGUE-042",
            "{layout} の項目「{item}」は人を表しますが、このインタフェースの電文はだれについてのものでもありません (persons: [])。回答はどれも拒まれます。レイアウトの means: person を外すか、persons に項目を書いてください。",
            "The item {item} of {layout} names a person, but messages of this interface concern nobody (persons: []): every answer would"
                    + " be refused. Leave out means: person there, or name items under persons."),
    ANSWER_NAMES_OTHERWISE(
            "CATALOGUE-043",
            "回答のレイアウト {layout} の項目「{item}」は、persons の「{asked}」と番号の種類が違います ({class}、persons は {askedClass})。同じ人かどうかを確かめられず、回答はどれも拒まれます。同じ種類の番号にしてください。",
            "The item {item} of {layout}, in which answers come, names persons by another kind of number ({class}) than {asked} under"
                    + " persons ({askedClass}): whether it is the same person could not be told, and every answer would be refused. Let"
                    + " both be of one kind."),
    NO_REGISTRY(
            "CATALOGUE-044",
            "number() は市の宛名番号を引きますが、役割 {role} に登録簿はありません。電文の項目を書いてください。",
            "number() asks for the city's numbers of a person, and the role {role} has no registry. Write an item of the message."),
    NO_ROOM(
            "CATALOGUE-045",
            "役割 {role} に部屋「{room}」はありません。あるのは {known} です。",
            "The role {role} has no room {room}. It has: {known}."),
    OTHER_ROOM_LAYOUT(
            "CATALOGUE-046",
            "部屋 {room} の形ではありません。{expected} と書いてください。",
            "The room {room} does not speak this layout. Write {expected}."),
    NO_ROOM_ITEM(
            "CATALOGUE-047",
            "{layout} に項目「{item}」がありません。部屋 {room} に要ります。",
            "{layout} has no item {item}, which the room {room} needs."),
    UNKNOWN_ROOM_ITEM(
            "CATALOGUE-048",
            "{layout} の項目「{item}」を部屋 {room} は知りません。使えるのは {known} です。",
            "The room {room} does not know the item {item} of {layout}. It knows {known}."),
    OF_A_LINK(
            "CATALOGUE-049",
            "{function}() の値は、部屋 {room} が答えるインタフェースにはありません。電文か答えの項目を書いてください。",
            "{function}() has no value on an interface that the room {room} answers. Write an item of the message or of the answer."),
    HOLDS_ONE(
            "CATALOGUE-050",
            "部屋 {room} の答えは何件にもなりますが、{layout} には 1 件しか入りません。",
            "An answer of the room {room} may have several records, and {layout} holds one."),
    NOT_A_FEED(
            "CATALOGUE-060",
            "feed に書けるのは passage: feed のインタフェースです。{interface} は {passage} です。",
            "feed names an interface of the passage feed, and {interface} is of {passage}."),
    NEVER_FED(
            "CATALOGUE-061",
            "{interface} に配るインタフェースがありません。配るほうのファイルに feed: {interface} と書くか、このファイルを除いてください。",
            "Nothing is distributed by {interface}. Write feed: {interface} in the file of what is, or remove this one."),
    TOO_MANY_NAMES(
            "CATALOGUE-062",
            "{layout} の項目名は合わせて {most} 文字までです。連携記録の一行に、渡した項目の名前をすべて書くためです。",
            "The names of the items of {layout} may have {most} characters in all: a linkage record names every item that was handed over."),
    CONSTANT_OF_NO_LINK(
            "CATALOGUE-063",
            "const() の値はリンクのものです。{interface} はリンクを通りません。項目か決まった値を書いてください。",
            "const() has its value from a link, and {interface} passes none. Write an item, or the value itself."),
    PORT_TWICE(
            "CATALOGUE-058",
            "接続先 {other} もこのポートで待ち受けます。接続先ごとに別のポートを書いてください。",
            "The link {other} listens on this port, too. Give each link a port of its own."),
    NOT_BY_SYSTEMS(
            "CATALOGUE-059",
            "{interface} は相手が問い合わせるインタフェースで、業務システムは使えません。この行を消してください。",
            "{interface} is asked by a counterpart, and no business system speaks it. Remove this."),
    ASKED_TWICE(
            "CATALOGUE-069",
            "部屋 {room} が {layout} で尋ねるインタフェースは一つだけです。{other} にもあります。どちらかを除いてください。",
            "The room {room} asks in {layout} by one interface only, and {other} is another. Remove one of them."),
    KEEPS_NOTHING(
            "CATALOGUE-080",
            "部屋 {room} は業務システムの電文を写し取りません。kept-by から除いてください。",
            "The room {room} takes down nothing that systems send. Remove it from kept-by."),
    NOT_KEPT(
            "CATALOGUE-081",
            "{interface} の電文は部屋 {room} が写し取ります (kept-by)。kept に、この形式から部屋のレイアウトへの変換表を書いてください。",
            "The room {room} takes down what is sent by {interface} (kept-by). Name, under kept, the map from this form to the room's"
                    + " layout."),
    KEPT_BY_NOBODY(
            "CATALOGUE-082",
            "{interface} の電文を写し取る部屋はありません ({room})。kept を消すか、インタフェースのファイルに kept-by を書いてください。",
            "No room takes down what is sent by {interface} ({room}). Remove kept, or write kept-by into the interface's file."),
    NOBODY_LEARNS(
            "CATALOGUE-085",
            "役割 {role} の部屋は「{fact}」を知りません。waits-for に書けるのは {known} です。",
            "No room of the role {role} learns {fact}. Under waits-for, name one of {known}."),
    WAITS_FOR_NOBODY(
            "CATALOGUE-086",
            "waits-for は人について待ちます。persons が空のとき、または answers があるときは書けません。消してください。",
            "waits-for is about persons, and an answer waits for nothing. Remove it where persons is empty, or where there is answers."),
    WAITS_FOR_ITSELF(
            "CATALOGUE-087",
            "このインタフェースで「{system}」(ゲートウェイ自身) が尋ねます。待つものを知るのに要るので、自分では待てません。waits-for を消してください。",
            "By this interface {system} asks, a room of the gateway's own, and learns what others wait for. Remove waits-for here."),
    ANSWER_TWICE(
            "CATALOGUE-036",
            "結果の名前「{answer}」は {other} が使っています。answer に別の名前を書いてください。",
            "The answers of {other} are called {answer}, too. Write another name under answer."),
    INDIVIDUAL_NUMBER_CROSSES(
            "CATALOGUE-037",
            "{layout} の項目「{item}」は個人番号ですが、このインタフェースは渡しません。項目を外すか、法の定めがあれば individual-number: allowed と書いてください。",
            "The item {item} of {layout} is an individual number, which this interface refuses. Leave the item out or, where the law"
                    + " provides for it, write individual-number: allowed."),
    INDIVIDUAL_NUMBER_UNUSED(
            "CATALOGUE-038",
            "{layout} の項目「{item}」は個人番号ですが、{system} は個人番号を使いません (uses-individual-number: no)。項目を外してください。",
            "The item {item} of {layout} is an individual number, which {system} does not use (uses-individual-number: no). Leave the"
                    + " item out."),
    PERMITS_DECIDE_OTHERWISE(
            "CATALOGUE-039",
            "{interface} の許可は {permit} で決めます (interfaces/{interface}.interface.yaml の permit)。この表の列は {columns} です。同じにしてください。",
            "Permits of {interface} are decided by {permit} (permit in interfaces/{interface}.interface.yaml), but the columns here are"
                    + " {columns}. Make them the same."),
    ANSWERS_NOTHING_ASKED(
            "CATALOGUE-064",
            "answers の「{asked}」は、同じ連携先の passage: offer のインタフェースではありません。相手が照会してくるインタフェースを書いてください。",
            "answers names {asked}, which is no interface with passage: offer of the same link. Name the one by which the counterpart"
                    + " asks."),
    NEVER_ANSWERED(
            "CATALOGUE-065",
            "{system} は {interface} の照会を受けますが、それに回答するインタフェース (answers: {interface}) を持ちません。システムのファイルに加えてください。",
            "{system} is asked by {interface} and has no interface by which it answers (answers: {interface}). Add one to the system's"
                    + " file."),
    IN_THE_CLEAR(
            "CATALOGUE-055",
            "連携先 {link} の封筒は署名だけで、だれでも読めます。このインタフェースは個人に関する項目を渡します。リンクの envelope を letter にするか、別のリンクを書いてください。",
            "The envelope of {link} is signed and not encrypted: anybody can read it. This interface carries items about persons. Let the"
                    + " link's envelope be letter, or name another link."),
    RELOADED(
            "CATALOGUE-041",
            "電文を読んでいる間に、ファイルが読み直されました。電文はもう一度読みます。",
            "The files were reloaded while a message was being read. It is read again.",
            Disposition.RETRY);

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
