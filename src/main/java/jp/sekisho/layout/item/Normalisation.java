package jp.sekisho.layout.item;

/** A change that a message undergoes when what was read from it is written again, though no value changes. */
public enum Normalisation {
    /** A character that the charset has twice is written in its first code: NEC and IBM extensions, line ends of host code. */
    DUPLICATE_CODE,
    /** Shifts that switch to where one is already, or by an older sequence, are written in the shortest way. */
    REDUNDANT_SHIFT,
    /** Two codes whose characters together have a code of their own are written as that one (JIS X 0213). */
    JOINED_CODES,
    /** Bytes of a charset whose shifts are its own are written in some other way: how often is not counted. */
    OTHER,
    /** A number with fewer decimals than its item has, or with no point, is written with all of them. */
    FEWER_DECIMALS,
    /** A positive number that a host stored with the sign of numbers without one is written with its own. */
    SIGN_ADDED,
    /** Quotes around a value that needs none are left out. */
    UNNEEDED_QUOTES,
    /** A header line whose names stand in other quotes or other codes is written as the layout says. */
    HEADER_LINE,
    /** A value of nothing but spaces is blank, and a blank value is written as its form has it. */
    SPACES_AS_BLANK,
    /** A byte order mark that may be there is not written. */
    BYTE_ORDER_MARK,
    /** A character that cannot be written is written as its look-alike, where the layout says so. */
    LOOK_ALIKE,
    /** A value that begins or ends as its padding does is read back without, whatever room it leaves. */
    LIKE_PADDING,
    /** A value that is too long is cut, where the layout says so. */
    CUT,
    /** XML is written in its exclusive canonical form, JSON without white space, its items in the layout's order. */
    MARKUP
}
