package jp.sekisho.text.date;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One part of a date pattern.
 *
 * @param text what is written, where the part stands for itself
 */
record DatePart(Kind kind, String text) {
    /** Stands before the number of a leap month. */
    static final String LEAP = "閏";

    /** What a part stands for, and how a pattern says so. */
    enum Kind {
        ERA_NAME("G"),
        ERA_LETTER("A"),
        ERA_NUMBER("N"),
        CALENDAR_YEAR("yyyy"),
        ERA_YEAR("yy", "y"),
        /** As the era's year, but the first is written 元. */
        SPOKEN_YEAR("Y"),
        MONTH("MM", "M"),
        DAY("dd", "d"),
        ITSELF;

        private final Set<String> words;

        Kind(String... words) {
            this.words = Set.of(words);
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.words.contains(word))
                    .findFirst()
                    .orElse(ITSELF);
        }

        boolean isEra() {
            return this == ERA_NAME || this == ERA_LETTER || this == ERA_NUMBER;
        }

        boolean isYear() {
            return this == CALENDAR_YEAR || this == ERA_YEAR || this == SPOKEN_YEAR;
        }
    }

    /** The parts of a pattern; empty if a letter or digit in it means nothing. */
    static Optional<List<DatePart>> of(String pattern) {
        List<DatePart> parts = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            int to = at + 1;
            while (to < pattern.length() && pattern.charAt(to) == pattern.charAt(at)) {
                to++;
            }
            String run = pattern.substring(at, to);
            Kind kind = Kind.of(run);
            if (kind == Kind.ITSELF && isLetterOrDigit(run.charAt(0))) {
                return Optional.empty();
            }
            parts.add(new DatePart(kind, run));
            at = to;
        }
        return Optional.of(parts);
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    /** Whether it is read as far as there are digits, so that no digit may follow it. */
    boolean isOpenEnded() {
        return kind == Kind.SPOKEN_YEAR || kind != Kind.ITSELF && !kind.isEra() && text.length() == 1;
    }

    /** Whether a leap month can be told from the one before it: in a number of a fixed width it cannot. */
    boolean saysLeapMonths() {
        return kind == Kind.MONTH && isOpenEnded();
    }

    boolean beginsWithDigit() {
        return kind != Kind.ITSELF && kind != Kind.ERA_NAME && kind != Kind.ERA_LETTER;
    }

    /** How many digits it has at most. */
    int widest() {
        return text.length() > 1 ? text.length() : 2;
    }
}
