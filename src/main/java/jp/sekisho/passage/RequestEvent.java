package jp.sekisho.passage;

/** What can happen to a request. */
public enum RequestEvent {
    /** The gate is open and the request is first for each of its persons. */
    CLAIMED,
    /** The process that claimed it is gone; another takes it over under the same id. */
    RESUMED,
    /** The counterpart gave a receipt. */
    RECEIPT,
    /** The counterpart said that it did not take it. */
    TURNED_AWAY,
    /** Nobody knows whether the counterpart took it; it is sent again under the same id. */
    FAULT,
    /** As a fault, with a counterpart that must never be sent the same twice. */
    DOUBT,
    /** The counterpart will never take it. */
    REJECTED,
    /** A verified answer came. */
    ANSWER,
    /** Its deadline passed before it left. */
    EXPIRY,
    /** Its deadline passed while its answer was awaited. */
    OVERDUE,
    /** Its sender cancelled it. */
    CANCEL,
    /** What allowed it at the door no longer does. */
    WITHDRAWN,
    /** A person did it by hand, with evidence. */
    SETTLED
}
