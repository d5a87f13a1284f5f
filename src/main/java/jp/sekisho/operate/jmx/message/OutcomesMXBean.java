package jp.sekisho.operate.jmx.message;

import java.util.List;
import jp.sekisho.operate.jmx.Described;

/** The outcomes for one {@code out.} queue, {@code jp.sekisho:type=Outcomes,name=out.…}. */
@Described("結果。Outcomes on their way to a business system's queue.")
public interface OutcomesMXBean {
    @Described("渡していない結果。Outcomes to be handed over: the broker may not have them yet, and drops those it has.")
    long getUnmarked();

    @Described("最も古いもの (秒)。Age of the oldest of them, in seconds of real time.")
    long getOldestSeconds();

    @Described("今日渡した結果。Outcomes handed over on this business day.")
    long getHandedOverToday();

    @Described(
            "取り置いた結果 (先頭の 100 件)。Outcomes that could not be read or handed over, each with its id, reason and time; those"
                    + " behind them have gone on. The first hundred; the summary says how many there are.")
    List<String> getSetAside();

    @Described("取り置いた結果を渡す。Has an outcome that was set aside handed over after all.")
    void putBack(
            @Described("結果の識別子。Its id.") String id,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    /**
     * Proposes never to hand an outcome over. Once another person has confirmed it, it is so.
     *
     * @return the proposal's id
     */
    @Described(
            "取り置いた結果を渡さないことを提案する。別の人の承認で決まる。Proposes never to hand it over; done when another person has confirmed it: tell"
                    + " its sender. Answers the proposal's id.")
    String discard(
            @Described("結果の識別子。Its id.") String id,
            @Described("理由 (記録に残る)。Why; it is recorded. Name no person.") String reason);

    @Described("一文で。All of it in a sentence.")
    String getSummary();
}
