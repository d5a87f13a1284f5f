package jp.sekisho.ledger;

import java.util.List;
import jp.sekisho.error.Finding;

/**
 * What the verifier found.
 *
 * @param rows rows read
 * @param findings one for each row that is missing, changed, out of the chain, or cut off; empty when the ledger is whole
 */
public record LedgerReport(long rows, List<Finding> findings) {
    public LedgerReport {
        findings = List.copyOf(findings);
    }

    public boolean whole() {
        return findings.isEmpty();
    }
}
