package jp.sekisho.layout.item;

import jp.sekisho.text.kana.BankNames;

/** The characters that a kana item may hold. */
public enum KanaShape {
    /** Full-width katakana with iteration and long marks, the middle dot and the ideographic space. */
    KATAKANA {
        @Override
        boolean has(char c) {
            return c >= 'ァ' && c <= 'ヾ' || c == '　';
        }
    },
    /** Those, and what else names of companies hold in bank files, in full width: brackets, dots, hyphens, capitals, digits. */
    KATAKANA_OF_COMPANIES {
        @Override
        boolean has(char c) {
            return KATAKANA.has(c) || BankNames.hasHalfWidthOf(c);
        }
    },
    /** Hiragana with iteration marks, the long mark, the middle dot and the ideographic space. */
    HIRAGANA {
        @Override
        boolean has(char c) {
            return c >= 'ぁ' && c <= 'ゖ' || c == 'ゝ' || c == 'ゞ' || c == 'ー' || c == '・' || c == '　';
        }
    },
    /** Half-width katakana with their marks, digits, capital letters, space and a few signs. */
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
