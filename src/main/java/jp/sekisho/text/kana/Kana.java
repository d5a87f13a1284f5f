package jp.sekisho.text.kana;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hiragana and katakana of full width. Characters that are not kana stay as they are; the long mark belongs to both.
 *
 * <p>Stateless.
 */
public final class Kana {
    private static final int APART = 'ア' - 'あ';
    private static final char VOICED = 0x3099;
    private static final char SEMI_VOICED = 0x309A;
    private static final Pattern MARKED = Pattern.compile("[ァ-ヿ][" + VOICED + SEMI_VOICED + "]");

    private Kana() {}

    /** The text in hiragana, or empty if it holds a half-width kana or a katakana that hiragana have no counterpart of. */
    public static Optional<String> hiragana(String text) {
        return Mapped.by(Kana::toHiragana, text);
    }

    /** The text in katakana, or empty if it holds a half-width kana or a hiragana that katakana have no counterpart of. */
    public static Optional<String> katakana(String text) {
        return Mapped.by(Kana::toKatakana, text);
    }

    /** 清音化: every voiced or semi-voiced kana without its mark, in half width too. Never fails, and never adds. */
    public static String unvoiced(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            int before = plain.length() == 0 ? 0 : plain.codePointBefore(plain.length());
            if (!isMark(c) || !isKana(before)) {
                plain.appendCodePoint(isKana(c) ? withoutMark(c) : c);
            }
        });
        return plain.toString();
    }

    /** The text with every katakana and the combining mark after it as one character, where Unicode has it. */
    static String withMarks(String text) {
        return MARKED.matcher(text).replaceAll(pair -> Normalizer.normalize(pair.group(), Normalizer.Form.NFC));
    }

    static boolean isCombining(int c) {
        return c == VOICED || c == SEMI_VOICED;
    }

    static boolean isKana(int c) {
        return isHiragana(c) || isKatakana(c) || HalfWidth.isKana(c);
    }

    static boolean isHiragana(int c) {
        return c >= 'ぁ' && c <= 'ゟ' && !isMark(c);
    }

    static boolean isKatakana(int c) {
        return c >= 'ァ' && c <= 'ヿ' && c != '・' || c >= 'ㇰ' && c <= 'ㇿ';
    }

    static boolean isMark(int c) {
        return c >= 0x3099 && c <= 0x309C || c == HalfWidth.VOICED || c == HalfWidth.SEMI_VOICED;
    }

    private static int withoutMark(int kana) {
        String parts = Normalizer.normalize(Character.toString(kana), Normalizer.Form.NFD);
        return parts.length() == 2 && isMark(parts.charAt(1)) ? parts.charAt(0) : kana;
    }

    private static int toHiragana(int c) {
        boolean has = c >= 'ァ' && c <= 'ヶ' || c == 'ヽ' || c == 'ヾ';
        if (has) {
            return c - APART;
        }
        return HalfWidth.isOfKana(c) || isKatakana(c) && c != 'ー' ? Mapped.NONE : c;
    }

    private static int toKatakana(int c) {
        boolean has = c >= 'ぁ' && c <= 'ゖ' || c == 'ゝ' || c == 'ゞ';
        if (has) {
            return c + APART;
        }
        return HalfWidth.isOfKana(c) || isHiragana(c) ? Mapped.NONE : c;
    }
}
