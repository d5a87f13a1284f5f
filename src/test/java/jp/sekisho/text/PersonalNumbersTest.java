package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 123456789018 is the example of the individual number's law; 12345678901 with its check digit is a resident record code. */
class PersonalNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789018",
                "１２３４５６７８９０１８",
                "本人 1234 5678 9018 の件",
                "1234-5678-9018",
                "１２３４－５６７８－９０１８",
                "1234‐5678−9018",
                "1234ー5678ー9018",
                "1234　5678　9018",
                "1234 - 5678 - 9018",
                "1 2 3 4 5 6 7 8 9 0 1 8",
                "1234\u200b5678\u200b9018",
                "①２3456789018",
                "٣٤ 123456789018",
                "3 123456789018 4",
                "No.123456789018です",
                "12345678903",
                "12345-678903",
                "コード１２３４５６７８９０３。",
            })
    void aNumberOfAPersonIsFoundHoweverItIsWritten(String text) {
        assertThat(PersonalNumbers.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "保守のため 19:00 まで停止",
                "2026-11-10 19:00 から 2026-11-10T21:30",
                "123456789017",
                "12345678902",
                "000123456789018",
                "1234/5678/9018",
                "電話 03-1234-5678",
                "受付番号 r-2026-0001",
            })
    void whatIsNoNumberOfAPersonPasses(String text) {
        assertThat(PersonalNumbers.in(text)).isFalse();
    }
}
