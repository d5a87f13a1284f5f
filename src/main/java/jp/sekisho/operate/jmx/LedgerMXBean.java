package jp.sekisho.operate.jmx;

/** The ledger, {@code jp.sekisho:type=Ledger}. */
public interface LedgerMXBean {
    /** The name under which it is registered. */
    String NAME = "jp.sekisho:type=Ledger";

    /** Reads the whole ledger and follows every chain. Changes nothing. */
    LedgerState verify();
}
