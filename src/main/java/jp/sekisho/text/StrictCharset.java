package jp.sekisho.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A charset that answers empty where Java's would replace: what cannot be read or written is never changed silently.
 *
 * <p>Immutable and thread safe. Any {@link Charset} of the JVM is found by name, one from a jar on the class path too.
 */
public final class StrictCharset {
    private final Charset charset;
    private final boolean printableAsAscii;
    private final boolean allOfUnicode;

    private StrictCharset(Charset charset) {
        this.charset = charset;
        this.printableAsAscii = printableAsAscii(charset);
        this.allOfUnicode = charset.name().startsWith("UTF-");
    }

    public static StrictCharset of(Charset charset) {
        return new StrictCharset(charset);
    }

    /** The charset of that name, or empty if this JVM has none that can both read and write. */
    public static Optional<StrictCharset> named(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.canEncode() ? Optional.of(new StrictCharset(charset)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Charset charset() {
        return charset;
    }

    /** The text of {@code length} bytes, or empty if they are not whole characters of this charset. */
    public Optional<String> decode(byte[] bytes, int offset, int length) {
        if (printableAsAscii && allPrintableAscii(bytes, offset, length)) {
            return Optional.of(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }
        try {
            return Optional.of(
                    decoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** How many bytes of a text that {@link #decode} refuses can be read before the first that cannot. */
    public int readable(byte[] bytes, int offset, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharBuffer out = CharBuffer.allocate(length * 2 + 2);
        CharsetDecoder decoder = decoder();
        CoderResult result = decoder.decode(in, out, true);
        return result.isError() || in.hasRemaining() ? in.position() - offset : length;
    }

    /** The bytes of the text, or empty if one of its characters is not in this charset. */
    public Optional<byte[]> encode(String text) {
        if (printableAsAscii && allPrintableAscii(text)) {
            return Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        try {
            ByteBuffer bytes = encoder().encode(CharBuffer.wrap(text));
            return Optional.of(Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.limit()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    public boolean has(String text) {
        return allOfUnicode ? isWhole(text) : encode(text).isPresent();
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

    private static boolean printableAsAscii(Charset charset) {
        for (char c = ' '; c <= '~'; c++) {
            byte[] bytes = String.valueOf(c).getBytes(charset);
            if (bytes.length != 1 || bytes[0] != c || !new String(bytes, charset).equals(String.valueOf(c))) {
                return false;
            }
        }
        return true;
    }

    /** Whether no surrogate stands without the other. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static boolean allPrintableAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < ' ' || bytes[i] > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean allPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
