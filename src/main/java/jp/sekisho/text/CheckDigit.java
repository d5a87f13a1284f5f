package jp.sekisho.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * The check digits of the numbers that identify persons and bodies.
 *
 * <p>Pure. A body is the number without its check digit, digits of ASCII only. A check digit finds most slips of a pen, not
 * all: those of 個人番号 let about one wrong digit in fifty pass, and one in ten of random numbers is valid.
 */
public enum CheckDigit {
    /** 個人番号: 11 digits and one. 平成26年総務省令第85号 第5条. */
    INDIVIDUAL_NUMBER(11) {
        @Override
        int compute(String body) {
            int rest = weightedSum(body) % 11;
            return rest <= 1 ? 0 : 11 - rest;
        }
    },
    /** 住民票コード: 10 digits and one. 平成14年総務省告示第436号; the same weights as for the individual number. */
    RESIDENT_RECORD_CODE(10) {
        @Override
        int compute(String body) {
            return INDIVIDUAL_NUMBER.compute(body);
        }
    },
    /** 法人番号: one and 12 digits; the check digit comes first. 平成26年財務省令第70号 第2条. */
    CORPORATE_NUMBER(12) {
        @Override
        int compute(String body) {
            return 9 - alternatingSum(body, 1, product -> product) % 9;
        }

        @Override
        boolean isFirst() {
            return true;
        }
    },
    /** 全国地方公共団体コード: 5 digits and one. */
    LOCAL_GOVERNMENT(5) {
        @Override
        int compute(String body) {
            return (11 - weightedSum(body) % 11) % 10;
        }
    },
    /** 保険者番号: 7 digits and one; of a product of two digits both are added. */
    INSURER(7) {
        @Override
        int compute(String body) {
            return (10 - alternatingSum(body, 2, product -> product / 10 + product % 10) % 10) % 10;
        }
    },
    /** 団体内統合宛名番号, as this gateway assigns it: 14 digits and one, modulus 11, weights 2 to 7. */
    INTEGRATED_NUMBER(14) {
        @Override
        int compute(String body) {
            return modulus11(body);
        }
    },
    /** 宛名番号 of a business system: 9 digits and one, modulus 11, weights 2 to 7. */
    ATENA_NUMBER(9) {
        @Override
        int compute(String body) {
            return modulus11(body);
        }
    };

    private static final int NONE = -1;
    private final int bodyDigits;

    CheckDigit(int bodyDigits) {
        this.bodyDigits = bodyDigits;
    }

    /** The rule of that name, in lower case with hyphens. */
    public static Optional<CheckDigit> named(String name) {
        return Arrays.stream(values()).filter(rule -> rule.wire().equals(name)).findFirst();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The check digit of a body; empty if it is not that many digits, or if the rule has none for it and the number is
     * therefore never given out.
     */
    public OptionalInt of(String body) {
        int digit = isDigits(body, bodyDigits) ? compute(body) : NONE;
        return digit == NONE ? OptionalInt.empty() : OptionalInt.of(digit);
    }

    /** The whole number of a body; empty where {@link #of} is. */
    public Optional<String> complete(String body) {
        OptionalInt digit = of(body);
        if (digit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(isFirst() ? digit.getAsInt() + body : body + digit.getAsInt());
    }

    /** The body of a whole number; empty if that is not one with its right check digit. */
    public Optional<String> body(String number) {
        if (!isDigits(number, bodyDigits + 1)) {
            return Optional.empty();
        }
        String body = isFirst() ? number.substring(1) : number.substring(0, bodyDigits);
        return complete(body).filter(number::equals).map(whole -> body);
    }

    /** Whether this is a whole number with its right check digit. */
    public boolean isValid(String number) {
        return body(number).isPresent();
    }

    abstract int compute(String body);

    boolean isFirst() {
        return false;
    }

    /** Remainder 0 gives 0; remainder 1 would give 10, which no text defines: such numbers are skipped. */
    private static int modulus11(String body) {
        int rest = weightedSum(body) % 11;
        return rest == 1 ? NONE : (11 - rest) % 11;
    }

    /** Weights 2, 3, 4, 5, 6, 7, 2, … from the right. */
    private static int weightedSum(String body) {
        int sum = 0;
        for (int fromRight = 0; fromRight < body.length(); fromRight++) {
            sum += digit(body, fromRight) * (fromRight % 6 + 2);
        }
        return sum;
    }

    /** Weights 1, 2, 1, … or 2, 1, 2, … from the right. */
    private static int alternatingSum(String body, int weightOfLast, IntUnaryOperator ofProduct) {
        int sum = 0;
        for (int fromRight = 0; fromRight < body.length(); fromRight++) {
            int weight = fromRight % 2 == 0 ? weightOfLast : 3 - weightOfLast;
            sum += ofProduct.applyAsInt(digit(body, fromRight) * weight);
        }
        return sum;
    }

    private static int digit(String body, int fromRight) {
        return body.charAt(body.length() - 1 - fromRight) - '0';
    }

    private static boolean isDigits(String text, int count) {
        return text.length() == count && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
