package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of dates whose every part has a width of its own, such as yyyyMMdd: read and written place by place. Other patterns
 * go through Java's formatter, a good deal slower.
 *
 * <p>Immutable and thread safe. Dates are those of the calendar; what is read is written the same.
 */
final class DateShape {
    private static final String CANONICAL = "0000-00-00T00:00:00.000";
    private static final int DATE_LENGTH = 10;
    private static final int DIGITS_OF_A_DATE = 8;
    private static final int DIGITS_OF_A_TIME = 17;
    private static final DateTimeFormatter CANONICAL_TIME = strict("uuuu-MM-dd'T'HH:mm:ss.SSS");
    private final byte[] literals;
    private final byte[] canonical;
    private final Run[] runs;
    private final boolean isCanonical;
    private final boolean isWhole;
    private final DateTimeFormatter other;
    private final boolean time;

    /** Digits that stand at one place in the pattern and at another in the canonical text. */
    private record Run(char letter, int at, int canonical, int length) {}

    private DateShape(String literals, List<Run> runs, DateTimeFormatter other, boolean time) {
        String whole = time ? CANONICAL : CANONICAL.substring(0, DATE_LENGTH);
        this.literals = literals.getBytes(StandardCharsets.ISO_8859_1);
        this.canonical = whole.getBytes(StandardCharsets.ISO_8859_1);
        this.runs = runs.toArray(Run[]::new);
        this.isCanonical = literals.equals(whole) && runs.stream().allMatch(run -> run.at() == run.canonical());
        this.isWhole = runs.stream().mapToInt(Run::length).sum() == (time ? DIGITS_OF_A_TIME : DIGITS_OF_A_DATE);
        this.other = other;
        this.time = time;
    }

    /**
     * @param time whether it has a time of day
     * @throws IllegalArgumentException if the pattern means nothing
     */
    static DateShape of(String pattern, boolean time) {
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
            Run run = run(letter, literals.length(), length);
            if (letter == '\'' || letter > '~' || Character.isLetterOrDigit(letter) && run == null) {
                return new DateShape("", List.of(), other, time);
            }
            if (run != null) {
                runs.add(run);
            }
            literals.append((run == null ? String.valueOf(letter) : "0").repeat(length));
            at += length;
        }
        boolean whole = holds(runs, "yMd") && (!time || holds(runs, "H"));
        return new DateShape(literals.toString(), whole ? runs : List.of(), other, time);
    }

    private static @Nullable Run run(char letter, int at, int length) {
        int kind = "yuMdHmsS".indexOf(letter);
        int[] places = {0, 0, 5, 8, 11, 14, 17, 20};
        int[] lengths = {4, 4, 2, 2, 2, 2, 2, 3};
        boolean known = kind >= 0 && lengths[kind] == length;
        return known ? new Run(letter == 'u' ? 'y' : letter, at, places[kind], length) : null;
    }

    private static boolean holds(List<Run> runs, String letters) {
        return letters.chars()
                .allMatch(letter ->
                        runs.stream().filter(run -> run.letter() == letter).count() == 1);
    }

    /** The canonical text of what is written; null if it is no date in this pattern. */
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

    private static boolean isOfCalendar(String canonical) {
        int month = number(canonical, 5);
        int day = number(canonical, 8);
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        if (canonical.length() > DATE_LENGTH
                && (number(canonical, 11) > 23 || number(canonical, 14) > 59 || number(canonical, 17) > 59)) {
            return false;
        }
        int year = number(canonical, 0) * 100 + number(canonical, 2);
        return day <= 28 || YearMonth.of(year, month).isValidDay(day);
    }

    private static int number(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
    }

    private @Nullable String readOtherwise(String written) {
        try {
            String canonical = time
                    ? LocalDateTime.parse(written, other).format(CANONICAL_TIME)
                    : LocalDate.parse(written, other).toString();
            return written.equals(formatted(canonical)) ? canonical : null;
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
        return time
                ? LocalDateTime.parse(canonical, CANONICAL_TIME).format(other)
                : LocalDate.parse(canonical).format(other);
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
