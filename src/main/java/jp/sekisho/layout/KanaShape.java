package jp.sekisho.layout;

/** The characters that a kana item may hold. */
enum KanaShape {
    /** Full-width katakana with iteration and long marks, the middle dot and the ideographic space. */
    KATAKANA {
        @Override
        boolean has(char c) {
            return c >= 'ァ' && c <= 'ヾ' || c == '　';
        }
    },
    /** Hiragana with iteration marks, the long mark, the middle dot and the ideographic space. */
    HIRAGANA {
        @Override
        boolean has(char c) {
            return c >= 'ぁ' && c <= 'ゖ' || c == 'ゝ' || c == 'ゞ' || c == 'ー' || c == '・' || c == '　';
        }
    },
    /** What bank files take: half-width katakana with their marks, digits, capital letters, space and a few signs. */
    HALF_WIDTH {
        @Override
        boolean has(char c) {
            return c >= '｡' && c <= 'ﾟ'
                    || c >= '0' && c <= '9'
                    || c >= 'A' && c <= 'Z'
                    || " \\,.()-/'&+:?".indexOf(c) >= 0;
        }
    };

    abstract boolean has(char c);

    boolean hasAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
