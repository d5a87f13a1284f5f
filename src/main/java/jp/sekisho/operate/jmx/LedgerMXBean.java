package jp.sekisho.operate.jmx;

/** The ledger, {@code jp.sekisho:type=Ledger}. */
@Described("情報連携記録。The linkage record.")
public interface LedgerMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Ledger";

    /** Reads the whole ledger and follows every chain. Changes nothing. */
    @Described("検証する。Reads the whole ledger and follows every chain; empty findings: it is whole.")
    LedgerState verify();
}
