package jp.sekisho.demo.cs;

import picocli.CommandLine.ITypeConverter;

/** What is to happen for sure: each business day, to the update of that number. Written {@code 3=TAMPERED}. @param number from 1 */
record Plan(long number, Deed deed) {
    static final class Converter implements ITypeConverter<Plan> {
        @Override
        public Plan convert(String value) {
            int equals = value.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a number and a deed: NUMBER=DEED");
            }
            return new Plan(Long.parseLong(value.substring(0, equals)), Deed.valueOf(value.substring(equals + 1)));
        }
    }
}
