package jp.sekisho.passage.link;

/** What may be done when it is not known whether a message arrived. */
public enum Resend {
    /** Send it again: the receiver knows our message ids. */
    SAFE,
    /** Ask for its receipt by our id first. */
    ASK_FIRST,
    /** Park it for a person. */
    NEVER
}
