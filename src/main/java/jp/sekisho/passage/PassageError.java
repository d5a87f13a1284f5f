package jp.sekisho.passage;

import static jp.sekisho.error.Disposition.PARK;
import static jp.sekisho.error.Disposition.REFUSE;
import static jp.sekisho.error.Disposition.RETRY;
import static jp.sekisho.error.Origin.COUNTERPART;
import static jp.sekisho.error.Origin.GATEWAY;
import static jp.sekisho.error.Origin.OPERATOR;
import static jp.sekisho.error.Origin.SENDER;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can befall a message between its door and its outcome. */
public enum PassageError implements ErrorCode {
    EXPIRED_WAITING(
            "PASSAGE-001",
            SENDER,
            REFUSE,
            "期限までに送れませんでした。相手には届いていません。",
            "Its deadline passed before it could leave; the counterpart never saw it."),
    EXPIRED_UNANSWERED(
            "PASSAGE-002",
            COUNTERPART,
            REFUSE,
            "送信しましたが、期限までに回答がありませんでした。",
            "It was sent, and no answer came before its deadline."),
    NOT_ALL_REACHED(
            "PASSAGE-013",
            OPERATOR,
            REFUSE,
            "渡す相手 {all} のうち {reached} に渡りました。残りは打ち切られたか、取り消されました。",
            "{reached} of {all} receivers have it. The others were given up or cancelled."),
    EXPIRED_DISTRIBUTING(
            "PASSAGE-014",
            OPERATOR,
            REFUSE,
            "期限までに渡す相手 {all} のうち {reached} に渡りました。残りにはこのあとも渡します。送り直しは要りません。",
            "By its deadline {reached} of {all} receivers have it. The others will still get it: do not send it again."),
    TOO_DEEP(
            "PASSAGE-025",
            GATEWAY,
            PARK,
            "原因をたどると {most} 段を超えます。同じことを繰り返していないか、経路とファイルを確かめてください。",
            "It has more than {most} causes, one behind the other. See whether the files have the gateway go round in a circle."),
    CANCELLED("PASSAGE-003", SENDER, REFUSE, "取り消されました。", "It was cancelled by its sender."),
    TOO_LATE_TO_CANCEL(
            "PASSAGE-004",
            SENDER,
            REFUSE,
            "もう送信が始まっているか終わっているため、取り消せません。",
            "Too late to cancel: it is being sent, or has ended."),
    NOTHING_TO_CANCEL(
            "PASSAGE-005",
            SENDER,
            REFUSE,
            "取り消す電文がありません。SekishoInReplyTo に送信済みの SekishoMessageId を入れてください。",
            "There is nothing to cancel. Name an accepted SekishoMessageId in SekishoInReplyTo."),
    RESULT_NOT_WRITTEN(
            "PASSAGE-006",
            OPERATOR,
            REFUSE,
            "結果を照会元の形に書けません ({why})。結果の変換表とレイアウトを直すまで、行は終わらずに残ります。",
            "The result cannot be written for its sender ({why}). The line stays until the result map and layout are mended."),
    UNRECONCILED(
            "PASSAGE-007",
            OPERATOR,
            REFUSE,
            "バックアップから復元した直後で、すでに送ったかどうかが分かりません。運用者の突合が済んでから、もう一度取り消してください。",
            "The tables were just restored from a backup, and nobody knows whether it was sent. Cancel again after reconciliation."),
    UNDECIDED(
            "PASSAGE-008",
            COUNTERPART,
            PARK,
            "期限から 2 営業日を過ぎても、相手が受け取ったか、回答があるかを確かめられません。人の判断を待ちます。",
            "Two business days after its deadline nobody knows what became of it at the counterpart: a person decides."),
    DONE_BY_HAND("PASSAGE-009", OPERATOR, REFUSE, "運用者が手作業で処理しました。", "An operator had it done by hand."),
    GIVEN_UP("PASSAGE-010", OPERATOR, REFUSE, "運用者が処理を打ち切りました。", "An operator gave it up."),
    TABLES_IN_USE(
            "PASSAGE-011",
            OPERATOR,
            REFUSE,
            "別のゲートウェイ ({home}、{since} 開始) がこのデータベースで動いています。先に止めるか、引き継ぐなら sekisho.take-over=true で起動してください。",
            "Another gateway ({home}, since {since}) is alive on this database. Stop it first, or start this one with"
                    + " sekisho.take-over=true to take over."),
    ANSWERED_WAITING(
            "PASSAGE-012",
            COUNTERPART,
            PARK,
            "送信を待つ間に期限が過ぎましたが、相手にはすでに回答があります。その回答を受け取ると終わります。",
            "Its deadline passed while it waited to leave, but the counterpart has answered it already: it ends when that answer is"
                    + " taken."),
    NOT_YET_READ(
            "PASSAGE-015",
            OPERATOR,
            RETRY,
            "バックアップから復元した直後で、何をお渡ししたかが分かりません。運用者の突合が済むまで、電文は窓口のキューで待ちます。",
            "The tables were just restored from a backup, and nobody knows what was handed over. The message stays in its door's"
                    + " queue until reconciliation."),
    OVERDUE_WITH_NUMBER(
            "PASSAGE-020",
            COUNTERPART,
            PARK,
            "期限までに回答がなく、相手が番号を使ったか分かりません。次の番号を送らずに、回答か人の判断を待ちます。",
            "No answer came before its deadline, and nobody knows whether the counterpart has counted its number: no later one is sent"
                    + " before the answer comes or a person decides."),
    UNKNOWN_THERE(
            "PASSAGE-021",
            COUNTERPART,
            RETRY,
            "復元のあと相手に尋ね、相手が受け取っていないことを確かめました。新しい番号で送り直します。",
            "Asked after a restore, the counterpart says that it has not taken it: it goes under a number of its own."),
    RECALLED_BY_HAND(
            "PASSAGE-022",
            OPERATOR,
            PARK,
            "相手は受け取っておらず、今後も受け取りません。送り直せません。手作業で処理して終えるか、打ち切ってください。",
            "The counterpart has not taken it and never will, so that it cannot be sent again: settle it once it is done by hand, or"
                    + " give it up."),
    TOO_EARLY_TO_ASK(
            "SEND-009",
            GATEWAY,
            RETRY,
            "前のプロセスが送ったものがまだ届くかもしれません。しばらく待ってから相手に尋ねます。",
            "What an earlier process has sent may still arrive: the counterpart is asked a little later."),
    ANSWER_STANDS(
            "PASSAGE-016",
            SENDER,
            REFUSE,
            "これは相手の照会への回答です。受け付けた回答は取り消せません。",
            "It answers what a counterpart asked. An answer that was accepted cannot be taken back."),
    LAPSED_HERE(
            "PASSAGE-017",
            GATEWAY,
            REFUSE,
            "相手の照会の期限が過ぎました。業務システムのキューには届いていません (レーンの保留、判断待ち、停止など)。",
            "The deadline of what a counterpart asked has passed, and it never reached its system's queue (held, parked, stopped)."),
    LAPSED_UNANSWERED(
            "PASSAGE-018",
            SENDER,
            REFUSE,
            "相手の照会の期限が過ぎました。業務システムは受け取りましたが、期限までに回答しませんでした。",
            "The deadline of what a counterpart asked has passed. Its system had it, and did not answer in time."),
    NOT_SENT(
            "SEND-007",
            GATEWAY,
            RETRY,
            "送る前に失敗しました ({cause})。相手には何も届いていません。",
            "It failed before it could leave ({cause}); nothing has left."),
    UNSENDABLE(
            "SEND-008",
            GATEWAY,
            PARK,
            "この電文を送れる形にできません ({cause})。相手には何も届いていません。人の判断を待ちます。",
            "This message cannot be made ready to leave ({cause}); nothing has left: a person decides."),
    WRONG_RECEIPT("SEND-004", COUNTERPART, RETRY, "受付番号の通知がこの要求のものではありません。", "The receipt is not for this request."),
    DOUBTFUL(
            "SEND-005",
            COUNTERPART,
            PARK,
            "相手が受け取ったか分かりません。二度送れない相手のため、人の判断を待ちます。",
            "Nobody knows whether the counterpart took it, and it must not be sent twice: a person decides."),
    ANSWER_UNKNOWN(
            "ANSWER-001",
            COUNTERPART,
            REFUSE,
            "回答に対応する要求がありません。",
            "The answer names a request that this gateway does not know."),
    ANSWER_LATE("ANSWER-002", COUNTERPART, REFUSE, "要求はすでに終わっています。", "The answer came after its request had ended."),
    ANSWER_OF_ANOTHER(
            "ANSWER-003",
            COUNTERPART,
            REFUSE,
            "回答が指す要求の内容が、送った要求と違います。",
            "The answer is for a request with another content than the one sent."),
    ANSWER_CHANGED(
            "ANSWER-004",
            COUNTERPART,
            REFUSE,
            "受け取り済みの回答と同じ番号で、内容が違います。",
            "The answer has the id of one already taken, and another content."),
    ANSWER_UNREADABLE(
            "ANSWER-005", COUNTERPART, REFUSE, "回答の形が取り決めと違います。", "The answer does not have the agreed form."),
    ANSWER_OF_ANOTHER_PERSON(
            "ANSWER-006",
            COUNTERPART,
            REFUSE,
            "回答の対象者が、要求の対象者と違います。",
            "The answer is about another person than the request."),
    ANSWER_NOT_PROCESSED(
            "ANSWER-008",
            GATEWAY,
            PARK,
            "回答を処理できませんでした ({fault})。相手が保持している間、取り直します。",
            "The answer could not be processed ({fault}). It is fetched again while the counterpart keeps it."),
    ANSWER_UNSENT(
            "ANSWER-007",
            GATEWAY,
            RETRY,
            "まだ送っていない要求への回答です。要求を送ったあとに取り直します。",
            "The answer is for a request that has not left. It is fetched again once that has.");

    private final Meaning meaning;

    PassageError(String wire, Origin origin, Disposition disposition, String japanese, String english) {
        meaning = new Meaning(wire, origin, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
