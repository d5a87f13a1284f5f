package jp.sekisho.juki.copy;

/** What protects a person, as layouts spell it. */
enum Measure {
    /** 支援措置. */
    SUPPORT,
    /** 仮支援措置: until it is decided. */
    PROVISIONAL
}
