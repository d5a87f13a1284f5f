package jp.sekisho.registry;

import java.util.OptionalInt;

/**
 * The check digits of the numbers that identify persons and bodies.
 *
 * <p>Pure. A body is the number without its check digit, digits only.
 */
public enum CheckDigit {
    /** 個人番号: 11 digits and one. 平成26年総務省令第85号 第5条. */
    INDIVIDUAL_NUMBER(11) {
        @Override
        OptionalInt compute(String body) {
            int rest = weightedSum(body) % 11;
            return OptionalInt.of(rest <= 1 ? 0 : 11 - rest);
        }
    },
    /** 住民票コード: 10 digits and one. 平成14年総務省告示第436号; the same weights as for the individual number. */
    RESIDENT_RECORD_CODE(10) {
        @Override
        OptionalInt compute(String body) {
            return INDIVIDUAL_NUMBER.compute(body);
        }
    },
    /** 団体内統合宛名番号, as this gateway assigns it: 14 digits and one, modulus 11, weights 2 to 7. */
    INTEGRATED_NUMBER(14) {
        @Override
        OptionalInt compute(String body) {
            return modulus11(body);
        }
    },
    /** 宛名番号 of a business system in the synthetic city: 9 digits and one, modulus 11, weights 2 to 7. */
    ATENA_NUMBER(9) {
        @Override
        OptionalInt compute(String body) {
            return modulus11(body);
        }
    };

    private final int bodyDigits;

    CheckDigit(int bodyDigits) {
        this.bodyDigits = bodyDigits;
    }

    /**
     * The check digit of a body; empty where the rule has none, and the number is therefore never given out.
     *
     * @throws IllegalArgumentException if the body is not that many digits
     */
    public OptionalInt of(String body) {
        if (body.length() != bodyDigits || !isDigits(body)) {
            throw new IllegalArgumentException("not " + bodyDigits + " digits");
        }
        return compute(body);
    }

    /** Whether this is a whole number with its right check digit. */
    public boolean isValid(String number) {
        if (number.length() != bodyDigits + 1 || !isDigits(number)) {
            return false;
        }
        OptionalInt digit = compute(number.substring(0, bodyDigits));
        return digit.isPresent() && digit.getAsInt() == number.charAt(bodyDigits) - '0';
    }

    abstract OptionalInt compute(String body);

    /** Remainder 0 gives 0; remainder 1 would give 10, which no text defines: such numbers are skipped. */
    private static OptionalInt modulus11(String body) {
        int rest = weightedSum(body) % 11;
        return rest == 1 ? OptionalInt.empty() : OptionalInt.of((11 - rest) % 11);
    }

    /** Weights 2, 3, 4, 5, 6, 7, 2, … from the right. */
    private static int weightedSum(String body) {
        int sum = 0;
        for (int fromRight = 0; fromRight < body.length(); fromRight++) {
            sum += (body.charAt(body.length() - 1 - fromRight) - '0') * (fromRight % 6 + 2);
        }
        return sum;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
