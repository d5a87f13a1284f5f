package jp.sekisho.layout.delimited;

import jp.sekisho.layout.record.ByteOrderMark;
import jp.sekisho.layout.record.RecordEnd;

/**
 * How a delimited message is written.
 *
 * @param header whether the first line holds the names of the items
 * @param end what ends each line, the last one too
 */
public record DelimitedForm(char separator, Quoting quoting, boolean header, ByteOrderMark mark, RecordEnd end) {
    public static final char QUOTE = '"';

    /** Which items stand in quotes; where only some must, any may. */
    public enum Quoting {
        AS_NEEDED,
        ALWAYS,
        /** None: a quote is a character like any other, and a separator cannot be part of a value. */
        NEVER
    }

    /** Whether the value cannot stand without quotes. */
    boolean needsQuotes(String value) {
        return needsSeparating(value) || value.indexOf(QUOTE) >= 0;
    }

    /** Whether the value is written in quotes. */
    boolean quotes(String value) {
        return quoting == Quoting.ALWAYS || quoting == Quoting.AS_NEEDED && needsQuotes(value);
    }

    /** Whether the value can be written at all. */
    boolean canHold(String value) {
        return quoting != Quoting.NEVER || !needsSeparating(value);
    }

    /** The cell of a value that can be written. */
    String cell(String value) {
        return quotes(value) ? QUOTE + value.replace("\"", "\"\"") + QUOTE : value;
    }

    /** Whether a separator is part of the value. */
    public boolean needsSeparating(String value) {
        return value.indexOf(separator) >= 0;
    }
}
