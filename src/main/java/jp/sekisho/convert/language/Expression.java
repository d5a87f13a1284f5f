package jp.sekisho.convert.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;

/**
 * The right side of one line of a map, parsed: terms with bars between them. What the names mean is not known here.
 *
 * <pre>
 * expression = term { "|" call }
 * term       = name | "text" | call
 * call       = function "(" [ argument { "," argument } ] ")"
 * name       = a name without any of () " | , or 「any name」
 * </pre>
 */
public record Expression(Slice at, List<Term> terms) {
    private static final Pattern CALL = Pattern.compile("([a-z][a-z-]*)\\((.*)\\)", Pattern.DOTALL);

    /** A part between bars. */
    public sealed interface Term {
        Slice at();

        public default Place place() {
            return at().place();
        }
    }

    /** An item's name. */
    public record Item(Slice at, String name) implements Term {}

    /** A text that is meant as it stands. */
    public record Literal(Slice at, String text) implements Term {}

    /** A function with its arguments. */
    public record Call(Slice at, String name, List<Argument> arguments) implements Term {
        /** The arguments as they read without their quotes. */
        public List<String> texts() {
            return arguments.stream().map(Argument::text).toList();
        }
    }

    /** What stands between the brackets of a call: what it means is the function's to say. */
    public record Argument(Slice at, String text, boolean isQuoted) {
        static Argument of(Slice at) {
            Optional<String> quoted = quoted(at.text(), '"', '"');
            return new Argument(at, quoted.orElse(at.text()), quoted.isPresent());
        }

        /** What follows a word that says what the argument is for, such as {@code on} or {@code unknown}. */
        public Optional<Argument> after(String word) {
            String text = at.text();
            if (isQuoted || !text.startsWith(word) || text.length() == word.length()) {
                return Optional.empty();
            }
            char next = text.charAt(word.length());
            return next == ':' || Character.isWhitespace(next)
                    ? Optional.of(of(at.part(word.length() + 1, text.length()).strip()))
                    : Optional.empty();
        }
    }

    public Term first() {
        return terms.get(0);
    }

    public Place place() {
        return at.place();
    }

    public static Optional<Expression> parse(Slice written, Issues issues) {
        List<Optional<Term>> terms = written.isTooDeep()
                ? List.of(Optional.empty())
                : written.split('|').stream().map(Expression::term).toList();
        if (terms.stream().anyMatch(Optional::isEmpty)) {
            issues.error(written.place(), MapError.BAD_EXPRESSION);
            return Optional.empty();
        }
        return Optional.of(
                new Expression(written, terms.stream().flatMap(Optional::stream).toList()));
    }

    private static Optional<Term> term(Slice at) {
        String text = at.text();
        Optional<String> literal = quoted(text, '"', '"');
        if (literal.isPresent()) {
            return Optional.of(new Literal(at, literal.get()));
        }
        Optional<String> name = quoted(text, '「', '」');
        if (name.isPresent()) {
            return name.filter(bare -> !bare.isEmpty()).map(bare -> new Item(at, bare));
        }
        Matcher call = CALL.matcher(text);
        if (call.matches() && Slice.end(text, call.start(2) - 1) == text.length()) {
            return Optional.of(new Call(at, call.group(1), arguments(at.part(call.start(2), call.end(2)))));
        }
        boolean isName = !text.isEmpty() && text.chars().noneMatch(character -> "()\"|".indexOf(character) >= 0);
        return isName ? Optional.of(new Item(at, text)) : Optional.empty();
    }

    private static List<Argument> arguments(Slice written) {
        return written.strip().isEmpty()
                ? List.of()
                : written.split(',').stream().map(Argument::of).toList();
    }

    private static Optional<String> quoted(String text, char open, char close) {
        boolean quoted = text.length() >= 2 && text.charAt(0) == open && text.indexOf(close, 1) == text.length() - 1;
        return quoted ? Optional.of(text.substring(1, text.length() - 1)) : Optional.empty();
    }
}
