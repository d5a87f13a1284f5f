package jp.sekisho.passage;

/** Where a request is. */
public enum RequestState {
    /** In its lane; nothing of it has left. */
    WAITING,
    /** Claimed; it may have reached the counterpart or not. */
    SENDING,
    /** The counterpart gave a receipt; its answer is awaited. */
    SENT,
    /** It may have reached a counterpart that must not be asked twice; a person decides. */
    PARKED,
    /** Its one outcome has been written. */
    ENDED
}
