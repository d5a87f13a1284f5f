package jp.sekisho.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * What the values of an item look like, as written in a message and in canonical form.
 *
 * <p>Immutable and thread safe. Empty answers mean: not a value of this type.
 */
public sealed interface ItemType {
    /** The canonical text of a written value. */
    Optional<String> read(String written);

    /** The written form of a canonical text. */
    Optional<String> write(String canonical);

    /** The error that a value of another type is. */
    default LayoutError otherwise() {
        return LayoutError.WRONG_TYPE;
    }

    /** The name of the type in layout files. */
    String wire();

    /** Any text but control, formatting and private-use characters. */
    record Text() implements ItemType {
        @Override
        public Optional<String> read(String written) {
            for (int i = 0; i < written.length(); i += Character.charCount(written.codePointAt(i))) {
                if (!isOrdinary(written.codePointAt(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(written);
        }

        @Override
        public Optional<String> write(String canonical) {
            return read(canonical);
        }

        @Override
        public LayoutError otherwise() {
            return LayoutError.FORBIDDEN_CHARACTER;
        }

        @Override
        public String wire() {
            return "text";
        }

        private static boolean isOrdinary(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.PRIVATE_USE,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                default -> codePoint != 0xFFFD && (codePoint & 0xFFFE) != 0xFFFE;
            };
        }
    }

    /** The digits 0 to 9. */
    record Digits() implements ItemType {
        @Override
        public Optional<String> read(String written) {
            return allWithin(written, '0', '9') ? Optional.of(written) : Optional.empty();
        }

        @Override
        public Optional<String> write(String canonical) {
            return read(canonical);
        }

        @Override
        public String wire() {
            return "digits";
        }
    }

    /** Printable ASCII without spaces. */
    record Code() implements ItemType {
        @Override
        public Optional<String> read(String written) {
            return allWithin(written, '!', '~') ? Optional.of(written) : Optional.empty();
        }

        @Override
        public Optional<String> write(String canonical) {
            return read(canonical);
        }

        @Override
        public String wire() {
            return "code";
        }
    }

    /** A date that the calendar has; canonical form yyyy-MM-dd. */
    record Date(DateTimeFormatter format) implements ItemType {
        @Override
        public Optional<String> read(String written) {
            return attempt(() -> LocalDate.parse(written, format).toString());
        }

        @Override
        public Optional<String> write(String canonical) {
            return attempt(() -> LocalDate.parse(canonical).format(format))
                    .filter(written -> read(written).equals(Optional.of(canonical)));
        }

        @Override
        public LayoutError otherwise() {
            return LayoutError.NOT_A_DATE;
        }

        @Override
        public String wire() {
            return "date";
        }
    }

    /** A local date and time; canonical form yyyy-MM-ddTHH:mm:ss.SSS. */
    record DateTime(DateTimeFormatter format) implements ItemType {
        private static final DateTimeFormatter CANONICAL = strict("uuuu-MM-dd'T'HH:mm:ss.SSS");

        @Override
        public Optional<String> read(String written) {
            return attempt(() -> LocalDateTime.parse(written, format).format(CANONICAL));
        }

        @Override
        public Optional<String> write(String canonical) {
            return attempt(() -> LocalDateTime.parse(canonical, CANONICAL).format(format))
                    .filter(written -> read(written).equals(Optional.of(canonical)));
        }

        @Override
        public LayoutError otherwise() {
            return LayoutError.NOT_A_DATE;
        }

        @Override
        public String wire() {
            return "date-time";
        }
    }

    /**
     * A strict format from a pattern in which y is the year of the calendar.
     *
     * @throws IllegalArgumentException if the pattern means nothing
     */
    static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static boolean allWithin(String text, char first, char last) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> attempt(java.util.function.Supplier<String> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
