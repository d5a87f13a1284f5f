package jp.sekisho.broker.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import jp.sekisho.store.Vault;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a frame and once more behind it: a mark to look for, the frame's place and number, its lengths, and a tag
 * that only the vault can make, for this file and this end of a frame. A length without its tag is never believed.
 *
 * @param place how many open bytes lie before the frame
 * @param number how many frames do
 * @param length of the content, open
 * @param spare of the closed spare; 0 if there is none
 */
record FrameHead(long place, int number, int length, int spare) {
    static final byte[] MARK = {(byte) 0x93, 's', 'k', 'f', (byte) 0xd1, 0x0e, (byte) 0xa6, 0x5b};

    private static final int FIELDS = MARK.length + Long.BYTES + 3 * Integer.BYTES;
    private static final int TAG = 16;

    /** What it takes on the disk. */
    static final int BYTES = FIELDS + TAG;

    /** Which of the two it is. */
    enum End {
        FRONT,
        BACK
    }

    /** Writes and reads the heads of one file. */
    record Form(Vault vault, String file) {
        byte[] written(FrameHead head, End end) {
            byte[] fields = ByteBuffer.allocate(FIELDS)
                    .put(MARK)
                    .putLong(head.place)
                    .putInt(head.number)
                    .putInt(head.length)
                    .putInt(head.spare)
                    .array();
            return ByteBuffer.allocate(BYTES).put(fields).put(tag(fields, end)).array();
        }

        @Nullable
        FrameHead read(byte[] bytes, End end) {
            byte[] fields = Arrays.copyOf(bytes, FIELDS);
            if (bytes.length < BYTES
                    || !Arrays.equals(MARK, Arrays.copyOf(bytes, MARK.length))
                    || !MessageDigest.isEqual(tag(fields, end), Arrays.copyOfRange(bytes, FIELDS, BYTES))) {
                return null;
            }
            ByteBuffer buffer = ByteBuffer.wrap(fields, MARK.length, FIELDS - MARK.length);
            return new FrameHead(buffer.getLong(), buffer.getInt(), buffer.getInt(), buffer.getInt());
        }

        private byte[] tag(byte[] fields, End end) {
            return Arrays.copyOf(vault.digest("frame " + end, file.getBytes(UTF_8), fields), TAG);
        }
    }

    /** What the closed content takes. */
    int content() {
        return length + Body.BYTES + Vault.OVERHEAD;
    }

    /** What the whole frame takes. */
    long onDisk() {
        return 2L * BYTES + spare + content();
    }
}
