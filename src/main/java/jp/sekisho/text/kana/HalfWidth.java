package jp.sekisho.text.kana;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The half-width characters, those of JIS X 0201, each with its full-width form. */
final class HalfWidth {
    static final int VOICED = 0xFF9E;
    static final int SEMI_VOICED = 0xFF9F;
    private static final int FIRST_KANA = 0xFF61;
    private static final int YEN = 0x00A5;
    private static final int FULL_YEN = 0xFFE5;
    private static final int OVERLINE = 0x203E;
    private static final int FULL_OVERLINE = 0xFFE3;
    private static final String FULL_KANA = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    private static final Map<Integer, Integer> TO_FULL = new HashMap<>();
    private static final Map<String, Integer> PAIR_TO_FULL = new HashMap<>();
    private static final Map<Integer, String> TO_HALF = new HashMap<>();

    static {
        pair(' ', 0x3000);
        for (int c = '!'; c <= '~'; c++) {
            pair(c, c - '!' + 0xFF01);
        }
        TO_FULL.put(YEN, FULL_YEN);
        TO_FULL.put(OVERLINE, FULL_OVERLINE);
        for (int i = 0; i < FULL_KANA.length(); i++) {
            pair(FIRST_KANA + i, FULL_KANA.charAt(i));
            join(FIRST_KANA + i, VOICED, "\u3099");
            join(FIRST_KANA + i, SEMI_VOICED, "\u309A");
        }
    }

    private HalfWidth() {}

    private static void pair(int half, int full) {
        TO_FULL.put(half, full);
        TO_HALF.put(full, Character.toString(half));
    }

    /** Unicode has one character for some kana with their mark: only for those is the pair one. */
    private static void join(int half, int mark, String combining) {
        int alone = Objects.requireNonNull(TO_FULL.get(half));
        String full = Normalizer.normalize(Character.toString(alone) + combining, Normalizer.Form.NFC);
        if (full.length() == 1) {
            String pair = Character.toString(half) + Character.toString(mark);
            PAIR_TO_FULL.put(pair, full.codePointAt(0));
            TO_HALF.put(full.codePointAt(0), pair);
        }
    }

    /**
     * Whether a full-width character stays so in every scope: the half-width yen sign and overline are characters that most
     * Japanese charsets do not have, or have in the place of the backslash and the tilde.
     */
    static boolean staysFull(int codePoint) {
        return codePoint == FULL_YEN || codePoint == FULL_OVERLINE;
    }

    static boolean is(int codePoint) {
        return TO_FULL.containsKey(codePoint);
    }

    /** With the marks and the punctuation that come with kana. */
    static boolean isOfKana(int codePoint) {
        return codePoint >= FIRST_KANA && codePoint <= SEMI_VOICED;
    }

    static boolean isKana(int codePoint) {
        return codePoint >= 'ｦ' && codePoint < VOICED;
    }

    /** The full-width form, or {@link Mapped#NONE}. */
    static int toFull(int half) {
        return TO_FULL.getOrDefault(half, Mapped.NONE);
    }

    /** The one full-width character for two half-width ones, a kana and its mark, or {@link Mapped#NONE}. */
    static int joined(String pair) {
        return PAIR_TO_FULL.getOrDefault(pair, Mapped.NONE);
    }

    /** The half-width form, a voiced kana as two characters; empty if there is none. */
    static String toHalf(int full) {
        return TO_HALF.getOrDefault(full, "");
    }
}
