package jp.sekisho.layout;

/**
 * A record of an XML or JSON message as it was written.
 *
 * @param values by the indexes of the kind's items; empty where there is none
 */
record WrittenRecord(MarkupKind kind, String[] values) {}
