package jp.sekisho.convert;

import jp.sekisho.error.Finding;
import jp.sekisho.layout.Record;

/**
 * Two items that must compare: by number if both are all digits, else by their text, which is right for dates. A blank one
 * passes.
 */
record CheckedPair(Side left, Comparison comparison, Side right, String otherwise) {

    /** An item of the record that was read, or of the one that was made. */
    record Side(String item, boolean ofTarget) {
        String in(Record source, Record target) {
            return (ofTarget ? target : source).get(item);
        }
    }

    /** How two values must compare. */
    enum Comparison {
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">"),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(int compared) {
            return switch (this) {
                case AT_MOST -> compared <= 0;
                case AT_LEAST -> compared >= 0;
                case LESS -> compared < 0;
                case MORE -> compared > 0;
                case EQUAL -> compared == 0;
            };
        }
    }

    void check(Record source, Record target) {
        String a = left.in(source, target);
        String b = right.in(source, target);
        if (!a.isEmpty() && !b.isEmpty() && !comparison.holds(compare(a, b))) {
            throw Finding.of(MapError.CHECK_FAILED, "item", left.item(), "sentence", otherwise)
                    .asException();
        }
    }

    private static int compare(String a, String b) {
        return isNumber(a) && isNumber(b)
                ? new java.math.BigInteger(a).compareTo(new java.math.BigInteger(b))
                : a.compareTo(b);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
