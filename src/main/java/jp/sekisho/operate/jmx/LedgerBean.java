package jp.sekisho.operate.jmx;

import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.store.Store;

/** Verifies the ledger of a running gateway. Thread safe. */
public final class LedgerBean implements LedgerMXBean {
    private final Store store;

    public LedgerBean(Store store) {
        this.store = store;
    }

    @Override
    public LedgerState verify() {
        return LedgerState.of(store.inTransaction(LedgerVerifier::verify));
    }
}
