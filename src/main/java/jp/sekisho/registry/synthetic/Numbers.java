package jp.sekisho.registry.synthetic;

import java.util.Optional;
import jp.sekisho.text.CheckDigit;

/** The numbers of one kind in a city: scattered, distinct, and with valid check digits. Immutable. */
final class Numbers {
    private static final long LOCAL_FIRST = 10_000_000;
    private static final long LOCAL_END = 100_000_000;

    private final Scatter individual;
    private final Scatter resident;
    private final long seed;

    Numbers(long seed) {
        this.seed = seed;
        this.individual = new Scatter(Dice.mixed(seed + 1), 100_000_000_000L);
        this.resident = new Scatter(Dice.mixed(seed + 2), 10_000_000_000L);
    }

    String individualNumber(int index) {
        return complete(CheckDigit.INDIVIDUAL_NUMBER, String.format("%011d", individual.of(index)));
    }

    String residentRecordCode(int index) {
        return complete(CheckDigit.RESIDENT_RECORD_CODE, String.format("%010d", resident.of(index)));
    }

    /**
     * Ten digits, the first not 0: eight scattered ones, the first filler for which the rule has a check digit, and
     * that check digit.
     */
    String localNumber(String system, int index) {
        Scatter scatter = new Scatter(Dice.mixed(seed + system.hashCode()), LOCAL_END - LOCAL_FIRST);
        long serial = LOCAL_FIRST + scatter.of(index);
        for (int filler = 0; filler <= 9; filler++) {
            String body = serial + Integer.toString(filler);
            Optional<String> whole = CheckDigit.ATENA_NUMBER.complete(body);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        throw new IllegalStateException("of two neighbouring fillers at most one has no check digit");
    }

    private static String complete(CheckDigit rule, String body) {
        return rule.complete(body).orElseThrow();
    }
}
