package jp.sekisho.routes;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.Origin;
import jp.sekisho.error.SekishoException;

/** What can be wrong with a route, when it is loaded or when a message goes through it. */
public enum RouteError implements ErrorCode {
    UNREADABLE("ROUTE-001", "経路ファイルを読めません ({problem})。", "The route file cannot be read ({problem})."),
    NO_ID("ROUTE-002", "経路と手順には id を付けてください。", "Give every route and every step an id."),
    NOT_ALLOWED("ROUTE-003", "手順 {step} の「{scheme}」は経路で使えません。", "Step {step} uses {scheme}, which no route may use."),
    NOT_A_STEP(
            "ROUTE-004",
            "手順 {step} の {kind} はまだ使えません。to だけを並べてください。",
            "Step {step} is a {kind}. Write a plain sequence of to steps."),
    MISSING_STEP("ROUTE-005", "この経路は {verbs} の順に通らなければなりません。", "This route has to pass {verbs}, in this order."),
    NOTHING_AFTER("ROUTE-006", "{verb} は最後の手順でなければなりません。", "{verb} has to be the last step."),
    BODY_CHANGED(
            "ROUTE-007",
            "convert と lane の間に本文を変える手順 {step} があります。",
            "Step {step} between convert and lane could change the body."),
    UNKNOWN_START(
            "ROUTE-008",
            "経路の始まりは jms:queue:in.… か lane: か link: です。",
            "A route starts at jms:queue:in.…, lane: or link:."),
    OUT_OF_PLACE(
            "ROUTE-009",
            "この手順はこの経路では使えません ({needed} が必要です)。",
            "This step is out of place in its route (it needs {needed})."),
    STEP_MISSING("ROUTE-010", "前に必要な手順が抜けています。", "A step that has to come before this one is missing."),
    UNKNOWN_LINK("ROUTE-011", "接続先 {link} は定義されていません。", "There is no link {link}."),
    UNKNOWN_INTERFACE(
            "ROUTE-012", "{system} のインタフェース {interface} は定義されていません。", "System {system} has no interface {interface}."),
    WRONG_EVENT("ROUTE-013", "{event} という記録はありません。", "There is no ledger event {event}."),
    UNKNOWN_KEY("ROUTE-014", "「{key}」は経路ファイルのここでは使えません。", "The key {key} cannot be used here in a route file."),
    NOT_A_LIST("ROUTE-015", "ここには「- 」で始まる並びを書いてください。", "Write a list here, each item after a hyphen."),
    DOOR_WITH_OPTIONS(
            "ROUTE-016",
            "受付は jms:queue:in.{system}.… だけで始め、設定を付けないでください。",
            "A door starts at jms:queue:in.{system}.… and nothing more: it takes no options."),
    OF_ANOTHER(
            "ROUTE-017",
            "手順 {step} は、この経路の始まり ({object}) と違うものを指しています。",
            "Step {step} is of something else than the route's start, {object}."),
    ONE_STEP_EACH(
            "ROUTE-019",
            "この経路の手順は {verbs} をこの順に一度ずつ、ほかには何もなしです。",
            "The steps of this route are {verbs}, in this order, each once, and nothing else."),
    TWICE("ROUTE-018", "{what} は {first} にもあります。", "{what} is in {first}, too."),
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
            "ATENA-003", Origin.OPERATOR, "対象者の符号が取得済みではありません。", "The person's linkage code has not been acquired.");

    private final String wire;
    private final Origin origin;
    private final String japanese;
    private final String english;

    RouteError(String wire, String japanese, String english) {
        this(wire, Origin.OPERATOR, japanese, english);
    }

    RouteError(String wire, Origin origin, String japanese, String english) {
        this.wire = wire;
        this.origin = origin;
        this.japanese = japanese;
        this.english = english;
    }

    SekishoException exception(Object... namesAndValues) {
        return Finding.of(this, namesAndValues).asException();
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
