package jp.sekisho.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Ids that leave the process: 128 random bits in 32 hexadecimal digits. Never counters: after a restore from a backup a
 * counter would repeat, and the other side would answer with somebody else's receipt.
 */
public final class RandomId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private RandomId() {}

    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
