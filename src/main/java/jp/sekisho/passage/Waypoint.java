package jp.sekisho.passage;

/** The named instants at which a process may die, between any two of which it must not matter. */
public enum Waypoint {
    DOOR_RECEIVED,
    DOOR_BEFORE_COMMIT,
    DOOR_COMMITTED,
    CLAIM_BEFORE_COMMIT,
    CLAIM_COMMITTED,
    SEND_BEFORE,
    SEND_ANSWERED,
    SENT_BEFORE_COMMIT,
    SENT_COMMITTED,
    POLLED,
    RETURN_BEFORE_COMMIT,
    RETURN_COMMITTED,
    CONFIRMED,
    OUTBOX_BEFORE_COMMIT,
    OUTBOX_COMMITTED,
    OUTBOX_MARKED,
    INWARD_BEFORE_COMMIT,
    INWARD_COMMITTED,
    HANDOVER_BEFORE_COMMIT,
    HANDOVER_COMMITTED,
    TOLD,
    TOLD_COMMITTED
}
