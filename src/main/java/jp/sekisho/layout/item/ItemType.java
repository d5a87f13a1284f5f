package jp.sekisho.layout.item;

import jp.sekisho.text.Units;
import jp.sekisho.text.date.DatePattern;
import org.jspecify.annotations.Nullable;

/**
 * What the values of an item look like, as written in a message and in canonical form.
 *
 * <p>Immutable and thread safe. What is read is written the same; null means: not a value of this type.
 */
public sealed interface ItemType {
    /** The canonical text of a written value. */
    @Nullable
    String read(String written);

    /** The written form of a canonical text. */
    @Nullable
    String write(String canonical);

    /** The canonical text of a value that is written as nothing; null where nothing is no value. */
    default @Nullable String blank() {
        return null;
    }

    /** The error that a value of another type is. */
    default LayoutError otherwise() {
        return LayoutError.WRONG_TYPE;
    }

    /** The name of the type in layout files. */
    String wire();

    /** Types whose canonical text is the written one. */
    sealed interface AsWritten extends ItemType {
        boolean has(String text);

        @Override
        default @Nullable String read(String written) {
            return has(written) ? written : null;
        }

        @Override
        default @Nullable String write(String canonical) {
            return has(canonical) ? canonical : null;
        }
    }

    /** Days and times that the calendar has, in the shape that a layout gives them. */
    sealed interface OfCalendar extends ItemType {
        DateShape shape();

        @Override
        default @Nullable String read(String written) {
            return shape().read(written);
        }

        @Override
        default @Nullable String write(String canonical) {
            return shape().write(canonical);
        }

        @Override
        default LayoutError otherwise() {
            return LayoutError.NOT_A_DATE;
        }
    }

    /**
     * Any text but control and formatting characters, and variation selectors that belong to no character.
     *
     * @param privateUse whether private-use characters are known here, by the name of the set that they come from
     */
    record Text(boolean privateUse) implements AsWritten {
        @Override
        public boolean has(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean common = c >= ' ' && c <= '~' || c >= 'ぁ' && c <= 'ヾ' || c >= '一' && c <= '\u9FFF';
                if (!common) {
                    int codePoint = text.codePointAt(i);
                    if (!isOrdinary(codePoint) || i == 0 && Units.beginsWithSelector(text)) {
                        return false;
                    }
                    i += Character.charCount(codePoint) - 1;
                }
            }
            return true;
        }

        private boolean isOrdinary(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.PRIVATE_USE -> privateUse;
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                default -> codePoint != 0xFFFD && (codePoint & 0xFFFE) != 0xFFFE;
            };
        }

        @Override
        public LayoutError otherwise() {
            return LayoutError.FORBIDDEN_CHARACTER;
        }

        @Override
        public String wire() {
            return "text";
        }
    }

    /** Kana of one kind. */
    record Kana(KanaShape shape) implements AsWritten {
        @Override
        public boolean has(String text) {
            return shape.hasAll(text);
        }

        @Override
        public String wire() {
            return "kana";
        }
    }

    /** The digits 0 to 9. */
    record Digits() implements AsWritten {
        @Override
        public boolean has(String text) {
            return allWithin(text, '0', '9');
        }

        @Override
        public String wire() {
            return "digits";
        }
    }

    /** Printable ASCII without spaces. */
    record Code() implements AsWritten {
        @Override
        public boolean has(String text) {
            return allWithin(text, '!', '~');
        }

        @Override
        public String wire() {
            return "code";
        }
    }

    /** A decimal number; canonical form plain, with all digits after the point. */
    record Decimal(DecimalShape shape) implements ItemType {
        @Override
        public @Nullable String read(String written) {
            return shape.read(written);
        }

        @Override
        public @Nullable String write(String canonical) {
            return shape.write(canonical);
        }

        /** How many digits it has at most. */
        public int digits() {
            return shape.digits();
        }

        /** How many of them stand after the point. */
        public int scale() {
            return shape.scale();
        }

        @Override
        public String wire() {
            return "decimal";
        }
    }

    /** A date that the calendar has; canonical form yyyy-MM-dd. */
    record Date(DateShape shape) implements OfCalendar {
        @Override
        public String wire() {
            return "date";
        }
    }

    /** A local date and time; canonical form yyyy-MM-ddTHH:mm:ss.SSS. */
    record DateTime(DateShape shape) implements OfCalendar {
        @Override
        public String wire() {
            return "date-time";
        }
    }

    /** A day of any year, 29 February too; canonical form --MM-dd. */
    record MonthDay(DateShape shape) implements OfCalendar {
        @Override
        public String wire() {
            return "month-day";
        }
    }

    /** A date as registers hold it, whether the calendar has it or not, or a word for one that is not known; as written. */
    record RegisterDate(DatePattern pattern) implements AsWritten {
        @Override
        public boolean has(String text) {
            return pattern.dateClass(text).isPresent();
        }

        @Override
        public LayoutError otherwise() {
            return LayoutError.NOT_A_DATE;
        }

        @Override
        public String wire() {
            return "register-date";
        }
    }

    /** Yes or no, by these names in canonical form. One of them may be written as nothing: then a blank item is that value. */
    record Flag(String yes, String no) implements ItemType {
        private static final String YES = "yes";
        private static final String NO = "no";

        @Override
        public @Nullable String read(String written) {
            return written.equals(yes) ? YES : written.equals(no) ? NO : null;
        }

        @Override
        public @Nullable String write(String canonical) {
            return canonical.equals(YES) ? yes : canonical.equals(NO) ? no : null;
        }

        @Override
        public @Nullable String blank() {
            return read("");
        }

        @Override
        public String wire() {
            return "flag";
        }
    }

    private static boolean allWithin(String text, char first, char last) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
                return false;
            }
        }
        return true;
    }
}
