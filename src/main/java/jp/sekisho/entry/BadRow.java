package jp.sekisho.entry;

import jp.sekisho.error.Finding;

/**
 * A row that is not entered, and why; never what it holds.
 *
 * @param row which of the file's, from 1
 */
public record BadRow(long row, Finding why) {}
