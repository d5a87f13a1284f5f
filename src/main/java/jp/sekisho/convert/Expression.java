package jp.sekisho.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/**
 * The right side of one line of a map, parsed: terms with bars between them, each an item's name or a function with its
 * arguments. What the names mean is not known here.
 */
record Expression(Place place, List<Term> terms) {
    private static final Pattern CALL = Pattern.compile("([a-z][a-z-]*)\\((.*)\\)");

    /** An item's name (no arguments at all) or a call. */
    record Term(Place place, String name, Optional<List<String>> arguments) {
        boolean isCall() {
            return arguments.isPresent();
        }
    }

    static Optional<Expression> parse(YamlText text, Issues issues) {
        List<Term> terms = new ArrayList<>();
        String value = text.value();
        int from = 0;
        for (int at = 0; at <= value.length(); at++) {
            if (at == value.length() || value.charAt(at) == '|' && isOutside(value, from, at)) {
                terms.add(term(text, from, at));
                from = at + 1;
            }
        }
        boolean broken = terms.stream().anyMatch(term -> term.name().isEmpty() || !isName(term));
        if (broken) {
            issues.error(text.place(), MapError.BAD_EXPRESSION);
            return Optional.empty();
        }
        return Optional.of(new Expression(text.place(), terms));
    }

    private static boolean isName(Term term) {
        return term.isCall() || term.name().chars().noneMatch(c -> "()\"|".indexOf(c) >= 0);
    }

    private static boolean isOutside(String value, int from, int at) {
        String before = value.substring(from, at);
        boolean quotesClosed = before.chars().filter(c -> c == '"').count() % 2 == 0;
        return quotesClosed && before.lastIndexOf('(') <= before.lastIndexOf(')');
    }

    private static Term term(YamlText text, int from, int to) {
        String written = text.value().substring(from, to);
        String name = written.strip();
        int start = from + written.indexOf(name);
        Place place = placeWithin(text, start, name.length());
        Matcher call = CALL.matcher(name);
        if (!call.matches()) {
            return new Term(place, name, Optional.empty());
        }
        return new Term(place, call.group(1), Optional.of(arguments(call.group(2))));
    }

    private static List<String> arguments(String written) {
        if (written.isBlank()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        for (String argument : written.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            String bare = argument.strip();
            boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
            arguments.add(quoted ? bare.substring(1, bare.length() - 1) : bare);
        }
        return List.copyOf(arguments);
    }

    private static Place placeWithin(YamlText text, int start, int length) {
        Place whole = text.place();
        int index = whole.text().offsetByCodePoints(0, Math.min(whole.column() - 1, codePoints(whole.text())));
        boolean quoted =
                index < whole.text().length() && "\"'".indexOf(whole.text().charAt(index)) >= 0;
        int column = whole.column() + codePoints(text.value().substring(0, start)) + (quoted ? 1 : 0);
        return new Place(whole.file(), whole.line(), column, Math.max(1, length), whole.text());
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
