package jp.sekisho.convert.language;

/** How two values compare: as numbers where both are numbers and that is meant, else by their text, which is right for dates. */
public enum Comparison {
    AT_MOST("<="),
    AT_LEAST(">="),
    DIFFERENT("!="),
    LESS("<"),
    MORE(">"),
    EQUAL("=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    static Comparison of(String sign) {
        for (Comparison comparison : values()) {
            if (comparison.sign.equals(sign)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException("no sign of a comparison: " + sign);
    }

    /** Whether it asks which one is more: then "9" is less than "10", whatever the items are. */
    public boolean isOfOrder() {
        return this != EQUAL && this != DIFFERENT;
    }

    public boolean holds(String a, String b, boolean asNumbers) {
        int compared = asNumbers ? byNumber(a, b) : a.compareTo(b);
        return switch (this) {
            case AT_MOST -> compared <= 0;
            case AT_LEAST -> compared >= 0;
            case LESS -> compared < 0;
            case MORE -> compared > 0;
            case EQUAL -> compared == 0;
            case DIFFERENT -> compared != 0;
        };
    }

    private static int byNumber(String a, String b) {
        return PlainNumber.of(a)
                .flatMap(one -> PlainNumber.of(b).map(one::compareTo))
                .orElseGet(() -> a.compareTo(b));
    }
}
