package jp.sekisho.passage.legs;

/** What a door did with an arrival. */
public enum Reception {
    /** A new message is on its way. */
    ACCEPTED,
    /** Turned away with a reason. */
    REFUSED,
    /** The broker's redelivery of what has been dealt with: nothing was done. */
    REDELIVERED,
    /** The sender's duplicate of a message that is still on its way: one outcome will come. */
    DUPLICATE_PENDING,
    /** The sender's duplicate of a message that has ended: its outcome goes out again, marked. */
    DUPLICATE_ENDED,
    /** A cancellation was carried out. */
    CANCELLED
}
