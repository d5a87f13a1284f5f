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
import java.util.Map;
import java.util.Optional;

/**
 * A charset that answers empty where Java's would replace: what cannot be read or written is never changed silently.
 *
 * <ul>
 *   <li>What is written is read back the same: a character that the charset's own encoder would write as another's is not
 *       in this charset.
 *   <li>What is read and written again has the same bytes, or differs by what {@link #rewritings} lists.
 *   <li>A text begins and ends in the charset's first table: a shift left open is refused.
 * </ul>
 *
 * <p>Immutable and thread safe. Any {@link Charset} of the JVM is found by name, one from a jar on the class path too.
 */
public final class StrictCharset {
    private static final String END = "A";
    private final Charset charset;
    private final boolean printableAsAscii;
    private final boolean allOfUnicode;
    private final Shifting shifting;

    private StrictCharset(Charset charset) {
        this.charset = charset;
        this.printableAsAscii = printableAsAscii(charset);
        this.allOfUnicode = charset.name().startsWith("UTF-");
        this.shifting = Shifting.of(charset);
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
        return shifting == Shifting.NONE ? read(bytes, offset, length) : readShifted(bytes, offset, length);
    }

    /** How many bytes of a text that {@link #decode} refuses can be read before the first that cannot. */
    public int readable(byte[] bytes, int offset, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharBuffer out = CharBuffer.allocate(length * 2 + 2);
        CharsetDecoder decoder = decoder();
        CoderResult result = decoder.decode(in, out, true);
        int read = result.isError() || in.hasRemaining() ? in.position() - offset : length;
        return Math.min(read, shifting.dropped(bytes, offset, length));
    }

    /** The bytes of the text, or empty if one of its characters is not in this charset. */
    public Optional<byte[]> encode(String text) {
        if (printableAsAscii && allPrintableAscii(text)) {
            return Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        if (!allOfUnicode && Replaced.by(charset).inAny(text)) {
            return Optional.empty();
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

    /**
     * How bytes that can be read change when they are written again: each kind of change and how often it is made. Empty if
     * they come back as they were.
     *
     * @throws java.util.NoSuchElementException if they cannot be read, or what they say cannot be written
     */
    public Map<Rewriting, Integer> rewritings(byte[] bytes) {
        byte[] again = decode(bytes, 0, bytes.length).flatMap(this::encode).orElseThrow();
        return new Rewritten(this, shifting).changes(bytes, again);
    }

    private Optional<String> read(byte[] bytes, int offset, int length) {
        try {
            return Optional.of(
                    decoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Java's decoders do not mind a shift left open: one character more must be read as itself. */
    private Optional<String> readShifted(byte[] bytes, int offset, int length) {
        if (shifting.dropped(bytes, offset, length) < length) {
            return Optional.empty();
        }
        byte[] end = END.getBytes(charset);
        byte[] longer = Arrays.copyOf(Arrays.copyOfRange(bytes, offset, offset + length), length + end.length);
        System.arraycopy(end, 0, longer, length, end.length);
        return read(bytes, offset, length)
                .filter(text -> read(longer, 0, longer.length).equals(Optional.of(text + END)));
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
