package jp.sekisho.error;

/** What becomes of the message that met an error. */
public enum Disposition {
    /** Tried again without anybody's help. */
    RETRY,
    /** Kept until a person decides. */
    PARK,
    /** Turned away with a reason; nothing else changes. */
    REFUSE
}
