package jp.sekisho.passage;

/** The lanes of a link, most urgent first. */
public enum Priority {
    URGENT,
    NORMAL,
    BULK
}
