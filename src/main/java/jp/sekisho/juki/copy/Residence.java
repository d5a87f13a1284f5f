package jp.sekisho.juki.copy;

/** How somebody stands in the register, as layouts spell it. */
enum Residence {
    RESIDENT,
    /** Moving out is planned (転出予定者). */
    MOVING_OUT,
    /** Moved out, dead, or struck off. */
    REMOVED
}
