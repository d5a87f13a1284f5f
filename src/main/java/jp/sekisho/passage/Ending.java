package jp.sekisho.passage;

/** The one outcome of a message, as business systems read it in {@code SekishoOutcome}. Frozen. */
public enum Ending {
    RESULT,
    REFUSED,
    FAILED,
    EXPIRED,
    CANCELLED,
    /** Done by hand, evidence recorded. */
    SETTLED
}
