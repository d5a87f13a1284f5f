package jp.sekisho.layout.item;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of dates, of days of any year or of times, whose every part has a width of its own, such as yyyyMMdd: read and
 * written place by place. Other patterns go through Java's formatter, a good deal slower.
 *
 * <p>Immutable and thread safe. Dates are those of the calendar; what is read is written the same.
 */
public final class DateShape {
    private static final DateTimeFormatter CANONICAL_TIME = strict("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private static final int LEAP_YEAR = 2000;
    private final Extent extent;
    private final byte[] literals;
    private final byte[] canonical;
    private final Run[] runs;
    private final boolean isCanonical;
    private final boolean isWhole;
    private final DateTimeFormatter other;

    /** How much of a point in time such a text is. */
    public enum Extent {
        /** A day of the calendar. */
        DATE("0000-00-00", "yMd", "1989-01-08", "1999-12-31", "2026-02-28"),
        /** A day and a time of it. */
        DATE_TIME(
                "0000-00-00T00:00:00.000",
                "yMdH",
                "1989-01-08T13:00:00.000",
                "1999-12-31T23:00:00.000",
                "2026-02-28T00:00:00.000"),
        /** A day of any year, as XML Schema's gMonthDay. */
        MONTH_DAY("--00-00", "Md", "--01-08", "--02-29", "--12-31");

        private static final String PLACES = "y000-M0-d0TH0:m0:s0.S00";
        private final String canonical;
        private final String needed;
        private final List<String> telling;
        /** How many places of a date it does not have, at its beginning. */
        private final int missing;

        /**
         * @param canonical the canonical text, with zeros for its digits
         * @param needed what a pattern has to say
         * @param telling canonical texts that a pattern which says something else, or too little, would make others of
         */
        Extent(String canonical, String needed, String... telling) {
            this.canonical = canonical;
            this.needed = needed;
            this.telling = List.of(telling);
            this.missing = needed.startsWith("y") ? 0 : 3;
        }

        List<String> telling() {
            return telling;
        }

        /** How many digits the canonical text has. */
        private int digits() {
            return (int) canonical.chars().filter(c -> c == '0').count();
        }

        /** Where in the canonical text the digits of that letter begin; negative if it has none. */
        private int place(char letter) {
            return PLACES.substring(0, canonical.length() + missing).indexOf(letter) - missing;
        }
    }

    /** Digits that stand at one place in the pattern and at another in the canonical text. */
    private record Run(char letter, int at, int canonical, int length) {}

    private DateShape(Extent extent, String literals, List<Run> runs, DateTimeFormatter other) {
        String whole = extent.canonical;
        this.extent = extent;
        this.literals = literals.getBytes(StandardCharsets.ISO_8859_1);
        this.canonical = whole.getBytes(StandardCharsets.ISO_8859_1);
        this.runs = runs.toArray(Run[]::new);
        this.isCanonical = literals.equals(whole) && runs.stream().allMatch(run -> run.at() == run.canonical());
        this.isWhole = runs.stream().mapToInt(Run::length).sum() == extent.digits();
        this.other = other;
    }

    /**
     * The shape of a pattern; {@link FormatFault} finds those that no date can have.
     *
     * @throws IllegalArgumentException if the pattern means nothing
     */
    public static DateShape of(String pattern, Extent extent) {
        DateTimeFormatter other = strict(pattern);
        StringBuilder literals = new StringBuilder();
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char letter = pattern.charAt(at);
            int length = 1;
            while (at + length < pattern.length() && pattern.charAt(at + length) == letter) {
                length++;
            }
            Run run = run(extent, letter, literals.length(), length);
            if (letter == '\'' || letter > '~' || Character.isLetterOrDigit(letter) && run == null) {
                return new DateShape(extent, "", List.of(), other);
            }
            if (run != null) {
                runs.add(run);
            }
            literals.append((run == null ? String.valueOf(letter) : "0").repeat(length));
            at += length;
        }
        return new DateShape(extent, literals.toString(), holds(runs, extent.needed) ? runs : List.of(), other);
    }

