package jp.sekisho.text.kana;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of long marks. A mark after half-width kana is half-width, else full. */
public enum LongMarks {
    /** A dash, hyphen or minus right after a kana, of whatever shape and width, is the long mark. */
    UNIFY,
    /** Long marks are left out. */
    DROP,
    /** A long mark becomes the vowel that it lengthens; one that follows no vowel is refused. */
    VOWEL;

    private static final String DASHES = "-‐‑‒–—―−－─ｰー";

    public static Optional<LongMarks> named(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The changed text, or empty if a mark cannot become what the rule says. */
    public Optional<String> apply(String text) {
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mark = c == 'ー' || c == 'ｰ';
            if (this == UNIFY && DASHES.indexOf(c) >= 0) {
                changed.append(unified(c, changed));
            } else if (this == VOWEL && mark) {
                String vowel = Vowels.before(changed, changed.length());
                if (vowel.isEmpty()) {
                    return Optional.empty();
                }
                changed.append(vowel);
            } else if (this != DROP || !mark) {
                changed.append(c);
            }
        }
        return Optional.of(changed.toString());
    }

    private static char unified(char dash, StringBuilder before) {
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        if (!Kana.isKana(last) && !Kana.isMark(last)) {
            return dash;
        }
        return HalfWidth.isOfKana(last) ? 'ｰ' : 'ー';
    }
}
