package jp.sekisho.text;

import java.util.Optional;

/**
 * Fills a text up to a number of code points. A text that is longer is not cut.
 *
 * @param side where the filling stands: left or right
 * @param with one code point
 */
public record Fill(Spaces side, int length, String with) {
    /** The filling, or empty if it is none: no side to choose, no length, or not one code point. */
    public static Optional<Fill> of(Spaces side, int length, String with) {
        boolean usable = side != Spaces.BOTH && length > 0 && with.codePointCount(0, with.length()) == 1;
        return usable ? Optional.of(new Fill(side, length, with)) : Optional.empty();
    }

    /** The filled text, or empty if it is longer than that. */
    public Optional<String> apply(String text) {
        int missing = length - text.codePointCount(0, text.length());
        if (missing < 0) {
            return Optional.empty();
        }
        String filling = with.repeat(missing);
        return Optional.of(side == Spaces.LEFT ? filling + text : text + filling);
    }
}
