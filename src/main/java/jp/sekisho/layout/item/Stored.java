package jp.sekisho.layout.item;

/** How a number lies in the bytes of a fixed record. */
public enum Stored {
    /** As characters of the charset. */
    TEXT,
    /** A digit in each byte, the sign in the zone of the last (COBOL DISPLAY). */
    ZONED,
    /** Two digits in each byte, the sign in the last half (COBOL COMP-3). */
    PACKED,
    /** A whole number in two's complement, the most significant byte first (COBOL COMP). */
    BINARY
}
