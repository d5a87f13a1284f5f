package jp.sekisho.layout.item;

import org.jspecify.annotations.Nullable;

/**
 * How a decimal number is written.
 *
 * <p>Immutable. There is one way to write a number, and one to read it but for decimals that are left out where the point is
 * written and no zeros fill it: a zero too many, a sign that the shape does not have, minus zero are no numbers of this shape.
 *
 * @param digits how many digits it has at most, those after the point with them
 * @param scale how many of them stand after the point
 * @param point whether the point is written; else it is implied
 * @param zeros whether it is filled with zeros up to {@code digits}
 */
public record DecimalShape(int digits, int scale, boolean point, Sign sign, boolean zeros) {

    /** Where the sign stands. */
    public enum Sign {
        /** Nowhere: the number is not negative. */
        NONE,
        /** First, + or -. */
        LEADING,
        /** Last, + or -. */
        TRAILING,
        /** First, - if negative, else none. */
        MINUS
    }

    /** Whether it looks as numbers do in JSON. */
    public boolean isPlain() {
        return !zeros && (point || scale == 0) && (sign == Sign.NONE || sign == Sign.MINUS);
    }

    /** How many characters the number has when it is filled with zeros. */
    public int width() {
        return digits + (sign == Sign.NONE ? 0 : 1) + (point && scale > 0 ? 1 : 0);
    }

    /** The canonical text: plain, with all digits after the point. Null if what is written is no such number. */
    @Nullable
    String read(String written) {
        if (sign == Sign.NONE && scale == 0) {
            return canonical(false, written);
        }
        int from = 0;
        int to = written.length();
        boolean negative = false;
        if (sign == Sign.MINUS) {
            negative = written.startsWith("-");
            from = negative ? 1 : 0;
        } else if (sign != Sign.NONE) {
            int at = sign == Sign.LEADING ? 0 : to - 1;
            if (to == 0 || "+-".indexOf(written.charAt(at)) < 0) {
                return null;
            }
            negative = written.charAt(at) == '-';
            from = sign == Sign.LEADING ? 1 : 0;
            to = sign == Sign.LEADING ? to : to - 1;
        }
        String number = written.substring(from, to);
        if (!point || scale == 0) {
            return canonical(negative, number);
        }
        int dot = number.indexOf('.');
        if (dot < 0) {
            return zeros ? null : canonical(negative, number + "0".repeat(scale));
        }
        int left = scale - (number.length() - dot - 1);
        boolean fits = left == 0 || !zeros && left > 0 && left < scale;
        String unscaled = number.substring(0, dot) + number.substring(dot + 1);
        return fits ? canonical(negative, unscaled + "0".repeat(left)) : null;
    }

    /** Whether a number that can be read has no decimals left out. */
    boolean hasAllDecimals(String written) {
        int end = written.length() - (sign == Sign.TRAILING ? 1 : 0);
        return !point || scale == 0 || end > scale && written.charAt(end - scale - 1) == '.';
    }

    /** The canonical text of a number whose point is implied; null if it has other than digits, or too many or too few. */
    @Nullable
    public String canonical(boolean negative, String unscaled) {
        int length = unscaled.length();
        if (scale == 0 && !negative && !zeros && isPlainInteger(unscaled)) {
            return unscaled;
        }
        boolean fits = zeros ? length == digits : length > scale && length <= digits;
        boolean first = false;
        for (int i = 0; i < length; i++) {
            char c = unscaled.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            first |= c != '0';
        }
        if (!fits || negative && !first) {
            return null;
        }
        int whole = length - scale;
        int skip = 0;
        while (skip < whole - 1 && unscaled.charAt(skip) == '0') {
            skip++;
        }
        if (skip > 0 && !zeros) {
            return null;
        }
        if (scale == 0 && !negative) {
            return unscaled.substring(skip);
        }
        StringBuilder text = new StringBuilder(length + 3);
        text.append(negative ? "-" : "");
        if (whole <= 0) {
            text.append('0');
        } else {
            text.append(unscaled, skip, whole);
        }
        if (scale > 0) {
            text.append('.').append("0".repeat(Math.max(0, -whole))).append(unscaled, Math.max(0, whole), length);
        }
        return text.toString();
    }

    private boolean isPlainInteger(String text) {
        int length = text.length();
        boolean right = length > 0 && length <= digits && (text.charAt(0) != '0' || length == 1);
        for (int i = 0; right && i < length; i++) {
            right = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return right;
    }

    /** The digits of a canonical number, filled with zeros if the shape is; null if it is none or has too many. */
    @Nullable
    public String unscaled(String canonical) {
        if (scale == 0 && zeros && isPlainInteger(canonical)) {
            return "0".repeat(digits - canonical.length()) + canonical;
        }
        int from = canonical.startsWith("-") ? 1 : 0;
        int dot = canonical.length() - scale - 1;
        boolean pointed = scale == 0 || dot > from && canonical.charAt(dot) == '.';
        if (!pointed || from == canonical.length()) {
            return null;
        }
        String all =
                scale == 0 ? canonical.substring(from) : canonical.substring(from, dot) + canonical.substring(dot + 1);
        String least = zeros && all.length() > digits && all.startsWith("0") ? all.substring(1) : all;
        String filled = zeros ? "0".repeat(Math.max(0, digits - least.length())) + least : least;
        return canonical.equals(canonical(from == 1, filled)) ? filled : null;
    }

    /** The number as the shape has it; null if it does not go into it. */
    @Nullable
    String write(String canonical) {
        String unscaled = unscaled(canonical);
        boolean negative = canonical.startsWith("-");
        if (unscaled == null || negative && sign == Sign.NONE) {
            return null;
        }
        int whole = unscaled.length() - scale;
        String number = point && scale > 0 ? unscaled.substring(0, whole) + "." + unscaled.substring(whole) : unscaled;
        return switch (sign) {
            case NONE -> number;
            case MINUS -> negative ? "-" + number : number;
            case LEADING -> (negative ? "-" : "+") + number;
            case TRAILING -> number + (negative ? "-" : "+");
        };
    }
}
