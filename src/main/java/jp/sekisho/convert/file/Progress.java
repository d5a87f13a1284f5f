package jp.sekisho.convert.file;

/**
 * How far a conversion is.
 *
 * @param records that have been read, good and bad
 * @param bytes of the file that have been read
 */
public record Progress(long records, long bytes) {}
