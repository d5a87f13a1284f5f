package jp.sekisho.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.spi.CharsetProvider;
import java.util.Iterator;
import java.util.List;
import jp.sekisho.text.charset.StrictCharset;

/** A charset as a vendor's jar has one: ASCII, and codes of two bytes from 0x80 on that are the kanji in Unicode's order. */
final class VendorCharset extends Charset {
    static final String NAME = "x-vendor-host";
    private static final char FIRST = '一';
    private static final int HIGH = 0x80;

    VendorCharset() {
        super(NAME, new String[0]);
    }

    /** Finds it, if its jar is on the class path. */
    public static final class Provider extends CharsetProvider {
        @Override
        public Iterator<Charset> charsets() {
            return List.of(new VendorCharset(), new VendorShiftCharset()).iterator();
        }

        @Override
        public Charset charsetForName(String name) {
            return name.equals(NAME)
                    ? new VendorCharset()
                    : name.equals(VendorShiftCharset.NAME) ? new VendorShiftCharset() : null;
        }
    }

    /** In its own process: writes and reads each text in the charset of the name before it, and says what came of it. */
    static final class Main {
        public static void main(String[] namesAndTexts) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                StrictCharset charset = StrictCharset.named(namesAndTexts[i]).orElseThrow();
                String text = namesAndTexts[i + 1];
                byte[] bytes = charset.encode(text).orElse(new byte[0]);
                String read = charset.decode(bytes, 0, bytes.length).orElse("");
                System.out.println(bytes.length + (read.equals(text) ? " same" : " refused") + " by tables "
                        + charset.isByTables());
            }
        }
    }

    @Override
    public boolean contains(Charset other) {
        return false;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    int first = in.get(in.position()) & 0xFF;
                    boolean two = first >= HIGH;
                    if (two && in.remaining() < 2) {
                        return CoderResult.UNDERFLOW;
                    }
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    in.get();
                    out.put(two ? (char) (FIRST + (first - HIGH << Byte.SIZE) + (in.get() & 0xFF)) : (char) first);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, 2, 2) {
            @Override
            protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
                while (in.hasRemaining()) {
                    int c = in.get(in.position());
                    int code = c - FIRST;
                    if (c >= HIGH && (code < 0 || code >= HIGH << Byte.SIZE)) {
                        return CoderResult.unmappableForLength(1);
                    }
                    if (out.remaining() < 2) {
                        return CoderResult.OVERFLOW;
                    }
                    in.get();
                    if (c >= HIGH) {
                        out.put((byte) (HIGH + (code >> Byte.SIZE))).put((byte) code);
                    } else {
                        out.put((byte) c);
                    }
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
