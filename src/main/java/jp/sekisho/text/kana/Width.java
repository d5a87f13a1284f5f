package jp.sekisho.text.kana;

import java.util.Optional;

/**
 * Full and half width, both ways. A half-width kana with its mark is one full-width character, and the other way round; a
 * character that tables map differently ({@link LookAlikes}) counts as either, and so does a kana whose mark is a combining one.
 *
 * <p>Stateless. What is made full from half-width text comes back the same, but for the yen sign and the overline, which stay
 * full; what has no form of the width asked for is never replaced by another.
 */
public final class Width {
    private Width() {}

    /** The text with the half-width characters of the scope made full, or empty if one of its characters cannot be. */
    public static Optional<String> full(String text, WidthScope scope) {
        StringBuilder full = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (scope == WidthScope.ALL && Character.isISOControl(c)) {
                return Optional.empty();
            }
            if (!HalfWidth.is(c) || !scope.covers(c)) {
                full.appendCodePoint(c);
                continue;
            }
            int joined = HalfWidth.joined(text.substring(i, Math.min(i + 2, text.length())));
            full.appendCodePoint(joined == Mapped.NONE ? HalfWidth.toFull(c) : joined);
            i += joined == Mapped.NONE ? 0 : 1;
        }
        return Optional.of(full.toString());
    }

    /** The text with the full-width characters of the scope made half, or empty if one of its characters cannot be. */
    public static Optional<String> half(String written, WidthScope scope) {
        String text = scope.covers(HalfWidth.VOICED) ? Kana.withMarks(written) : written;
        StringBuilder half = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            String changed = HalfWidth.is(c) ? "" : half(c);
            if (!changed.isEmpty() && scope.covers(changed.codePointAt(0))) {
                half.append(changed);
            } else if (!HalfWidth.is(c) && mustChange(c, scope) || scope == WidthScope.KANA && isMarkOfKana(text, i)) {
                return Optional.empty();
            } else {
                half.appendCodePoint(c);
            }
        }
        return Optional.of(half.toString());
    }

    private static String half(int full) {
        String half = HalfWidth.toHalf(full);
        return half.isEmpty()
                ? HalfWidth.toHalf(LookAlikes.other(Character.toString(full)).codePointAt(0))
                : half;
    }

    private static boolean mustChange(int c, WidthScope scope) {
        return scope == WidthScope.ALL && !HalfWidth.staysFull(c) || scope == WidthScope.KANA && Kana.isKatakana(c);
    }

    /** Whether a combining mark stands there that no half-width kana can have. */
    private static boolean isMarkOfKana(String text, int at) {
        return Kana.isCombining(text.charAt(at))
                && at > 0
                && (Kana.isKatakana(text.charAt(at - 1)) || HalfWidth.isKana(text.charAt(at - 1)));
    }
}
