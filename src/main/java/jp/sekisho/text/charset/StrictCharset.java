package jp.sekisho.text.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jp.sekisho.text.Ascii;
import jp.sekisho.text.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * A charset that refuses where Java's would replace: what cannot be read or written is never changed silently.
 *
 * <ul>
 *   <li>What is written is read back the same: a character that the charset's own encoder would write as another's is not
 *       in this charset.
 *   <li>What is read and written again has the same bytes, or differs by what {@link #rewritings} lists.
 *   <li>A text begins and ends in the charset's first table: a shift left open is refused.
 * </ul>
 *
 * <p>Immutable and thread safe. Any {@link Charset} of the JVM is found by name, one from a jar on the class path too. A
 * charset whose codes do not depend on each other, or on a host code's shifts alone, is read and written by tables, which are
 * made when it is first asked for.
 */
public final class StrictCharset {
    /** What {@link #write} and {@link #length} answer for a text of which a character is not in the charset. */
    public static final int NOT_IN_CHARSET = -1;

    /** What {@link #write} answers where the text ends beyond the place for it. */
    public static final int NO_ROOM = -2;

    private static final int MOST_NEAR = 6;
    private static final Map<Charset, StrictCharset> KNOWN = new ConcurrentHashMap<>();
    private final Charset charset;
    private final Coder coder;
    private final boolean printableAsAscii;
    private final boolean shifted;

    private StrictCharset(Charset charset) {
        this.charset = charset;
        this.coder = Coder.of(charset);
        this.printableAsAscii = printableAsAscii(charset);
        this.shifted = Shifting.of(charset) != Shifting.NONE;
    }

    public static StrictCharset of(Charset charset) {
        return KNOWN.computeIfAbsent(charset, StrictCharset::new);
    }

    /** The charset of that name, ours or the JVM's, or empty if there is none that can both read and write. */
    public static Optional<StrictCharset> named(String name) {
        try {
            Optional<Charset> ours = Variants.named(name);
            if (ours.isPresent()) {
                return ours.map(StrictCharset::of);
            }
            return Optional.of(Charset.forName(name)).filter(Charset::canEncode).map(StrictCharset::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The charsets of this JVM whose name, or one of whose other names, is nearest to a name that none has; a few. */
    public static List<String> near(String name) {
        String written = name.toLowerCase(Locale.ROOT);
        return Stream.concat(Charset.availableCharsets().values().stream(), Variants.all().stream())
                .filter(Charset::canEncode)
                .filter(charset -> Nearest.isNear(written, nearestName(written, charset)))
                .sorted(Comparator.comparingInt(charset -> Nearest.distance(written, nearestName(written, charset))))
                .limit(MOST_NEAR)
                .map(Charset::name)
                .toList();
    }

    private static String nearestName(String written, Charset charset) {
        return Stream.concat(Stream.of(charset.name()), charset.aliases().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .min(Comparator.comparingInt(name -> Nearest.distance(written, name)))
                .orElseThrow();
    }

    public Charset charset() {
        return charset;
    }

    /** Whether shifts say how the bytes after them are to be read: there a byte alone does not say what it is. */
    public boolean isShifted() {
        return shifted;
    }

    /** Whether it is read and written without Java's own coders, which cost several times as much. */
    public boolean isByTables() {
        return !(coder instanceof JavaCoder);
    }

    /** The text of {@code length} bytes, or null if they are not whole characters of this charset. */
    public @Nullable String text(byte[] bytes, int offset, int length) {
        return printableAsAscii && Ascii.isPrintable(bytes, offset, length)
                ? new String(bytes, offset, length, StandardCharsets.ISO_8859_1)
                : coder.text(bytes, offset, length);
    }

    /** As {@link #text}, for where an object more does not matter. */
    public Optional<String> decode(byte[] bytes, int offset, int length) {
        return Optional.ofNullable(text(bytes, offset, length));
    }

    /** How many bytes of a text that {@link #text} refuses can be read before the first that cannot. */
    public int readable(byte[] bytes, int offset, int length) {
        return coder.readable(bytes, offset, length);
    }

    /** Whether bytes that {@link #text} has read would be others, or could not be written, if their text is written again. */
    public boolean isRewritten(byte[] bytes, int offset, int length) {
        return !(printableAsAscii && Ascii.isPrintable(bytes, offset, length))
                && coder.isRewritten(bytes, offset, length);
    }

    /**
     * Writes the text from {@code at} on and before {@code end}.
     *
     * @return where it ends, or {@link #NOT_IN_CHARSET} or {@link #NO_ROOM}, whichever it met first; then bytes in that place
     *     may have changed
     */
    public int write(String text, byte[] out, int at, int end) {
        return coder.write(text, out, at, end);
    }

    /** How many bytes the text has when written, or {@link #NOT_IN_CHARSET}. */
    public int length(String text) {
        return coder.length(text);
    }

    /** The one byte of a character; of use only where it has one, as every character has by which layouts tell items apart. */
    public byte byteOf(char c) {
        return encode(String.valueOf(c))
                .filter(bytes -> bytes.length == 1)
                .map(bytes -> bytes[0])
                .orElse((byte) c);
    }

    /** The bytes of the text, or empty if one of its characters is not in this charset. */
    public Optional<byte[]> encode(String text) {
        int length = length(text);
        if (length < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        write(text, bytes, 0, length);
        return Optional.of(bytes);
    }

    public boolean has(String text) {
        return length(text) >= 0;
    }

    /**
     * How bytes that can be read change when they are written again: each kind of change and how often it is made. Empty if
     * they come back as they were.
     *
     * @throws java.util.NoSuchElementException if they cannot be read, or what they say cannot be written
     */
    public Map<Rewriting, Integer> rewritings(byte[] bytes) {
        byte[] again = decode(bytes, 0, bytes.length).flatMap(this::encode).orElseThrow();
        return new Rewritten(this, Shifting.of(charset)).changes(bytes, again);
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
}
