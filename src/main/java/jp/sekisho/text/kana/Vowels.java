package jp.sekisho.text.kana;

/** The vowel on which a kana ends. */
final class Vowels {
    private static final String[] ROWS = {
        "アカサタナハマヤラワ", "イキシチニヒミリヰ", "ウクスツヌフムユル", "エケセテネヘメレヱ", "オコソトノホモヨロヲ",
    };

    private Vowels() {}

    /** The vowel of the kana that ends there, in its own script and width; empty if there is none. Looks at that kana alone. */
    static String before(CharSequence text, int end) {
        int from = Math.max(0, end - 1);
        while (from > 0 && Kana.isMark(text.charAt(from))) {
            from--;
        }
        String plain = Kana.unvoiced(text.subSequence(from, end).toString());
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
