package jp.sekisho.layout;

/**
 * How a delimited message is written.
 *
 * @param quotesAll whether every item stands in quotes; else those that need them
 * @param header whether the first line holds the names of the items
 * @param byteOrderMark whether the message begins with U+FEFF
 * @param end what ends each line, the last one too
 */
record DelimitedForm(char separator, boolean quotesAll, boolean header, boolean byteOrderMark, String end) {
    static final String BYTE_ORDER_MARK = "\uFEFF";
    static final char QUOTE = '"';
}
