package jp.sekisho.convert.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
    private static final List<String> SIZES =
            List.of("-100", "-12.5", "-12.49", "0", "0.05", "0.5", "0.51", "7", "10", "10.000001");

    @Test
    void numbersAreInTheOrderOfTheirSize() {
        for (String one : SIZES) {
            for (String other : SIZES) {
                int expected = new BigDecimal(one).compareTo(new BigDecimal(other));
                int actual = PlainNumber.of(one)
                        .orElseThrow()
                        .compareTo(PlainNumber.of(other).orElseThrow());
                assertThat(Integer.signum(actual)).as(one + " " + other).isEqualTo(expected);
            }
        }
    }

    @Test
    void zerosAtTheEndsAndTheSignOfNothingDoNotCount() {
        assertThat(PlainNumber.of("-007.50")).isEqualTo(PlainNumber.of("-7.5"));
        assertThat(PlainNumber.of("-0.0")).isEqualTo(PlainNumber.of("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+5", "1E3", ".5", "5.", "1.2.3", "１", "٣", " 1", "1,000", "--1"})
    void nothingElseIsANumber(String text) {
        assertThat(PlainNumber.of(text)).isEmpty();
        assertThat(PlainNumber.is(text)).isFalse();
    }

    @Test
    void anItemHasOnlySoManyDigits() {
        PlainNumber number = PlainNumber.of("123.4").orElseThrow();
        assertThat(number.fitted(5, 2)).contains("123.40");
        assertThat(number.fitted(4, 2)).isEmpty();
        assertThat(number.fitted(4, 0)).isEmpty();
        assertThat(PlainNumber.of("1" + "0".repeat(38)).orElseThrow().fitted(50, 0))
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void numbersOfMillionsOfDigitsAreReadAndComparedAtOnce() {
        String many = "9".repeat(5_000_000);
        assertThat(Comparison.LESS.holds(many, "1" + many, true)).isTrue();
        assertThat(Comparison.EQUAL.holds("000" + many, many, true)).isTrue();
        assertThat(PlainNumber.amount(many)).isEqualTo(Optional.empty());
        assertThat(PlainNumber.amount("1.50")).contains(new BigDecimal("1.50"));
    }
}
