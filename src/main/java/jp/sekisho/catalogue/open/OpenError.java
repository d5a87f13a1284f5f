package jp.sekisho.catalogue.open;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** Why files may not come into use while messages are open. */
enum OpenError implements ErrorCode {
    SYSTEM_GONE(
            "OPEN-001",
            "システム {system} がなくなりましたが、{interface} の電文 {open} 件が終わっていません。終わるまで待つか、システムのファイルを残してください。",
            "The system {system} is gone, but {open} of its messages of {interface} are open: nothing could end them. Wait until"
                    + " they have ended, or keep the system's file."),
    INTERFACE_GONE(
            "OPEN-002",
            "{system} からインタフェース {interface} がなくなりましたが、その電文 {open} 件が終わっていません。終わるまで待つか、インタフェースを残してください。",
            "{system} has lost the interface {interface}, but {open} of its messages are open: nothing could end them. Wait until"
                    + " they have ended, or keep the interface."),
    PASSAGE_CHANGED(
            "OPEN-003",
            "{interface} の passage が {then} から {now} に変わりましたが、{system} の電文 {open} 件が {then} のまま終わっていません。終わるまで待つか、passage を {then} に戻してください。",
            "The passage of {interface} was {then} and is {now}, but {open} messages of {system} that began as {then} are open. Wait"
                    + " until they have ended, or keep passage: {then}."),
    LINK_CHANGED(
            "OPEN-004",
            "{interface} の link が {then} から {now} に変わりましたが、{then} に向かう {system} の電文 {open} 件が終わっていません。終わるまで待つか、link を {then} に戻してください。",
            "The link of {interface} was {then} and is {now}, but {open} messages of {system} on their way to {then} are open. Wait"
                    + " until they have ended, or keep link: {then}."),
    NOT_READ(
            "OPEN-005",
            "{system} の {interface} の入口がなくなりましたが、電文 {open} 件がまだ読まれずに {queue} にあります。インタフェースを残して起動し、読み終わるまで待ってください。",
            "{system} has lost its door of {interface}, but {open} messages lie in {queue}, not read yet. Keep the interface, and wait"
                    + " until they have been read."),
    NOT_HEARD(
            "OPEN-006",
            "システム {system} がなくなりましたが、受け取っていない結果 {open} 件が {queue} にあります。システムのファイルを残し、受け取るまで待ってください。",
            "The system {system} is gone, but {open} outcomes for it are in {queue}, not read yet. Keep the system's file, and wait"
                    + " until it has read them."),
    END_CHANGED(
            "OPEN-007",
            "{interface} の until が taken でなくなりましたが、受け手の確認を待つ {open} 件が終わっていません。終わるまで待つか、until: taken に戻してください。",
            "{interface} no longer says until: taken, but {open} of what it brought wait for their receiver to say that it has them."
                    + " Wait until they have ended, or keep until: taken."),
    ANSWERS_NO_MORE(
            "OPEN-008",
            "{interface} の answers がなくなりましたが、相手の照会への回答 {open} 件がまだ届いていません。届くまで待つか、answers を戻してください。",
            "{interface} no longer says answers, but {open} answers to what a counterpart asked are on their way. Wait until they have"
                    + " arrived, or keep answers.");

    private final Meaning meaning;

    OpenError(String wire, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, Disposition.REFUSE, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
