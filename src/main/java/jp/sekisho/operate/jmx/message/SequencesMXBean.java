package jp.sekisho.operate.jmx.message;

import java.util.List;
import jp.sekisho.operate.jmx.Described;

/** The numbers that systems give their messages, {@code jp.sekisho:type=Sequences}. */
@Described("送り手が付ける番号の続き具合。How the numbers stand that systems give their messages.")
public interface SequencesMXBean {
    String NAME = "jp.sekisho:type=Sequences";

    @Described("番号が欠けて待っている送り手の数。Of how many senders' interfaces later messages wait for a number that is missing.")
    int getWaiting();

    @Described("運用者の確認が要るもの。Of how many of these the number has been missing for longer than the file allows: look.")
    int getAlarms();

    @Described("預かっている電文の件数。How many messages are held until their number's turn.")
    int getHeld();

    @Described("一文で。All of it in a sentence.")
    String getSummary();

    @Described(
            "一覧。Each sender's numbers: the last, what is missing and since when, how many wait, when it was and is asked.")
    List<String> list();

    @Described("飛ばすと何が起きるか。What would follow if no number up to this one came any more; nothing is done.")
    List<String> explainClose(
            @Described("system 業務システム。The business system.") String system,
            @Described("interface インタフェース。The interface.") String interfaceId,
            @Described("number 飛ばす最後の番号。The last number that never comes.") long number);

    @Described("欠けた番号を飛ばすことを提案。Proposes that no number up to this one ever comes; the proposal's id.")
    String close(
            @Described("system 業務システム。The business system.") String system,
            @Described("interface インタフェース。The interface.") String interfaceId,
            @Described("number 飛ばす最後の番号。The last number that never comes.") long number,
            @Described("reason 理由。Why.") String reason);

    @Described("付け直すと何が起きるか。What would follow if the numbers began again with this one; nothing is done.")
    List<String> explainBegin(
            @Described("system 業務システム。The business system.") String system,
            @Described("interface インタフェース。The interface.") String interfaceId,
            @Described("number 最初の番号。The number of the first message.") long number);

    @Described(
            "番号の付け直しを提案。Proposes that the numbers begin again with this one, in a new generation; the proposal's id.")
    String begin(
            @Described("system 業務システム。The business system.") String system,
            @Described("interface インタフェース。The interface.") String interfaceId,
            @Described("number 最初の番号。The number of the first message.") long number,
            @Described("reason 理由。Why.") String reason);
}
