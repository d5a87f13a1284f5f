package jp.sekisho.passage.version;

import java.util.Arrays;

/** A keyed digest, by which rows are found and locked in one order. Immutable. */
record Digest(byte[] value) implements Comparable<Digest> {
    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(value, digest.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Digest[]";
    }
}
