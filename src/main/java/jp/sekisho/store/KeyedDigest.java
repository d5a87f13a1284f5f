package jp.sekisho.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 over a purpose and parts, each preceded by its length, so that no two lists of parts look alike. Thread safe. Keeps
 * one {@link Mac} for each thread: looking one up and giving it the key costs more than most digests.
 */
public final class KeyedDigest {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final ThreadLocal<Mac> macs;

    KeyedDigest(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> keyed(secret));
    }

    /** Under a key that is this object's alone and ends with it. */
    public static KeyedDigest underItsOwnKey() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return new KeyedDigest(random);
    }

    /** In hexadecimal, the same for the same purpose and parts. */
    public String hexOf(String purpose, String... parts) {
        byte[][] bytes = Stream.of(parts)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return HexFormat.of().formatHex(of(purpose, bytes));
    }

    byte[] of(String purpose, byte[]... parts) {
        Mac mac = macs.get();
        mac.reset();
        framed(mac, purpose.getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            framed(mac, part);
        }
        return mac.doFinal();
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static void framed(Mac mac, byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        mac.update(part);
    }
}
