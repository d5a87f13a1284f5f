package jp.sekisho.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** A host charset as a vendor's jar has one: ASCII, and between shifts of its own, 28 and 29, kanji by their code points. */
final class VendorShiftCharset extends Charset {
    static final String NAME = "x-vendor-shift";
    private static final byte OUT = 0x28;
    private static final byte IN = 0x29;
    private static final char FIRST = '一';
    private static final char LAST = '鿿';

    VendorShiftCharset() {
        super(NAME, new String[0]);
    }

    @Override
    public boolean contains(Charset other) {
        return false;
    }

    /** As decoders do, it minds neither a shift to where it is already nor one that is left open. */
    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            private boolean shifted;

            @Override
            protected void implReset() {
                shifted = false;
            }

            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    byte first = in.get(in.position());
                    boolean shift = first == OUT || first == IN;
                    if (!shift && !out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    if (!shift && shifted && in.remaining() < 2) {
                        return CoderResult.UNDERFLOW;
                    }
                    in.get();
                    if (shift) {
                        shifted = first == OUT;
                    } else {
                        out.put(
                                shifted
                                        ? (char) ((first & 0xFF) << Byte.SIZE | in.get() & 0xFF)
                                        : (char) (first & 0x7F));
                    }
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, 2, 4) {
            private boolean shifted;

            @Override
            protected void implReset() {
                shifted = false;
            }

            @Override
            protected CoderResult implFlush(ByteBuffer out) {
                if (shifted && !out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                if (shifted) {
                    out.put(IN);
                    shifted = false;
                }
                return CoderResult.UNDERFLOW;
            }

            @Override
            protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
                while (in.hasRemaining()) {
                    char c = in.get(in.position());
                    boolean kanji = c >= FIRST && c <= LAST;
                    if (!kanji && c > '~') {
                        return CoderResult.unmappableForLength(1);
                    }
                    if (out.remaining() < 3) {
                        return CoderResult.OVERFLOW;
                    }
                    in.get();
                    if (kanji != shifted) {
                        out.put(kanji ? OUT : IN);
                        shifted = kanji;
                    }
                    if (kanji) {
                        out.put((byte) (c >> Byte.SIZE));
                    }
                    out.put((byte) c);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
