package jp.sekisho.operate.jmx;

/** The process itself: whether its tables, its clock and its disk are what it needs, {@code jp.sekisho:type=Gateway}. */
@Described("ゲートウェイのプロセス。The gateway process.")
public interface GatewayMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Gateway";

    /** Whether the tables answered when last asked, and are this gateway's. */
    @Described("データベースが応答し、このゲートウェイのものか。Whether the tables answer, and are this gateway's.")
    boolean isTablesHeld();

    /** Whether deadlines pass: not while the clock has leapt. */
    @Described("期限が進むか。時計が飛んだ間は false。Whether deadlines pass: not while the clock has leapt.")
    boolean isClockSure();

    /** How far the clock has leapt forward beside the monotonic one, seconds. */
    @Described("時計が進みすぎている秒数。By how many seconds the clock has leapt forward.")
    long getClockAheadSeconds();

    /** How much is free on the disk where the data folder is. */
    @Described("data のあるディスクの空き (バイト)。Free on the disk where the data folder is, bytes.")
    long getDiskFreeBytes();

    /** Whether so little is free that doors do not read. */
    @Described("空きが足りず、窓口が読み取りを止めているか。Whether doors do not read because the disk is nearly full.")
    boolean isDiskLow();

    /**
     * Says that the clock is right as it is: deadlines pass by it from now on. Recorded in the ledger.
     *
     * @param reason why it is right; names no person
     * @return by how many seconds it had leapt
     */
    @Described("今の時計を正しいものと認める。Says that the clock is right as it is; reason: why.")
    long acceptClock(String reason);
}
