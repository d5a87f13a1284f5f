package jp.sekisho.convert.language;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain decimal number, such as -12.50: ASCII digits, a minus, a point, and nothing else. It is kept in its digits, so that
 * reading and comparing take no longer than its text is.
 *
 * @param whole without zeros before it; empty for nothing
 * @param fraction without zeros after it
 */
public record PlainNumber(boolean isNegative, String whole, String fraction) implements Comparable<PlainNumber> {
    /** More digits than any amount has. */
    public static final int MOST_DIGITS = 38;

    private static final Pattern WRITTEN = Pattern.compile("(-?)([0-9]++)(?:\\.([0-9]++))?");
    private static final Comparator<PlainNumber> BY_SIZE = Comparator.comparing(
                    (PlainNumber number) -> number.whole.length())
            .thenComparing(PlainNumber::whole)
            .thenComparing(PlainNumber::fraction);

    public static Optional<PlainNumber> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        String whole = withoutZerosBefore(written.group(2));
        String fraction =
                withoutZerosAfter(Optional.ofNullable(written.group(3)).orElse(""));
        boolean isNothing = whole.isEmpty() && fraction.isEmpty();
        return Optional.of(new PlainNumber(!written.group(1).isEmpty() && !isNothing, whole, fraction));
    }

    public static boolean is(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /** Its text with so many decimals; empty if it has more of them, or more digits before the point than are left. */
    public Optional<String> fitted(int digits, int scale) {
        if (fraction.length() > scale || whole.length() > Math.min(digits, MOST_DIGITS) - scale) {
            return Optional.empty();
        }
        String decimals = scale == 0 ? "" : "." + fraction + "0".repeat(scale - fraction.length());
        return Optional.of((isNegative ? "-" : "") + (whole.isEmpty() ? "0" : whole) + decimals);
    }

    /** A number with the decimals that it is written with, for sums; empty if it has more digits than any amount. */
    public static Optional<BigDecimal> amount(String text) {
        int point = text.indexOf('.');
        int decimals = point < 0 ? 0 : text.length() - 1 - point;
        return of(text).filter(number -> number.whole.length() + decimals <= MOST_DIGITS)
                .map(number -> new BigDecimal(text));
    }

    public boolean isAtLeast(int other) {
        return of(Integer.toString(other)).orElseThrow().compareTo(this) <= 0;
    }

    @Override
    public int compareTo(PlainNumber other) {
        if (isNegative != other.isNegative) {
            return isNegative ? -1 : 1;
        }
        return isNegative ? BY_SIZE.compare(other, this) : BY_SIZE.compare(this, other);
    }

    private static String withoutZerosBefore(String digits) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static String withoutZerosAfter(String digits) {
        int to = digits.length();
        while (to > 0 && digits.charAt(to - 1) == '0') {
            to--;
        }
        return digits.substring(0, to);
    }
}
