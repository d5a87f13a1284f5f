package jp.sekisho.error;

/** Who can mend the cause of an error. */
public enum Origin {
    /** The business system that sent the message. */
    SENDER,
    /** This gateway: its software, catalogue or infrastructure. */
    GATEWAY,
    /** The system outside the city. */
    COUNTERPART,
    /** A person who operates the gateway. */
    OPERATOR
}
