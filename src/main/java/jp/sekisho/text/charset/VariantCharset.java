package jp.sekisho.text.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Map;

/**
 * A charset of the JVM with some of its codes read as other characters, one for one. Immutable and thread safe.
 *
 * <p>A character that the charset itself reads there is written as before: what does not come back as itself is refused by
 * {@link StrictCharset}.
 */
final class VariantCharset extends Charset {
    private final Charset base;
    private final Map<Character, Character> read;
    private final Map<Character, Character> written = new HashMap<>();

    /** @param otherwise from each character that the charset reads to the one that is read here */
    VariantCharset(String name, Charset base, Map<Character, Character> otherwise) {
        super(name, new String[0]);
        this.base = base;
        this.read = otherwise;
        otherwise.forEach((from, to) -> written.put(to, from));
    }

    @Override
    public boolean contains(Charset other) {
        return other.equals(this);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(base.newDecoder());
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new Encoder(base.newEncoder());
    }

    private static char changed(char c, Map<Character, Character> changes) {
        return changes.getOrDefault(c, c);
    }

    /** Reads by the charset itself, and changes what it has read. Mutable; owned by the thread that reads. */
    private final class Decoder extends CharsetDecoder {
        private final CharsetDecoder decoder;

        Decoder(CharsetDecoder decoder) {
            super(VariantCharset.this, decoder.averageCharsPerByte(), decoder.maxCharsPerByte());
            this.decoder =
                    decoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            int from = out.position();
            CoderResult result = decoder.decode(in, out, false);
            for (int at = from; at < out.position(); at++) {
                out.put(at, changed(out.get(at), read));
            }
            return result;
        }

        @Override
        protected CoderResult implFlush(CharBuffer out) {
            CoderResult result = decoder.decode(ByteBuffer.allocate(0), out, true);
            return result.isUnderflow() ? decoder.flush(out) : result;
        }

        @Override
        protected void implReset() {
            decoder.reset();
        }
    }

    /** Writes by the charset itself what it would have read. Mutable; owned by the thread that writes. */
    private final class Encoder extends CharsetEncoder {
        private final CharsetEncoder encoder;

        Encoder(CharsetEncoder encoder) {
            super(VariantCharset.this, encoder.averageBytesPerChar(), encoder.maxBytesPerChar(), encoder.replacement());
            this.encoder =
                    encoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            CharBuffer changed = CharBuffer.allocate(in.remaining());
            for (int at = in.position(); at < in.limit(); at++) {
                changed.put(changed(in.get(at), written));
            }
            changed.flip();
            CoderResult result = encoder.encode(changed, out, false);
            in.position(in.position() + changed.position());
            return result;
        }

        @Override
        protected CoderResult implFlush(ByteBuffer out) {
            CoderResult result = encoder.encode(CharBuffer.allocate(0), out, true);
            return result.isUnderflow() ? encoder.flush(out) : result;
        }

        @Override
        protected void implReset() {
            encoder.reset();
        }
    }
}
