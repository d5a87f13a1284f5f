package jp.sekisho.text.charset;

/** A change that bytes undergo when what was read from them is written again, though no character changes. */
public enum Rewriting {
    /** A character that the charset has twice is written in its first code: NEC and IBM extensions, line ends of host code. */
    DUPLICATE_CODE,
    /** Shifts that switch to where one is already, or by an older sequence, are written in the shortest way. */
    REDUNDANT_SHIFT,
    /** Two codes whose characters together have a code of their own are written as that one (JIS X 0213). */
    JOINED_CODES,
    /** In some other way, of a charset whose shifts are its own: how often is not counted. */
    OTHER
}
