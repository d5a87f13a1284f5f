package jp.sekisho.convert.functions;

import java.util.List;
import java.util.Optional;
import jp.sekisho.convert.functions.TextFunction.Change;
import jp.sekisho.convert.functions.TextFunction.Taking;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.text.Fill;
import jp.sekisho.text.Spaces;
import jp.sekisho.text.Units;

/** Functions of the ends of a text, and of what lies between. */
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
                    SpaceFunctions::pad),
            new TextFunction(
                    "part",
                    "part(1, 5), part(6)",
                    Kind.TEXT,
                    Kind.TEXT,
                    new Taking("文字", "any text"),
                    SpaceFunctions::part));

    private SpaceFunctions() {}

    private static Optional<Change> trim(List<String> arguments) {
        return arguments.size() == 1
                ? Spaces.named(arguments.get(0)).map(side -> (text, context) -> Optional.of(side.trim(text)))
                : Optional.empty();
    }

    /** From one character to another, counted from 1, a variation selector with its character; or to the end. */
    private static Optional<Change> part(List<String> arguments) {
        boolean counts = !arguments.isEmpty()
                && arguments.size() <= 2
                && arguments.stream().allMatch(argument -> argument.matches("[1-9][0-9]{0,3}"));
        if (!counts) {
            return Optional.empty();
        }
        int from = Integer.parseInt(arguments.get(0)) - 1;
        int to = arguments.size() == 2 ? Integer.parseInt(arguments.get(1)) : Integer.MAX_VALUE;
        return from < to ? Optional.of((text, context) -> Optional.of(part(text, from, to))) : Optional.empty();
    }

    private static String part(String text, int from, int to) {
        List<String> characters = Units.of(text);
        int end = Math.min(to, characters.size());
        return String.join("", characters.subList(Math.min(from, end), end));
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
