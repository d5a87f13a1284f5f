package jp.sekisho.convert.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.convert.language.Expression.Argument;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.Expression.Literal;
import jp.sekisho.convert.language.Expression.Term;
import jp.sekisho.source.Issues;

/**
 * What must hold for a case to be taken, or for a record to pass, parsed.
 *
 * <pre>
 * condition  = all { "or" all }
 * all        = test { "and" test }
 * test       = "(" condition ")" | side sign side | side "is" ( "blank" | "filled" )
 * side       = name | "text" | number | date | call | any(items) | all(items) | one(items)
 * sign       = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * </pre>
 */
public sealed interface Condition {
    Pattern COMPARED = Pattern.compile("<=|>=|!=|<|>|=");
    Pattern FILLED = Pattern.compile("(.+)\\s+is\\s+(blank|filled)", Pattern.DOTALL);
    Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?|\\d{4}-\\d{2}-\\d{2}");

    /** At least one of them holds. */
    record Any(List<Condition> parts) implements Condition {}

    /** All of them hold. */
    record All(List<Condition> parts) implements Condition {}

    /** Two values compare so. */
    record Compared(Slice at, Term left, Comparison sign, Term right) implements Condition {}

    /** So many of these are filled, or blank. */
    record Filled(Slice at, HowMany howMany, List<Term> sides, boolean filled) implements Condition {}

    /** How many of several must be so. */
    enum HowMany {
        ALL,
        ANY,
        ONE
    }

    static Optional<Condition> parse(Slice written, Issues issues) {
        Optional<Condition> condition = written.isTooDeep() ? Optional.empty() : any(written.strip());
        if (condition.isEmpty()) {
            issues.error(written.place(), MapError.BAD_CHECK);
        }
        return condition;
    }

    private static Optional<Condition> any(Slice written) {
        return joined(words(written, "or"), Condition::all, Any::new);
    }

    private static Optional<Condition> all(Slice written) {
        return joined(words(written, "and"), Condition::test, All::new);
    }

    private static Optional<Condition> joined(
            List<Slice> written,
            java.util.function.Function<Slice, Optional<Condition>> parse,
            java.util.function.Function<List<Condition>, Condition> join) {
        List<Condition> parts =
                written.stream().map(parse).flatMap(Optional::stream).toList();
        if (parts.size() < written.size()) {
            return Optional.empty();
        }
        return Optional.of(parts.size() == 1 ? parts.get(0) : join.apply(parts));
    }

    private static Optional<Condition> test(Slice written) {
        String text = written.text();
        if (text.startsWith("(") && Slice.end(text, 0) == text.length() && text.endsWith(")")) {
            return any(written.part(1, text.length() - 1).strip());
        }
        Matcher filled = FILLED.matcher(text);
        if (filled.matches()) {
            return filled(
                    written,
                    written.part(0, filled.end(1)).strip(),
                    filled.group(2).equals("filled"));
        }
        return compared(written);
    }

    private static Optional<Condition> filled(Slice at, Slice written, boolean filled) {
        Optional<Term> side = side(written);
        if (side.isPresent() && side.get() instanceof Call call) {
            Optional<HowMany> howMany = howMany(call.name());
            if (howMany.isPresent()) {
                List<Term> sides = call.arguments().stream()
                        .map(Argument::at)
                        .map(Condition::side)
                        .flatMap(Optional::stream)
                        .toList();
                return sides.isEmpty() || sides.size() < call.arguments().size()
                        ? Optional.empty()
                        : Optional.of(new Filled(at, howMany.get(), sides, filled));
            }
        }
        return side.map(term -> new Filled(at, HowMany.ALL, List.of(term), filled));
    }

    private static Optional<HowMany> howMany(String name) {
        return switch (name) {
            case "all" -> Optional.of(HowMany.ALL);
            case "any" -> Optional.of(HowMany.ANY);
            case "one" -> Optional.of(HowMany.ONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Condition> compared(Slice written) {
        String text = written.text();
        for (int at = 0; at < text.length(); at = Slice.end(text, at)) {
            Matcher sign = COMPARED.matcher(text).region(at, text.length());
            if (sign.lookingAt()) {
                Optional<Term> left = side(written.part(0, at).strip());
                Optional<Term> right =
                        side(written.part(sign.end(), text.length()).strip());
                Comparison comparison = Comparison.of(sign.group());
                return left.flatMap(a -> right.map(b -> new Compared(written, a, comparison, b)));
            }
        }
        return Optional.empty();
    }

    /** A number or a date needs no quotes. */
    private static Optional<Term> side(Slice written) {
        if (PLAIN.matcher(written.text()).matches()) {
            return Optional.of(new Literal(written, written.text()));
        }
        return Expression.parse(written, new Issues())
                .filter(expression -> expression.terms().size() == 1)
                .filter(expression -> COMPARED.matcher(outsideQuotes(written.text()))
                        .results()
                        .findAny()
                        .isEmpty())
                .map(Expression::first);
    }

    private static String outsideQuotes(String text) {
        StringBuilder bare = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int end = Slice.end(text, at);
            bare.append(end == at + 1 ? text.charAt(at) : ' ');
            at = end;
        }
        return bare.toString();
    }

    /** The parts between a word that stands alone, outside quotes and brackets. */
    private static List<Slice> words(Slice written, String word) {
        List<Slice> parts = new ArrayList<>();
        String text = written.text();
        int begin = 0;
        for (int at = 0; at < text.length(); at = Slice.end(text, at)) {
            boolean alone = text.startsWith(word, at)
                    && at > 0
                    && Character.isWhitespace(text.charAt(at - 1))
                    && at + word.length() < text.length()
                    && Character.isWhitespace(text.charAt(at + word.length()));
            if (alone) {
                parts.add(written.part(begin, at).strip());
                begin = at + word.length();
            }
        }
        parts.add(written.part(begin, text.length()).strip());
        return parts;
    }
}
