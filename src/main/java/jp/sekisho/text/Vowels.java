package jp.sekisho.text;

/** The vowel on which a kana ends. */
final class Vowels {
    private static final String[] ROWS = {
        "アカサタナハマヤラワ", "イキシチニヒミリヰ", "ウクスツヌフムユル", "エケセテネヘメレヱ", "オコソトノホモヨロヲ",
    };

    private Vowels() {}

    /** The vowel of the last kana, in that kana's own script and width; empty if there is none. */
    static String after(CharSequence text) {
        String plain = Kana.unvoiced(text.toString());
        if (plain.isEmpty()) {
            return "";
        }
        String last = SmallKana.LARGE.apply(plain.substring(plain.length() - 1));
        for (String row : ROWS) {
            String vowel = row.substring(0, 1);
            if (row.contains(last)) {
                return vowel;
            }
            if (hiragana(row).contains(last)) {
                return hiragana(vowel);
            }
            if (HalfWidth.isKana(last.charAt(0)) && row.indexOf(HalfWidth.toFull(last.charAt(0))) >= 0) {
                return HalfWidth.toHalf(vowel.charAt(0));
            }
        }
        return "";
    }

    private static String hiragana(String katakana) {
        return Kana.hiragana(katakana).orElseThrow();
    }
}
