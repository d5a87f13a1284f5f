package jp.sekisho.layout;

/** A change that a message undergoes when what was read from it is written again, though no value changes. */
public enum Normalisation {
    /** A character that the charset has twice is written in its first code: NEC and IBM extensions, line ends of host code. */
    DUPLICATE_CODE,
    /** Shifts that switch to where one is already, or by an older sequence, are written in the shortest way. */
    REDUNDANT_SHIFT,
    /** Two codes whose characters together have a code of their own are written as that one (JIS X 0213). */
    JOINED_CODES,
    /** Quotes around a value that needs none are left out. */
    UNNEEDED_QUOTES,
    /** A byte order mark that may be there is not written. */
    BYTE_ORDER_MARK,
    /** A character that cannot be written is written as its look-alike, where the layout says so. */
    LOOK_ALIKE,
    /** A value that begins or ends as its padding does is read back without. */
    LIKE_PADDING,
    /** A value that is too long is cut, where the layout says so. */
    CUT,
    /** XML is written in its exclusive canonical form, JSON without white space, its items in the layout's order. */
    MARKUP
}
