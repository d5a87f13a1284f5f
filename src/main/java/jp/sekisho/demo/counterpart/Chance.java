package jp.sekisho.demo.counterpart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Chance that repeats: the same seed, question and subject always fall the same way, also after a restart. */
public record Chance(long seed) {
    private static final double TWO_TO_53 = 0x1p53;

    /** From 0 (included) to 1 (excluded). */
    public double of(String question, String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((seed + "\n" + question + "\n" + subject).getBytes(UTF_8));
            return (ByteBuffer.wrap(digest).getLong() >>> 11) / TWO_TO_53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean falls(String question, String subject, double rate) {
        return of(question, subject) < rate;
    }
}
