package jp.sekisho.layout.item;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A number as a row of digits with a sign, in the bytes of a fixed record (COBOL usage DISPLAY, COMP-3 and COMP).
 *
 * <p>Immutable and thread safe. There is one way to store a number, but that hosts leave the sign of a positive one at the code
 * of those without: that is read. Other sign codes, or minus zero, are not.
 */
public abstract class NumberStore {
    private static final int PLUS = 0xC;
    private static final int MINUS = 0xD;
    private static final int UNSIGNED = 0xF;

    /**
     * Digits as stored, those that lead too.
     *
     * @param plain whether it has the sign of numbers without, where it would be written with one
     */
    public record SignedDigits(boolean negative, String digits, boolean plain) {
        public SignedDigits(boolean negative, String digits) {
            this(negative, digits, false);
        }
    }

    /** How many digits so many bytes hold at most. */
    public abstract int digits(int bytes);

    /** The number in {@code length} bytes; null if one of them is not part of one. */
    public abstract @Nullable SignedDigits read(byte[] bytes, int at, int length);

    /** Which of the bytes is the first that is not part of a number, from 0, of bytes that {@link #read} refuses. */
    public abstract int firstWrong(byte[] bytes, int at, int length);

    /** Writes a number that has no more digits than there is room for. */
    public abstract void write(SignedDigits number, byte[] bytes, int at, int length);

    /**
     * @param signed whether there are negative numbers
     * @param ebcdic whether zones are those of host code
     */
    public static NumberStore of(Stored stored, boolean signed, boolean ebcdic) {
        return switch (stored) {
            case PACKED -> new Packed(signed);
            case BINARY -> new Binary(signed);
            case ZONED, TEXT -> new Zoned(signed, ebcdic);
        };
    }

    private static String filled(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private static boolean isMinusZero(boolean negative, CharSequence digits) {
        return negative && digits.chars().allMatch(digit -> digit == '0');
    }

    /** Two digits in a byte, the last half byte is the sign. */
    private static final class Packed extends NumberStore {
        private final boolean signed;

        Packed(boolean signed) {
            this.signed = signed;
        }

        @Override
        public int digits(int bytes) {
            return bytes * 2 - 1;
        }

        @Override
        @Nullable
        public SignedDigits read(byte[] bytes, int at, int length) {
            StringBuilder digits = new StringBuilder(length * 2);
            for (int i = 0; i < length * 2 - 1; i++) {
                int digit = bytes[at + i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xF;
                if (digit > 9) {
                    return null;
                }
                digits.append((char) ('0' + digit));
            }
            int sign = bytes[at + length - 1] & 0xF;
            boolean negative = signed && sign == MINUS;
            boolean known = sign == UNSIGNED || negative || signed && sign == PLUS;
            boolean plain = signed && sign == UNSIGNED;
            return known && !isMinusZero(negative, digits)
                    ? new SignedDigits(negative, digits.toString(), plain)
                    : null;
        }

        @Override
        public int firstWrong(byte[] bytes, int at, int length) {
            int wrong = 0;
            while (wrong < length - 1 && isTwoDigits(bytes[at + wrong])) {
                wrong++;
            }
            return wrong;
        }

        private static boolean isTwoDigits(byte one) {
            return (one >> 4 & 0xF) <= 9 && (one & 0xF) <= 9;
        }

        @Override
        public void write(SignedDigits number, byte[] bytes, int at, int length) {
            String digits = filled(number.digits(), length * 2 - 1);
            int sign = signed ? number.negative() ? MINUS : PLUS : UNSIGNED;
            for (int i = 0; i < length; i++) {
                int low = i == length - 1 ? sign : digits.charAt(i * 2 + 1) - '0';
                bytes[at + i] = (byte) (digits.charAt(i * 2) - '0' << 4 | low);
            }
        }
    }

    /** A digit in a byte; the zone of the last is the sign. */
    private static final class Zoned extends NumberStore {
        private static final int ASCII_PLUS = 0x3;
        private static final int ASCII_MINUS = 0x7;
        private final boolean signed;
        private final int zone;
        private final int plus;
        private final int minus;

        Zoned(boolean signed, boolean ebcdic) {
            this.signed = signed;
            this.zone = ebcdic ? UNSIGNED : ASCII_PLUS;
            this.plus = ebcdic ? PLUS : ASCII_PLUS;
            this.minus = ebcdic ? MINUS : ASCII_MINUS;
        }

        @Override
        public int digits(int bytes) {
            return bytes;
        }

        @Override
        @Nullable
        public SignedDigits read(byte[] bytes, int at, int length) {
            StringBuilder digits = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                int digit = bytes[at + i] & 0xF;
                boolean last = signed && i == length - 1;
                if (digit > 9 || !last && (bytes[at + i] >> 4 & 0xF) != zone) {
                    return null;
                }
                digits.append((char) ('0' + digit));
            }
            int sign = bytes[at + length - 1] >> 4 & 0xF;
            boolean negative = signed && sign == minus;
            boolean known = !signed || negative || sign == plus || sign == zone;
            boolean plain = signed && !negative && sign != plus;
            return known && !isMinusZero(negative, digits)
                    ? new SignedDigits(negative, digits.toString(), plain)
                    : null;
        }

        @Override
        public int firstWrong(byte[] bytes, int at, int length) {
            int wrong = 0;
            while (wrong < length - 1 && (bytes[at + wrong] & 0xF) <= 9 && (bytes[at + wrong] >> 4 & 0xF) == zone) {
                wrong++;
            }
            return wrong;
        }

        @Override
        public void write(SignedDigits number, byte[] bytes, int at, int length) {
            String digits = filled(number.digits(), length);
            for (int i = 0; i < length; i++) {
                boolean last = signed && i == length - 1;
                int high = last ? number.negative() ? minus : plus : zone;
                bytes[at + i] = (byte) (high << 4 | digits.charAt(i) - '0');
            }
        }
    }

    /** A whole number, the most significant byte first. */
    private static final class Binary extends NumberStore {
        private final boolean signed;

        Binary(boolean signed) {
            this.signed = signed;
        }

        @Override
        public int digits(int bytes) {
            BigInteger greatest = BigInteger.ONE.shiftLeft(bytes * Byte.SIZE - (signed ? 1 : 0));
            return greatest.toString().length() - 1;
        }

        @Override
        public SignedDigits read(byte[] bytes, int at, int length) {
            BigInteger value = signed ? new BigInteger(bytes, at, length) : new BigInteger(1, bytes, at, length);
            return new SignedDigits(value.signum() < 0, filled(value.abs().toString(), digits(length)));
        }

        @Override
        public int firstWrong(byte[] bytes, int at, int length) {
            return 0;
        }

        @Override
        public void write(SignedDigits number, byte[] bytes, int at, int length) {
            BigInteger value = new BigInteger((number.negative() ? "-" : "") + number.digits());
            byte[] least = value.toByteArray();
            Arrays.fill(bytes, at, at + length, (byte) (number.negative() ? -1 : 0));
            int from = Math.max(0, least.length - length);
            int kept = least.length - from;
            System.arraycopy(least, from, bytes, at + length - kept, kept);
        }
    }
}
