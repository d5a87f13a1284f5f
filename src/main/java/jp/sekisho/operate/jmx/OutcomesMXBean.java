package jp.sekisho.operate.jmx;

/** The outcomes for one {@code out.} queue, {@code jp.sekisho:type=Outcomes,name=out.…}. */
@Described("結果。Outcomes on their way to a business system's queue.")
public interface OutcomesMXBean {
    @Described("渡していない結果。Outcomes to be handed over: the broker may not have them yet, and drops those it has.")
    long getUnmarked();

    @Described("最も古いもの (秒)。Age of the oldest of them, in seconds of real time.")
    long getOldestSeconds();

    @Described("今日渡した結果。Outcomes handed over on this business day.")
    long getHandedOverToday();

    @Described("一文で。All of it in a sentence.")
    String getSummary();
}
