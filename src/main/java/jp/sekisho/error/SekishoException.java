package jp.sekisho.error;

import java.util.List;

/**
 * The one exception of this software: it carries a {@link Finding}, or several of one message, the first first. Its message
 * is the first one's English sentence after its code, and so never holds personal data.
 */
public final class SekishoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public SekishoException(Finding finding) {
        this(List.of(finding));
    }

    /** @param findings at least one, in the order in which they are to be told */
    public SekishoException(List<Finding> findings) {
        super(findings.get(0).toString());
        this.findings = List.copyOf(findings);
    }

    public SekishoException(Finding finding, Throwable cause) {
        super(finding.toString(), cause);
        this.findings = List.of(finding);
    }

    /** The first of them. */
    public Finding finding() {
        return findings.get(0);
    }

    /** All of them. */
    public List<Finding> findings() {
        return findings;
    }

    public ErrorCode code() {
        return finding().code();
    }
}
