package jp.sekisho.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The characters that a charset's own encoder silently writes as another's: what is read back is not what was written. In
 * windows-31j these are the yen sign and eleven more, in IBM host code fifty, among them ideographs of names.
 *
 * <p>Found by trying every code point once per charset.
 */
final class Replaced {
    private static final int MOST_BYTES = 64;
    private static final Map<Charset, Replaced> BY_CHARSET = new ConcurrentHashMap<>();
    private final BitSet characters;

    private Replaced(BitSet characters) {
        this.characters = characters;
    }

    static Replaced by(Charset charset) {
        return BY_CHARSET.computeIfAbsent(charset, unknown -> new Replaced(new Trial(unknown).replaced()));
    }

    int count() {
        return characters.cardinality();
    }

    boolean inAny(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (characters.get(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Writes and reads one code point after the other. */
    private static final class Trial {
        private final CharsetEncoder encoder;
        private final CharsetDecoder decoder;
        private final ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        private final CharBuffer chars = CharBuffer.allocate(MOST_BYTES);

        Trial(Charset charset) {
            this.encoder = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            this.decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        BitSet replaced() {
            BitSet found = new BitSet();
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                if (Character.getType(c) != Character.SURROGATE && isWritten(c) && !comesBack(c)) {
                    found.set(c);
                }
            }
            return found;
        }

        private boolean isWritten(int c) {
            bytes.clear();
            encoder.reset();
            CharBuffer one = CharBuffer.wrap(Character.toChars(c));
            return encoder.encode(one, bytes, true).isUnderflow()
                    && encoder.flush(bytes).isUnderflow();
        }

        private boolean comesBack(int c) {
            bytes.flip();
            chars.clear();
            decoder.reset();
            boolean read = decoder.decode(bytes, chars, true).isUnderflow()
                    && decoder.flush(chars).isUnderflow();
            chars.flip();
            return read && chars.toString().equals(Character.toString(c));
        }
    }
}
