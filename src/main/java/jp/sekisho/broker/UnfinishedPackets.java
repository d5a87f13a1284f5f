package jp.sekisho.broker;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds what the packets that a login has begun and not ended take in memory, on all of its connections together: the broker
 * gathers a packet until it is whole. A packet counts with the size that it announces. Thread safe.
 */
final class UnfinishedPackets {
    private final long most;
    private final Map<String, Long> bytes = new HashMap<>();

    /** @param most bytes, of one packet and of all unfinished ones of a login */
    UnfinishedPackets(long most) {
        this.most = most;
    }

    /** Whether a packet may be as large as this at all. */
    boolean mayHave(long size) {
        return size <= most;
    }

    /** @return false if it would be too much with the login's others */
    synchronized boolean begin(String login, long size) {
        long sum = bytes.getOrDefault(login, 0L) + size;
        if (sum > most) {
            return false;
        }
        bytes.put(login, sum);
        return true;
    }

    /** A packet that was begun is whole, or its connection has gone. */
    synchronized void end(String login, long size) {
        bytes.computeIfPresent(login, (same, sum) -> sum == size ? null : sum - size);
    }
}
