package jp.sekisho.transport.listen;

/** Why a connection or a request was turned away before anybody read what it brought. */
public enum Refusal {
    /** No TLS with the certificate of this one counterpart came about. */
    CERTIFICATE,
    /** What came is no HTTP, or its head is longer than any of ours. */
    NOT_A_REQUEST,
    /** There is nothing at that path, or not by that method. */
    NO_SUCH_OPERATION,
    /** The body is larger than what the operation takes. */
    TOO_LARGE,
    /** The request was not here whole in time, or its answer was not taken in time. */
    TOO_SLOW,
    /** As many connections as there may be are open. */
    TOO_MANY,
    /** The bodies that are arriving are too large together. */
    TOO_MUCH_AT_ONCE
}
