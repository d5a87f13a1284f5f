package jp.sekisho.text.kana;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** A text changed one code point at a time. */
final class Mapped {
    /** What a change answers for a code point that it does not take. */
    static final int NONE = -1;

    private Mapped() {}

    /** The changed text, or empty if the change does not take one of its code points. */
    static Optional<String> by(IntUnaryOperator change, String text) {
        int[] changed = text.codePoints().map(change).toArray();
        for (int c : changed) {
            if (c == NONE) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(changed, 0, changed.length));
    }
}
