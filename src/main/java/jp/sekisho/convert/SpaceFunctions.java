package jp.sekisho.convert;

import java.util.List;
import java.util.Optional;
import jp.sekisho.convert.TextFunction.Change;
import jp.sekisho.convert.TextFunction.Taking;
import jp.sekisho.convert.Typed.Kind;
import jp.sekisho.text.Fill;
import jp.sekisho.text.Spaces;

/** Functions of the two ends of a text. */
final class SpaceFunctions {
    static final List<TextFunction> ALL = List.of(
            new TextFunction(
                    "trim",
                    "trim(both | left | right)",
                    Kind.TEXT,
                    Kind.TEXT,
                    new Taking("文字", "any text"),
                    SpaceFunctions::trim),
            new TextFunction(
                    "pad",
                    "pad(left, 15, 0), pad(right, 20, \"\u3000\")",
                    Kind.TEXT,
                    Kind.TEXT,
                    new Taking("その長さまでの文字", "text up to that length"),
                    SpaceFunctions::pad));

    private SpaceFunctions() {}

    private static Optional<Change> trim(List<String> arguments) {
        return arguments.size() == 1
                ? Spaces.named(arguments.get(0)).map(side -> (text, context) -> Optional.of(side.trim(text)))
                : Optional.empty();
    }

    private static Optional<Change> pad(List<String> arguments) {
        if (arguments.size() != 3 || !arguments.get(1).matches("[1-9][0-9]{0,3}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(arguments.get(1));
        return Spaces.named(arguments.get(0))
                .flatMap(side -> Fill.of(side, length, arguments.get(2)))
                .map(fill -> (text, context) -> fill.apply(text));
    }
}
