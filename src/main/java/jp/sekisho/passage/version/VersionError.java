package jp.sekisho.passage.version;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why a door refuses a record for the state that it says. */
enum VersionError implements ErrorCode {
    OVERTAKEN(
            "VERSION-001",
            "追い越しです。このキーでは、より新しい状態 ({newest}) を先に受け付けています。最新の状態を送り直してください。",
            "It was overtaken: a newer state ({newest}) of the same key was accepted before. Send the newest state."),
    OTHER_CONTENT(
            "VERSION-002",
            "同じキーの同じ状態 ({newest}) は、別の内容で受け付け済みです。内容を改めたなら、更新日時なども新しくして送ってください。",
            "The same state ({newest}) of the same key was accepted with another content. If the content changed, its state is a newer one."),
    SENT_BEFORE(
            "VERSION-003",
            "同じキーの同じ状態 ({newest}) は、同じ内容で受け付け済みです。この記録を電文から除いてください。",
            "The same state ({newest}) of the same key was accepted with the same content. Leave this record out."),
    TWICE_IN_ONE(
            "VERSION-004",
            "同じキーの同じ状態 ({newest}) が 1 電文に 2 度あります。1 つにしてください。",
            "The same state ({newest}) of the same key stands twice in one message. Keep one.");

    private final Meaning meaning;

    VersionError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.SENDER, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
