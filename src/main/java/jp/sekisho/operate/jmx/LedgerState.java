package jp.sekisho.operate.jmx;

import java.util.List;
import java.util.stream.Stream;
import javax.management.ConstructorParameters;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerReport;

/** What the verifier found, in the form that JMX carries. Immutable. */
public final class LedgerState {
    private final long rows;
    private final List<String> findings;

    @ConstructorParameters({"rows", "findings"})
    public LedgerState(long rows, List<String> findings) {
        this.rows = rows;
        this.findings = List.copyOf(findings);
    }

    /** As the ledger room reports it; each finding in Japanese, then in English. */
    public static LedgerState of(LedgerReport report) {
        return new LedgerState(
                report.rows(),
                report.findings().stream().flatMap(LedgerState::lines).toList());
    }

    public long getRows() {
        return rows;
    }

    /** Empty when the ledger is whole. */
    public List<String> getFindings() {
        return findings;
    }

    private static Stream<String> lines(Finding finding) {
        return Stream.of(finding.code().wire() + "  " + finding.japanese(), "            " + finding.english());
    }
}
