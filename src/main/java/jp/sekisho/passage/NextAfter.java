package jp.sekisho.passage;

/** What a person's next message waits for. */
public enum NextAfter {
    /** The receipt of the one before. */
    RECEIPT,
    /** The result of the one before. */
    RESULT
}
