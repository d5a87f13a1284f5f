package jp.sekisho.operate.jmx.message;

import java.util.List;
import java.util.Map;
import jp.sekisho.operate.jmx.Described;

/**
 * Requests that cannot go on by themselves, {@code jp.sekisho:type=Parked}: how many, and what a person may do about them.
 * {@code Count} above 0 is an alarm.
 */
@Described("職員の判断待ち。Requests that cannot go on by themselves: a person decides. Count above 0 is an alarm.")
public interface ParkedMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Parked";

    @Described("判断待ちの数。0 より大きければ対応が要る。How many wait for a person; above 0, somebody has to act.")
    int getCount();

    @Described("理由別の数。How many, by the code of their reason.")
    Map<String, Integer> getByReason();

    @Described("最も古いものの経過秒。How long the oldest of them has waited, seconds of real time.")
    long getOldestSeconds();

    @Described("要約。All of it in a sentence.")
    String getSummary();

    /**
     * Each in two lines, the longest parked first. Names nobody.
     *
     * @param most so many at most
     */
    @Described("一覧。Each of them, the longest parked first; names nobody.")
    List<String> list(@Described("最大件数。How many at most.") int most);

    /** What one is, and what each decision would come to; empty if it does not wait for a person. */
    @Described("一件の説明。What one is, and what each decision would come to.")
    List<String> explain(@Described("要求の識別子。Our id of the request.") String request);

    /**
     * Proposes to end it as SETTLED: done by hand. Once another person has confirmed it its sender hears so.
     *
     * @return the proposal's id
     */
    @Described("手作業で済んだものとして終えることを提案する。別の人の承認で、照会元は SETTLED を受け取る。Proposes to end it: done by hand. When another person"
            + " has confirmed it, its sender hears SETTLED. Answers the proposal's id.")
    String settle(
            @Described("要求の識別子。Our id of the request.") String request,
            @Described("証拠 (記録に残る)。The evidence; it is recorded. Name no person.") String evidence);

    /** Has it sent again, where nothing can go twice or that is harmless. Recorded. */
    @Described("再送する。Has it sent again, where that cannot make two of it.")
    void sendAgain(
            @Described("要求の識別子。Our id of the request.") String request,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    /**
     * Proposes to send it again as what the counterpart never took. Once another person has confirmed it, it goes.
     *
     * @return the proposal's id
     */
    @Described(
            "相手が受け取っていないものとして再送することを提案する。別の人の承認で送る。Proposes to send it again: the counterpart is known not to have taken it."
                    + " It goes when another person has confirmed it. Answers the proposal's id.")
    String sendAgainNotTaken(
            @Described("要求の識別子。Our id of the request.") String request,
            @Described("証拠 (記録に残る)。The evidence; it is recorded. Name no person.") String evidence);

    /** Asks the counterpart never to take what it may have been sent under a number that it counts. Recorded. */
    @Described(
            "相手が数える番号で送ったかもしれないものの取りやめを相手に求める。受け取っていなければ番号は空き、settle か giveUp で終えられる。Asks the counterpart never to take"
                    + " what it may have been sent under a number that it counts. If it has not taken it, the number is free.")
    void withdraw(
            @Described("要求の識別子。Our id of the request.") String request,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    /**
     * Proposes to end it as FAILED: nobody will do it. Once another person has confirmed it its sender hears so.
     *
     * @return the proposal's id
     */
    @Described("処理を打ち切ることを提案する。別の人の承認で、照会元は FAILED を受け取る。Proposes to give it up. When another person has confirmed it,"
            + " its sender hears FAILED. Answers the proposal's id.")
    String giveUp(
            @Described("要求の識別子。Our id of the request.") String request,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);
}
