package jp.sekisho.layout.item;

/** How the items of a message are told apart. */
public enum Form {
    /** By their width in bytes. */
    FIXED,
    /** By a separator between them; one record in one line. */
    DELIMITED,
    /** By element names. */
    XML,
    /** By the names of members. */
    JSON
}
