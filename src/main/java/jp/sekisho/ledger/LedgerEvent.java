package jp.sekisho.ledger;

/** What a ledger row records. The wire form is frozen; it is part of what the chain commits to. */
public enum LedgerEvent {
    /** A door accepted a message. */
    ACCEPTED,
    /** A door refused a message. */
    REFUSED,
    /** A sender sent a known id again. */
    DUPLICATE,
    /** A request is about to leave; written before its first byte does. */
    SENDING,
    /** The counterpart gave a receipt. */
    SENT,
    /** The counterpart did not take a request; it waits again. */
    TURNED_AWAY,
    /** An answer was received, and its outcome handed to the sender's queue. */
    DELIVERED,
    /** An answer was not taken. */
    ANSWER_REFUSED,
    /** A request ended because its deadline passed. */
    EXPIRED,
    /** A request ended because its sender cancelled it. */
    CANCELLED,
    /** A request ended because it can never be done. */
    FAILED,
    /** A link was closed by an operator, or because the tables were restored. */
    HELD,
    /** An operator let a link go on. */
    RELEASED
}
