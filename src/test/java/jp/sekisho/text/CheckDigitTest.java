package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/check-digits.csv", numLinesToSkip = 1)
    void everyPublicVectorHolds(String kind, String body, int digit) {
        CheckDigit rule = CheckDigit.named(kind.replaceAll("-code$", kind.startsWith("local") ? "" : "-code"))
                .orElseThrow();
        assertThat(rule.of(body)).hasValue(digit);
    }

    /** Published numbers and synthetic ones; the edge of a remainder of 1 among them. */
    @ParameterizedTest
    @CsvSource({
        "individual-number, 12345678901, 123456789018",
        "individual-number, 98765432109, 987654321093",
        "individual-number, 20260401001, 202604010014",
        "individual-number, 00000000006, 000000000060",
        "individual-number, 98320567321, 983205673214",
        "resident-record-code, 1234567890, 12345678903",
        "resident-record-code, 9876543210, 98765432103",
        "resident-record-code, 2026040100, 20260401000",
        "corporate-number, 012345678901, 6012345678901",
        "corporate-number, 999999999999, 9999999999999",
        "corporate-number, 011001098993, 4011001098993",
        "corporate-number, 010705000725, 7010705000725",
        "local-government, 01100, 011002",
        "local-government, 01107, 011070",
        "local-government, 02201, 022012",
        "insurer, 3312001, 33120015",
        "atena-number, 000000000, 0000000000",
        "atena-number, 000000001, 0000000019",
        "integrated-number, 10000000000000, 100000000000008",
    })
    void aNumberIsItsBodyAndItsCheckDigit(String kind, String body, String number) {
        CheckDigit rule = CheckDigit.named(kind).orElseThrow();
        assertThat(rule.complete(body)).contains(number);
        assertThat(rule.body(number)).contains(body);
        assertThat(rule.isValid(number)).isTrue();
        for (int wrong = 1; wrong <= 9; wrong++) {
            int at = rule == CheckDigit.CORPORATE_NUMBER ? 0 : number.length() - 1;
            StringBuilder changed = new StringBuilder(number);
            changed.setCharAt(at, (char) ('0' + (number.charAt(at) - '0' + wrong) % 10));
            assertThat(rule.isValid(changed.toString())).as(changed.toString()).isFalse();
        }
    }

    @Test
    void anAtenaNumberWhoseRuleGivesTenIsNeverGivenOut() {
        assertThat(CheckDigit.ATENA_NUMBER.of("000000006")).isEmpty();
        assertThat(CheckDigit.ATENA_NUMBER.isValid("0000000060")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotDigitsOfTheRightLengthIsNoNumber(CheckDigit rule) {
        assertThat(rule.of("1")).isEmpty();
        assertThat(rule.complete("")).isEmpty();
        assertThat(rule.isValid("")).isFalse();
        assertThat(CheckDigit.named(rule.wire())).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"１２３４５６７８９０１８", "12345678901 ", "1234567890188", "12345678901a"})
    void anIndividualNumberIsTwelveDigitsOfAscii(String text) {
        assertThat(CheckDigit.INDIVIDUAL_NUMBER.isValid(text)).isFalse();
    }
}
