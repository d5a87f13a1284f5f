package jp.sekisho.boundary;

/** What the next message of a person waits for. */
public enum NextAfter {
    /** The receipt of the one before. */
    RECEIPT,
    /** The result of the one before. */
    RESULT
}
