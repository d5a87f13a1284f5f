package jp.sekisho.text.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any charset by Java's own coders, with what they would replace or let pass refused. */
final class JavaCoder implements Coder {
    private static final String END = "A";

    /** RFC 1468 and RFC 1554 have no such shift: half-width kana come in x-windows-50221 and its kin. */
    private static final Set<String> WITHOUT_HALF_KANA = Set.of("ISO-2022-JP", "ISO-2022-JP-JIS", "ISO-2022-JP-2");

    private static final byte[] TO_HALF_KANA = {0x1B, '(', 'I'};
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
        return Math.min(read, refused(bytes, offset, length));
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
        if (refused(bytes, offset, length) < length) {
            return null;
        }
        byte[] longer = Arrays.copyOf(Arrays.copyOfRange(bytes, offset, offset + length), length + end.length);
        System.arraycopy(end, 0, longer, length, end.length);
        String text = read(longer, 0, longer.length);
        return text != null && text.endsWith(END) ? text.substring(0, text.length() - END.length()) : null;
    }

    /** The first byte that Java's decoder takes though it is not this charset's; {@code length} if there is none. */
    private int refused(byte[] bytes, int offset, int length) {
        int dropped = shifting.dropped(bytes, offset, length);
        if (!WITHOUT_HALF_KANA.contains(charset.name())) {
            return dropped;
        }
        int at = 0;
        while (at < dropped && !isToHalfKana(bytes, offset + at, offset + length)) {
            at++;
        }
        return at;
    }

    private static boolean isToHalfKana(byte[] bytes, int at, int end) {
        return at + TO_HALF_KANA.length <= end
                && Arrays.equals(bytes, at, at + TO_HALF_KANA.length, TO_HALF_KANA, 0, TO_HALF_KANA.length);
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
