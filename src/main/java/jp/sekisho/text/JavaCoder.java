package jp.sekisho.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Any charset by Java's own coders, with what they would replace or let pass refused. */
final class JavaCoder implements Coder {
    private static final String END = "A";
    private final Charset charset;
    private final Shifting shifting;
    private final byte[] end;

    JavaCoder(Charset charset) {
        this.charset = charset;
        this.shifting = Shifting.of(charset);
        this.end = charset.canEncode() ? END.getBytes(charset) : new byte[0];
    }

    @Override
    public @Nullable String text(byte[] bytes, int offset, int length) {
        return shifting == Shifting.NONE ? read(bytes, offset, length) : readShifted(bytes, offset, length);
    }

    @Override
    public boolean isRewritten(byte[] bytes, int offset, int length) {
        String text = text(bytes, offset, length);
        byte[] again = text == null ? null : written(text);
        return again == null || !Arrays.equals(again, 0, again.length, bytes, offset, offset + length);
    }

    @Override
    public int readable(byte[] bytes, int offset, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharBuffer out = CharBuffer.allocate(length * 2 + 2);
        CoderResult result = decoder().decode(in, out, true);
        int read = result.isError() || in.hasRemaining() ? in.position() - offset : length;
        return Math.min(read, shifting.dropped(bytes, offset, length));
    }

    @Override
    public int write(String text, byte[] out, int at, int end) {
        byte[] written = written(text);
        if (written == null || written.length > end - at) {
            return written == null ? StrictCharset.NOT_IN_CHARSET : StrictCharset.NO_ROOM;
        }
        System.arraycopy(written, 0, out, at, written.length);
        return at + written.length;
    }

    @Override
    public int length(String text) {
        byte[] written = written(text);
        return written == null ? StrictCharset.NOT_IN_CHARSET : written.length;
    }

    /** What would not be read back the same is not in the charset, whatever its encoder makes of it. */
    private byte @Nullable [] written(String text) {
        try {
            ByteBuffer out = encoder().encode(CharBuffer.wrap(text));
            byte[] bytes = Arrays.copyOfRange(out.array(), out.arrayOffset(), out.limit());
            return text.equals(text(bytes, 0, bytes.length)) ? bytes : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private @Nullable String read(byte[] bytes, int offset, int length) {
        try {
            return decoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Java's decoders do not mind a shift left open: one character more must be read as itself. */
    private @Nullable String readShifted(byte[] bytes, int offset, int length) {
        if (shifting.dropped(bytes, offset, length) < length) {
            return null;
        }
        byte[] longer = Arrays.copyOf(Arrays.copyOfRange(bytes, offset, offset + length), length + end.length);
        System.arraycopy(end, 0, longer, length, end.length);
        String text = read(longer, 0, longer.length);
        return text != null && text.endsWith(END) ? text.substring(0, text.length() - END.length()) : null;
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private CharsetEncoder encoder() {
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
