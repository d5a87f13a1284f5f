package jp.sekisho.passage.letters;

/**
 * A sealed answer.
 *
 * @param position its place in the counterpart's order; not authenticated
 */
public record Parcel(long position, byte[] sealed) {}
