package jp.sekisho.passage;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a sender wants to hear again with each outcome, exactly as it came: text of any characters, half ones too, or bytes.
 * Immutable.
 */
public final class CorrelationId {
    /** No correlation id was given. */
    public static final CorrelationId NONE = of("");

    private static final byte TEXT = 'T';
    private static final byte BYTES = 'B';

    private final byte kind;
    private final byte[] value;

    private CorrelationId(byte kind, byte[] value) {
        this.kind = kind;
        this.value = value;
    }

    /** @param text empty for none */
    public static CorrelationId of(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
        units.asCharBuffer().put(text);
        return new CorrelationId(TEXT, units.array());
    }

    public static CorrelationId of(byte[] bytes) {
        return new CorrelationId(BYTES, bytes.clone());
    }

    /** As it was {@link #stored}. */
    public static CorrelationId restored(byte[] stored) {
        return new CorrelationId(stored[0], Arrays.copyOfRange(stored, 1, stored.length));
    }

    public byte[] stored() {
        byte[] stored = new byte[value.length + 1];
        stored[0] = kind;
        System.arraycopy(value, 0, stored, 1, value.length);
        return stored;
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    public boolean isText() {
        return kind == TEXT;
    }

    /** The text that came; of bytes, call {@link #bytes}. */
    public String text() {
        return ByteBuffer.wrap(value).asCharBuffer().toString();
    }

    /** The bytes that came; of text, call {@link #text}. */
    public byte[] bytes() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CorrelationId id && id.kind == kind && Arrays.equals(id.value, value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Never the value: senders put personal data there. */
    @Override
    public String toString() {
        return "CorrelationId";
    }
}
