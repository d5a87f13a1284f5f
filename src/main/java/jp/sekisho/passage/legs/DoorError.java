package jp.sekisho.passage.legs;

import static jp.sekisho.error.Origin.GATEWAY;
import static jp.sekisho.error.Origin.SENDER;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a door refuses a message before its content is looked at. */
public enum DoorError implements ErrorCode {
    NO_ID(
            "DOOR-001",
            SENDER,
            "SekishoMessageId がありません。1〜64 文字の識別子を付けてください。",
            "There is no SekishoMessageId. Set one of 1 to 64 characters."),
    MALFORMED_ID(
            "DOOR-002",
            SENDER,
            "SekishoMessageId に使えるのは A-Z a-z 0-9 . _ - の 1〜64 文字です。",
            "A SekishoMessageId has 1 to 64 characters of A-Z a-z 0-9 . _ -"),
    OTHER_BODY(
            "DOOR-003",
            SENDER,
            "この SekishoMessageId は別の内容で受け付け済みです。新しい識別子で送り直してください。",
            "This SekishoMessageId was accepted with another body. Send it under a new id."),
    NOT_TEXT_OR_BYTES(
            "DOOR-004",
            SENDER,
            "TextMessage か BytesMessage で送ってください。それ以外は開かずに拒みます。",
            "Send a TextMessage or a BytesMessage. Anything else is refused unopened."),
    TOO_LARGE(
            "DOOR-005",
            SENDER,
            "本文は {limit} バイトまでです ({actual} バイトありました)。",
            "A body may have {limit} bytes; this one has {actual}."),
    BAD_EXPIRY(
            "DOOR-006",
            SENDER,
            "SekishoExpiresAt は時差付きの ISO 8601 (例 2026-11-10T17:00:00+09:00) の未来の時刻です。",
            "SekishoExpiresAt is a future time in ISO 8601 with offset, such as 2026-11-10T17:00:00+09:00."),
    BAD_PRIORITY(
            "DOOR-007",
            SENDER,
            "SekishoPriority は urgent, normal, bulk のいずれかです。",
            "SekishoPriority is one of urgent, normal, bulk."),
    CANNOT_PROCESS(
            "DOOR-008",
            GATEWAY,
            "ゲートウェイはこの電文を処理できませんでした ({attempts} 回試行)。保守担当に連絡してください。",
            "The gateway could not process this message ({attempts} attempts). Tell its maintainer."),
    SUSPECT(
            "DOOR-009",
            GATEWAY,
            "この電文の処理中にゲートウェイが {crashes} 回停止しました。保守担当に連絡してください。",
            "The gateway died {crashes} times while it worked on this message alone. Tell its maintainer."),
    HALF_CHARACTER(
            "DOOR-010",
            SENDER,
            "本文の {character} 文字目が文字になっていません (サロゲートの片方だけです)。",
            "Character {character} of the body is half a character: one surrogate without the other."),
    ONE_RECORD_ONLY(
            "DOOR-011",
            SENDER,
            "この受付は 1 電文に 1 件だけです ({actual} 件ありました)。1 件ずつ送ってください。",
            "This door takes one record in a message; this one has {actual}. Send them one by one."),
    MALFORMED_REFERENCE(
            "DOOR-012",
            SENDER,
            "SekishoInReplyTo に使えるのは、指す電文の識別子 (A-Z a-z 0-9 . _ - の 1〜64 文字) です。",
            "SekishoInReplyTo is the id of the message meant: 1 to 64 characters of A-Z a-z 0-9 . _ -"),
    PROPERTIES_TOO_LARGE(
            "DOOR-013",
            SENDER,
            "プロパティは {number} 個、1 つ {one} 文字、合計 {all} 文字まで、JMSCorrelationID は {id} 文字までです。",
            "A message may have {number} properties, each of {one} characters and together of {all}, and a"
                    + " JMSCorrelationID of {id}."),
    OUTCOME_GONE(
            "DOOR-014",
            GATEWAY,
            "この SekishoMessageId の電文は終わっていますが、結果の控えが読めないため、もう一度渡せません。保守担当に連絡してください。",
            "The message of this SekishoMessageId has ended, but its outcome cannot be given again: what is kept of it cannot"
                    + " be read. Tell its maintainer."),
    SET_ASIDE(
            "DOOR-015",
            GATEWAY,
            "この電文は読めないため脇に置き、運用者の判断を待っています。",
            "This message cannot be read. It was set aside, and waits for an operator."),
    DISCARDED(
            "DOOR-016",
            GATEWAY,
            "この電文は読めないため、運用者が破棄しました。作り直して送ってください。",
            "This message could not be read, and an operator has discarded it. Make it anew, and send it."),
    NOT_OPENED(
            "DOOR-017",
            GATEWAY,
            "この電文は受け付けたあと保管中に壊れ、開けません。もう一度送ってください。",
            "This message was damaged where it was stored, and cannot be opened. Send it again."),
    NAMES_NOTHING(
            "DOOR-018",
            SENDER,
            "SekishoInReplyTo に、受け取ったものの SekishoOutcomeId を入れてください。",
            "Name in SekishoInReplyTo the SekishoOutcomeId of what you were handed."),
    NOT_HANDED_OVER(
            "DOOR-019",
            SENDER,
            "SekishoInReplyTo の SekishoOutcomeId で、このインタフェースからお渡ししたものはありません。",
            "Nothing was handed over to you by this interface under the SekishoOutcomeId that SekishoInReplyTo names."),
    ENDED_ALREADY(
            "DOOR-020",
            SENDER,
            "SekishoInReplyTo が指すものは、すでに終わっています ({ending})。",
            "What SekishoInReplyTo names has ended already ({ending})."),
    ANOTHER_PERSON(
            "DOOR-021",
            SENDER,
            "回答の対象者が、SekishoInReplyTo が指す照会の対象者と違います。",
            "The answer is about another person than the question that SekishoInReplyTo names.");

    private final Meaning meaning;

    DoorError(String wire, Origin origin, String japanese, String english) {
        meaning = new Meaning(wire, origin, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
