package jp.sekisho.demo.platform;

import picocli.CommandLine.ITypeConverter;

/**
 * What is to happen for sure: each business day, the inquiry of that number from that office is answered so. Written {@code
 * D0010000000000000001:12=BY_HAND}.
 *
 * @param office 照会者部署コード
 * @param number from 1, in the order in which the platform first saw them that day
 */
public record Plant(String office, long number, AnswerKind kind) {

    static Plant parse(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        if (colon < 0 || equals < colon) {
            throw new IllegalArgumentException("an office, a number and an answer: OFFICE:NUMBER=ANSWER");
        }
        return new Plant(
                text.substring(0, colon),
                Long.parseLong(text.substring(colon + 1, equals)),
                AnswerKind.valueOf(text.substring(equals + 1)));
    }

    @Override
    public String toString() {
        return office + ":" + number + "=" + kind;
    }

    static final class Converter implements ITypeConverter<Plant> {
        @Override
        public Plant convert(String value) {
            return parse(value);
        }
    }
}
