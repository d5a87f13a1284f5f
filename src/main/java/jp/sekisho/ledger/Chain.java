package jp.sekisho.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The arithmetic of the chain. A row's commitment is HMAC-SHA-256, keyed by the row's own salt, over its content; the
 * chain runs over commitments. So content and salt can be erased after their term, and the chain stays whole.
 */
final class Chain {
    static final int HASH_BYTES = 32;

    private Chain() {}

    static byte[] start() {
        return new byte[HASH_BYTES];
    }

    static byte[] commitment(byte[] salt, LedgerEntry entry, Moment moment) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac.doFinal(content(entry, moment));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static byte[] next(byte[] previous, int bucket, long seq, byte[] commitment) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(previous);
            sha.update(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt(bucket)
                    .putLong(seq)
                    .array());
            return sha.digest(commitment);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Every field framed by its length, in a frozen order. */
    private static byte[] content(LedgerEntry entry, Moment moment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            instant(out, moment.at());
            instant(out, moment.businessAt());
            out.writeBoolean(moment.outsideHours());
            text(out, entry.event().name());
            text(out, entry.system());
            text(out, entry.user());
            text(out, entry.person());
            text(out, entry.interfaceId());
            text(out, entry.items());
            text(out, entry.recipient());
            text(out, entry.outcome());
            text(out, entry.reason());
            text(out, entry.remark());
            text(out, entry.catalogue());
            text(out, entry.messageId());
            text(out, entry.senderId());
            out.writeInt(entry.digest().length);
            out.write(entry.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
