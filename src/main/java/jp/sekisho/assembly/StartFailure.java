package jp.sekisho.assembly;

import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says why a gateway does not start in the finding's own words, instead of a stack of causes. */
final class StartFailure implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return finding(failure)
                .map(finding -> new FailureAnalysis(
                        finding.code().wire() + "  " + finding.english(), finding.japanese(), failure))
                .orElse(null);
    }

    private static Optional<Finding> finding(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SekishoException known) {
                return Optional.of(known.finding());
            }
        }
        return Optional.empty();
    }
}
