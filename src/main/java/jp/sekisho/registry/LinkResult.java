package jp.sekisho.registry;

/** What became of an attempt to tie a business system's number to a person. */
public enum LinkResult {
    /** Tied now. */
    LINKED,
    /** It was tied to this person before. */
    ALREADY,
    /** It is tied to another person: nothing changed, and the case is on the confirmation list. */
    CONFLICT
}
