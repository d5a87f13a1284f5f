package jp.sekisho.passage.count;

/**
 * What a counterpart says of a request that it has taken.
 *
 * @param receipt its number for it
 * @param number under which it has taken it, as it counts them
 * @param digest SHA-256 of the canonical form of what it has taken, hexadecimal, as it echoes it
 */
public record KnownThere(String receipt, long number, String digest) {}
