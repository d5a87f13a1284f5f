package jp.sekisho.text.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks Java's own coders of a charset about one code or character after the other. Belongs to one thread. */
public final class Trial {
    private static final int MOST = 64;
    private final CharsetEncoder encoder;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(MOST);
    private final CharBuffer chars = CharBuffer.allocate(MOST);

    public Trial(Charset charset) {
        this.encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The bytes in which a few characters are written; null if they are not. */
    public byte @Nullable [] written(String few) {
        bytes.clear();
        encoder.reset();
        boolean written = encoder.encode(CharBuffer.wrap(few), bytes, true).isUnderflow()
                && encoder.flush(bytes).isUnderflow();
        return written ? Arrays.copyOf(bytes.array(), bytes.position()) : null;
    }

    /** What one code, or a few, say; null if it is not whole, or none. */
    @Nullable
    String read(byte[] code) {
        chars.clear();
        decoder.reset();
        boolean read = decoder.decode(ByteBuffer.wrap(code), chars, true).isUnderflow()
                && decoder.flush(chars).isUnderflow();
        return read ? chars.flip().toString() : null;
    }

    /** Whether the decoder waits for more of this code. */
    public boolean isBeginning(byte[] code) {
        ByteBuffer in = ByteBuffer.wrap(code);
        chars.clear();
        decoder.reset();
        return decoder.decode(in, chars, false).isUnderflow() && in.hasRemaining();
    }
}
