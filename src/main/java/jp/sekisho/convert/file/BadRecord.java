package jp.sekisho.convert.file;

import jp.sekisho.error.Finding;

/**
 * A record that was not converted, and why; never what it holds.
 *
 * @param number which of the file's, from 1
 * @param position how many bytes of the file are before it
 * @param finding what is wrong: the first thing that was found
 */
public record BadRecord(long number, long position, Finding finding) {
    /** The item that it is about; empty if it is about none. */
    public String item() {
        return finding.details().getOrDefault("item", "");
    }
}
