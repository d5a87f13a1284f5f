package jp.sekisho.error;

/**
 * The one exception of this software: it carries a {@link Finding}. Its message is the finding's English sentence after
 * its code, and so never holds personal data.
 */
public final class SekishoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    public SekishoException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    public SekishoException(Finding finding, Throwable cause) {
        super(finding.toString(), cause);
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }

    public ErrorCode code() {
        return finding.code();
    }
}
