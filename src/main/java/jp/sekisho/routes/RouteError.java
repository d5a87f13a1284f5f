package jp.sekisho.routes;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;
import jp.sekisho.error.SekishoException;

/** What can be wrong with a route, when it is loaded or when a message goes through it. */
public enum RouteError implements ErrorCode {
    UNREADABLE("ROUTE-001", "経路ファイルを読めません ({problem})。", "The route file cannot be read ({problem})."),
    NO_ID(
            "ROUTE-002",
            "経路と手順には、英字で始まる英数字とハイフンの id を付けてください。",
            "Give every route and every step an id of letters, digits and hyphens that begins with a letter."),
    NOT_ALLOWED(
            "ROUTE-003",
            "手順 {step} の「{scheme}」は経路で使えません。関所の手順 (permit, lane など) か direct を使ってください。",
            "Step {step} uses {scheme}, which no route may use. Use a verb, or direct."),
    NOT_A_STEP(
            "ROUTE-004",
            "手順 {step} の {kind} は経路で使えません。使えるのは to, choice, filter, doTry, pipeline, step, log, setHeader, setProperty, stop です。",
            "Step {step} is a {kind}. A route may hold to, choice, filter, doTry, pipeline, step, log, setHeader,"
                    + " setProperty and stop."),
    MISSING_STEP(
            "ROUTE-005",
            "{step} までに {verbs} を通らない道があります (分岐 {way})。どの道でも順に一度ずつ通るようにしてください。",
            "There is a way to {step} (branch {way}) that has not passed {verbs}. Pass them in order, once, on every way."),
    NOTHING_AFTER(
            "ROUTE-006",
            "手順 {step} が {verb} の後に来る道があります。{verb} で終わりにしてください。",
            "Step {step} comes after {verb} on some way. Let {verb} be the last."),
    BODY_CHANGED(
            "ROUTE-007",
            "手順 {step} の {kind} は本文を変えます。本文を変えてよいのは seal と unseal だけです。取り除いてください。",
            "Step {step} ({kind}) changes the body; only seal and unseal may. Take it out."),
    UNKNOWN_START(
            "ROUTE-008",
            "経路の始まりは jms:queue:in.… か lane: か link: か direct: です。",
            "A route starts at jms:queue:in.…, lane:, link: or direct:."),
    OUT_OF_PLACE(
            "ROUTE-009",
            "この手順はこの経路では使えません ({needed} が必要です)。",
            "This step is out of place in its route (it needs {needed})."),
    UNKNOWN_LINK(
            "ROUTE-011",
            "接続先 {link} は定義されていません。mappings/city/links にそのファイルを置いてください。",
            "There is no link {link}. Put its file into mappings/city/links."),
    UNKNOWN_INTERFACE(
            "ROUTE-012", "{system} のインタフェース {interface} は定義されていません。", "System {system} has no interface {interface}."),
    WRONG_EVENT(
            "ROUTE-013",
            "{event} という記録はありません。accepted, served, sent, delivered, cancelled のどれかです。",
            "There is no ledger event {event}. Write accepted, served, sent, delivered or cancelled."),
    UNKNOWN_KEY("ROUTE-014", "「{key}」は経路ファイルのここでは使えません。", "The key {key} cannot be used here in a route file."),
    NOT_A_LIST("ROUTE-015", "ここには「- 」で始まる並びを書いてください。", "Write a list here, each item after a hyphen."),
    DOOR_WITH_OPTIONS(
            "ROUTE-016",
            "受付は jms:queue:in.<system>.<interface> だけで始め、設定を付けないでください。",
            "A door starts at jms:queue:in.<system>.<interface> and nothing more: it takes no options."),
    OF_ANOTHER(
            "ROUTE-017",
            "手順 {step} は {verb} ではなく {expected} でなければなりません。{ja}",
            "Step {step} is {verb}; in this route it has to be {expected}.{en}"),
    TWICE(
            "ROUTE-018",
            "{what} は {first} にもあります。どちらかを変えるか、取り除いてください。",
            "{what} is in {first}, too. Change or remove one of them."),
    PASSED_TWICE(
            "ROUTE-019",
            "手順 {step} の {verb} をすでに通った道があります (分岐 {way})。一度だけ通るようにしてください。",
            "There is a way to step {step} (branch {way}) that has passed {verb} before. Pass it once."),
    NOT_ON_THIS_WAY(
            "ROUTE-020",
            "手順 {step} の {verb} はこの経路の手順ではありません。通るのは {verbs} です。",
            "Step {step}, {verb}, does not belong to this route, which passes {verbs}."),
    DYNAMIC(
            "ROUTE-021",
            "手順 {step} の {kind} は送り先が実行時に決まります。送り先を to に書いてください。",
            "Step {step} ({kind}) decides where to go while it runs. Write the address in a to."),
    OWN_CODE(
            "ROUTE-022",
            "手順 {step} の {kind} は経路の中でプログラムを動かします。取り除いてください。",
            "Step {step} ({kind}) runs code of the route's own. Take it out."),
    MORE_THAN_ONCE(
            "ROUTE-023",
            "手順 {step} の {kind} は一つの電文を何度も通すか、通しません。取り除いてください。",
            "Step {step} ({kind}) lets one message pass several times, or not at all. Take it out."),
    ASIDE(
            "ROUTE-024",
            "手順 {step} の {kind} は取引の外で動きます。取り除いてください。速さと時間は接続先の設定で決めます。",
            "Step {step} ({kind}) works outside the transaction. Take it out; pace and hours are set in the link's file."),
    OWN_FAULTS(
            "ROUTE-025",
            "{kind} は使えません。誤りの扱いはゲートウェイが決め、拒否を必ず送り手に返します。取り除いてください。",
            "{kind} cannot be used: faults are the gateway's to handle, so that every refusal reaches its sender."
                    + " Take it out."),
    NOT_A_MAPPING("ROUTE-026", "「{key}」には「項目: 値」を書いてください。", "Write key: value under {key}."),
    KEY_TWICE("ROUTE-027", "「{key}」が 2 度書かれています。1 つにしてください。", "The key {key} is written twice. Keep one."),
    NOT_ONE_VALUE("ROUTE-028", "「{key}」には普通の値を 1 つ書いてください。", "Write one plain value for {key}."),
    NOT_TRUE_OR_FALSE("ROUTE-029", "「{key}」は true か false です。", "{key} is true or false."),
    PLACEHOLDER(
            "ROUTE-030",
            "ここに {{…}} は使えません。使えるのはひな形の始まりの {{system}} だけです。値をそのまま書いてください。",
            "No {{…}} can be used here, only {{system}} in a template's start. Write the value itself."),
    NOT_PLAIN(
            "ROUTE-031",
            "「{uri}」は「手順:対象」の形で書いてください。対象は英小文字、数字、ハイフンです。",
            "Write {uri} as verb:object, the object in lower-case letters, digits and hyphens."),
    BAD_PREDICATE(
            "ROUTE-032",
            "手順 {step} の条件は、ヘッダーかプロパティと値の比較だけです。例: ${header.SekishoPriority} == 'urgent'",
            "The condition of step {step} may only compare headers and properties with values, such as"
                    + " ${header.SekishoPriority} == 'urgent'."),
    BAD_VALUE(
            "ROUTE-033",
            "手順 {step} の値は、決まった文字かヘッダー一つだけです。",
            "The value of step {step} may only be plain text, or one header or property."),
    BAD_LOG(
            "ROUTE-034",
            "手順 {step} のログに本文やヘッダーは書けません。書けるのは文字と ${routeId} と ${exchangeId} です。",
            "The log of step {step} may hold words, ${routeId} and ${exchangeId}, and nothing of the message."),
    NAME_TAKEN(
            "ROUTE-035",
            "「{name}」という名前は使えません。英数字で、Sekisho, Camel, JMS で始まらない名前にしてください。",
            "The name {name} cannot be used. Take letters and digits that do not begin with Sekisho, Camel or JMS."),
    NOTHING_TO_CALL("ROUTE-036", "手順 {step} が呼ぶ {uri} の経路がありません。", "Step {step} calls {uri}, where no route starts."),
    CALLS_ITSELF(
            "ROUTE-037", "手順 {step} が呼ぶ {uri} は自分自身に戻ります。", "Step {step} calls {uri}, which leads back to itself."),
    NEVER_CALLED(
            "ROUTE-038", "この経路 {route} はどこからも呼ばれません。呼ぶか、取り除いてください。", "No route calls {route}. Call it or remove it."),
    NOT_A_DOOR_TEMPLATE(
            "ROUTE-039",
            "ひな形は業務システムごとに開かれます。jms:queue:in.{{system}}.… で始め、parameters は system だけにしてください。",
            "A template is opened once for each system: start it at jms:queue:in.{{system}}.…, with system as its one"
                    + " parameter."),
    UNKNOWN_OPTION(
            "ROUTE-040", "{verb} に設定「{option}」はありません。使えるのは: {known}", "{verb} has no option {option}. It has: {known}"),
    MISSING_OPTION("ROUTE-041", "{verb} には設定「{option}」が必要です。", "{verb} needs the option {option}."),
    BAD_OPTION("ROUTE-042", "{verb} の「{option}」は {expected} でなければなりません。", "{option} of {verb} has to be {expected}."),
    NO_SUCH_INTERFACE(
            "ROUTE-043",
            "インタフェース {interface} はどの業務システムにもありません。あるのは: {known}",
            "No system has an interface {interface}. There are: {known}"),
    NOT_READ(
            "ROUTE-044",
            "経路ファイルの名前は .camel.yaml で終わります。このファイルは読みません。",
            "Route files end in .camel.yaml. This file is not read."),
    DOOR_SENDS("ROUTE-045", "受付から電文は送れません。", "A door sends no messages."),
    NO_ROUTES(
            "ROUTE-046",
            "経路が 1 つもなく、どの電文も受け付けられません。routes に経路を置くか、--routes で場所を示してください。",
            "There is no route: no message could be accepted. Put routes here, or say with --routes where they are."),
    NO_DOOR(
            "ROUTE-047",
            "{systems} が {interface} を送る受付を、どの経路も開きません。jms:queue:in.{{system}}.{interface} で始まるひな形を書いてください。",
            "No route opens the door at which {systems} would send {interface}. Write a template that starts at"
                    + " jms:queue:in.{{system}}.{interface}."),
    NEVER_SENT(
            "ROUTE-048",
            "{lane} の列に入った {interface} を、どの経路も送り出しません。interface: {interface} を付け、lane:{lane} で始まる経路を書いてください。",
            "Nothing takes {interface} out of the lane of {lane}. Write a route that starts at lane:{lane}, with interface:"
                    + " {interface}."),
    NEVER_FETCHED(
            "ROUTE-049",
            "リンク {link} の {interface} の回答を、どの経路も取りに行きません。link:{link} で始まり、outcome:{interface} で終わる経路を書いてください。",
            "Nothing fetches the answers to {interface} from {link}. Write a route from link:{link} to outcome:{interface}."),
    NO_ROLE(
            "ROUTE-050",
            "どの役割もここを読みません。ファイルは {folders} のどれかに置いてください。",
            "No role reads this. Put files into one of {folders}."),
    RECORD_DROPPED(
            "ROUTE-051",
            "変換表 {map} がレコードを落としました。電文のレコードは落とせません。変換表を直してください。",
            "The map {map} must not drop data records. Correct it."),
    OF_ANOTHER_PASSAGE(
            "ROUTE-052",
            "{interface} の passage は {passage} で、このような経路はありません。この経路を取り除いてください。",
            "The passage of {interface} is {passage}, which has no such route. Remove this one."),
    NEVER_BROUGHT(
            "ROUTE-053",
            "リンク {link} が届ける {interface} を、どの経路も取りに行きません。link:{link} で始まり（interface: {interface} を付け）、lane:receivers で終わる経路を書いてください。",
            "Nothing fetches what {link} brings as {interface}. Write a route from link:{link}, with interface: {interface}, to"
                    + " lane:receivers."),
    LISTENS_NOWHERE(
            "ROUTE-058",
            "経路 {route} は listen: true ですが、接続先 {link} は待ち受けていません。リンクのファイルに listen: を書き（起動中に書いたなら再起動し）てください。",
            "The route {route} says listen: true, and the link {link} does not listen. Write listen: into the link's file; if it is"
                    + " there, restart the gateway."),
    LISTENS_IN_VAIN(
            "ROUTE-059",
            "接続先 {link} は待ち受けていますが (listen:)、受け取る経路がありません。listen: true を付け、link:{link} で始まる経路を書くか、listen: を消してください。",
            "The link {link} listens (listen:), and no route takes what comes. Write a route from link:{link} with listen: true, or"
                    + " remove listen:."),
    ASKED_NOT_FETCHED(
            "ROUTE-060",
            "{interface} は相手が問い合わせて答えを待つものです。取りに行くのではなく、listen: true を付けてください。",
            "{interface} is asked by the counterpart, which waits: it is not fetched. Write listen: true."),
    NEVER_ASKED(
            "ROUTE-061",
            "リンク {link} の相手が問い合わせる {interface} を、どの経路も受けません。link:{link} で始まり（interface: {interface}、listen: true を付け）、"
                    + "seal:{link} で終わる経路を書いてください。",
            "No route takes what {link} asks as {interface}. Write a route from link:{link}, with interface: {interface} and listen:"
                    + " true, to seal:{link}."),
    NOT_IDENTIFIED(
            "ATENA-005",
            Origin.OPERATOR,
            "項目 {item} に、団体内統合宛名を確かめていない人の番号があります。変換表で number(integrated, 項目) を使ってください。",
            "The item {item} names a person whom the registry was not asked for. Write number(integrated, item) in the map."),
    OTHER_PERSONS_NOW(
            "ATENA-020",
            Origin.OPERATOR,
            "受け付けたあとに宛名か変換表が変わり、別の人の電文になります。送らずに人の判断を待ちます。",
            "Since it was accepted, the registry or the map has changed so that it would be about other persons: a person decides."),
    NAMES_NOBODY(
            "ATENA-006",
            Origin.SENDER,
            "だれについての電文か分かりません (項目 {items})。宛名番号を書いてください。",
            "The message names nobody (items {items}). Write the person's number."),
    NO_LINK(
            "ATENA-001",
            Origin.SENDER,
            "この宛名番号は団体内統合宛名に登録されていません (項目 {item})。",
            "This number is not linked to an integrated atena number (item {item})."),
    ON_CONFIRMATION_LIST(
            "ATENA-002",
            Origin.OPERATOR,
            "対象者は確認リストにあります。職員の確認が済むまで送れません。",
            "The person is on the confirmation list; nothing passes until a person has decided."),
    NO_LINKAGE_CODE(
            "ATENA-003", Origin.OPERATOR, "対象者の符号が取得済みではありません。", "The person's linkage code has not been acquired."),
    WIDER_THAN_THEN(
            "ROUTE-070",
            Origin.OPERATOR,
            "受け手の変換表 {map} は {number} を使いますが、受け付けたときは使っていませんでした。渡してよいか確かめ、手作業で処理するか打ち切ってください。",
            "The receiver's map {map} asks for {number}, and did not when this was accepted. See whether it may have that; settle it by hand"
                    + " or give it up."),
    UNKNOWN_TO_RECEIVER(
            "ATENA-007",
            Origin.OPERATOR,
            "受け手 {system} には、この人の宛名番号がありません。番号を登録してから、再送してください。",
            "The receiver {system} has no number for this person. Enter its number, and send it again.");

    private final Meaning meaning;

    RouteError(String wire, String japanese, String english) {
        this(wire, Origin.OPERATOR, japanese, english);
    }

    RouteError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    public SekishoException exception(Object... namesAndValues) {
        return Finding.of(this, namesAndValues).asException();
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
