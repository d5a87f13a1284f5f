package jp.sekisho.registry.synthetic;

/**
 * A permutation of 0 … size - 1: scattered numbers, and never the same one twice.
 *
 * <p>A Feistel network of four rounds over the next even number of bits, walked until it lands inside the range.
 * Immutable.
 */
final class Scatter {
    private static final int ROUNDS = 4;

    private final long key;
    private final long size;
    private final int halfBits;

    Scatter(long key, long size) {
        this.key = key;
        this.size = size;
        this.halfBits = (Long.SIZE - Long.numberOfLeadingZeros(size - 1) + 1) / 2;
    }

    long of(long index) {
        long landed = index;
        do {
            landed = permuted(landed);
        } while (landed >= size);
        return landed;
    }

    private long permuted(long value) {
        long mask = (1L << halfBits) - 1;
        long left = value >>> halfBits;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Dice.mixed(right ^ key + round * 0x9E3779B97F4A7C15L) & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