    private static @Nullable Run run(Extent extent, char letter, int at, int length) {
        char part = letter == 'u' ? 'y' : letter;
        int kind = "yMdHmsS".indexOf(part);
        int[] lengths = {4, 2, 2, 2, 2, 2, 3};
        boolean known = kind >= 0 && lengths[kind] == length && extent.place(part) >= 0;
        return known ? new Run(part, at, extent.place(part), length) : null;
    }

    private static boolean holds(List<Run> runs, String letters) {
        return letters.chars()
                .allMatch(letter ->
                        runs.stream().filter(run -> run.letter() == letter).count() == 1);
    }

    /** Whether a canonical text is written and read back as itself. */
    boolean has(String canonical) {
        String written = write(canonical);
        return written != null && canonical.equals(read(written));
    }

    /** The canonical text of what is written; null if it is no date in this pattern, or of no year from 1 to 9999. */
    @Nullable
    String read(String written) {
        if (runs.length == 0) {
            return readOtherwise(written);
        }
        if (!isOf(literals, written)) {
            return null;
        }
        String text = isCanonical ? written : moved(written, true);
        return isOfCalendar(text) ? text : null;
    }

    /** The date in this pattern; null if the text is not a canonical date, or the pattern cannot say all of it. */
    @Nullable
    String write(String canonical) {
        if (runs.length == 0) {
            return writeOtherwise(canonical);
        }
        if (!isOf(this.canonical, canonical) || !isOfCalendar(canonical)) {
            return null;
        }
        if (isCanonical) {
            return canonical;
        }
        String written = moved(canonical, false);
        return isWhole || canonical.equals(moved(written, true)) ? written : null;
    }

    /** Whether the text has digits where the shape has zeros, and the same characters elsewhere. */
    private static boolean isOf(byte[] shape, String text) {
        if (text.length() != shape.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            char c = text.charAt(i);
            if (shape[i] == '0' ? c < '0' || c > '9' : c != shape[i]) {
                return false;
            }
        }
        return true;
    }

    /** The digits of a text in their places in the canonical form, or back in the pattern's. */
    private String moved(String digits, boolean toCanonical) {
        byte[] moved = (toCanonical ? canonical : literals).clone();
        for (Run run : runs) {
            int from = toCanonical ? run.at() : run.canonical();
            int to = toCanonical ? run.canonical() : run.at();
            for (int i = 0; i < run.length(); i++) {
                moved[to + i] = (byte) digits.charAt(from + i);
            }
        }
        return new String(moved, StandardCharsets.ISO_8859_1);
    }

    private boolean isOfCalendar(String canonical) {
        int month = number(canonical, 5 - extent.missing);
        int day = number(canonical, 8 - extent.missing);
        if (year(canonical) == 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        if (extent == Extent.DATE_TIME
                && (number(canonical, 11) > 23 || number(canonical, 14) > 59 || number(canonical, 17) > 59)) {
            return false;
        }
        return day <= 28 || YearMonth.of(year(canonical), month).isValidDay(day);
    }

    /** The year; of a day of any year one that has them all. */
    private int year(String canonical) {
        return extent == Extent.MONTH_DAY ? LEAP_YEAR : number(canonical, 0) * 100 + number(canonical, 2);
    }

    private static int number(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
    }

    private @Nullable String readOtherwise(String written) {
        try {
            String canonical =
                    switch (extent) {
                        case DATE -> LocalDate.parse(written, other).toString();
                        case DATE_TIME -> LocalDateTime.parse(written, other).format(CANONICAL_TIME);
                        case MONTH_DAY -> MonthDay.parse(written, other).toString();
                    };
            boolean known = isOf(this.canonical, canonical) && isOfCalendar(canonical);
            return known && written.equals(formatted(canonical)) ? canonical : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable String writeOtherwise(String canonical) {
        try {
            String written = formatted(canonical);
            return canonical.equals(readOtherwise(written)) ? written : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String formatted(String canonical) {
        return switch (extent) {
            case DATE -> LocalDate.parse(canonical).format(other);
            case DATE_TIME -> LocalDateTime.parse(canonical, CANONICAL_TIME).format(other);
            case MONTH_DAY -> MonthDay.parse(canonical).format(other);
        };
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
