package jp.sekisho.boundary;

/** With what ends something that a counterpart has brought for a system. */
public enum InwardEnd {
    /** It lies in the system's queue. */
    HANDED,
    /** The system says that it has it. */
    TAKEN,
    /** The system has answered it. */
    ANSWERED
}
