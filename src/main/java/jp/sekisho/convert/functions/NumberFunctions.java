package jp.sekisho.convert.functions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.convert.functions.TextFunction.Change;
import jp.sekisho.convert.functions.TextFunction.Taking;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.text.CheckDigit;

/** Functions of numbers that have a check digit. */
final class NumberFunctions {
    static final List<TextFunction> ALL = List.of(
            new TextFunction(
                    "check-digit",
                    Arrays.stream(CheckDigit.values())
                            .map(CheckDigit::wire)
                            .collect(Collectors.joining(" | ", "check-digit(", ")")),
                    Kind.TEXT,
                    Kind.TEXT,
                    new Taking("検査数字の正しい番号", "a number with its right check digit"),
                    NumberFunctions::check),
            new TextFunction(
                    "local-government",
                    "local-government(with-check-digit | without-check-digit)",
                    Kind.TEXT,
                    Kind.TEXT,
                    new Taking(
                            "with-check-digit には 5 桁、without-check-digit には検査数字の正しい 6 桁",
                            "five digits under with-check-digit, six with the right check digit under without-check-digit"),
                    NumberFunctions::localGovernment));

    private NumberFunctions() {}

    private static Optional<Change> check(List<String> arguments) {
        return arguments.size() == 1
                ? CheckDigit.named(arguments.get(0))
                        .map(rule -> (number, context) -> Optional.of(number).filter(rule::isValid))
                : Optional.empty();
    }

    private static Optional<Change> localGovernment(List<String> arguments) {
        return switch (String.join(", ", arguments)) {
            case "with-check-digit" -> Optional.of((code, context) -> CheckDigit.LOCAL_GOVERNMENT.complete(code));
            case "without-check-digit" -> Optional.of((code, context) -> CheckDigit.LOCAL_GOVERNMENT.body(code));
            default -> Optional.empty();
        };
    }
}
