package jp.sekisho.convert;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.Expression.Term;
import jp.sekisho.convert.Typed.Kind;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;

/** What an expression can begin with: an item of the source, or a function that takes no value. */
record Beginnings(Layout source, Optional<Layout> request, Issues issues) {
    static final Set<String> NAMES = Set.of("number", "const", "business-date", "request");

    Optional<Typed> of(Term term, String target) {
        if (!term.isCall()) {
            return item(term);
        }
        List<String> arguments = term.arguments().orElseThrow();
        return switch (term.name()) {
            case "number" -> oneOf(term, arguments, ConversionContext.NUMBERS).map(kind -> number(kind, target));
            case "const" ->
                oneOf(term, arguments, ConversionContext.CONSTANTS)
                        .map(name -> Typed.of((record, context) -> context.constant(name), Kind.TEXT, target));
            case "business-date" ->
                Optional.of(Typed.of((record, context) -> context.businessDate().toString(), Kind.DATE, target));
            default -> request(term, arguments, target);
        };
    }

    private Optional<Typed> item(Term term) {
        Optional<Field> field = source.field(term.name());
        if (field.isEmpty()) {
            Missing.report(source, term.name(), term.place(), MapError.NO_SOURCE_ITEM, issues);
        }
        return field.map(Typed::item);
    }

    private static Typed number(String kind, String target) {
        Typed number = Typed.of((record, context) -> context.number(kind), Kind.TEXT, target);
        return kind.equals("local") ? number.carrying(Classification.BUSINESS_NUMBER) : number;
    }

    private Optional<Typed> request(Term term, List<String> arguments, String target) {
        if (request.isEmpty()) {
            issues.error(term.place(), MapError.NO_REQUEST);
            return Optional.empty();
        }
        String name = arguments.isEmpty() ? "" : arguments.get(0);
        Optional<Field> field = request.get().field(name);
        if (field.isEmpty()) {
            Missing.report(request.get(), name, term.place(), MapError.NO_SOURCE_ITEM, issues);
            return Optional.empty();
        }
        Value value = (record, context) -> context.request()
                .orElseThrow(() ->
                        Finding.of(MapError.REQUEST_NOT_KNOWN, "item", target).asException())
                .get(name);
        Typed typed = Typed.of(value, Kind.of(field.get()), target);
        Classification classification = field.get().classification();
        return Optional.of(classification == Classification.NONE ? typed : typed.carrying(classification));
    }

    private Optional<String> oneOf(Term term, List<String> arguments, Set<String> known) {
        if (arguments.size() == 1 && known.contains(arguments.get(0))) {
            return Optional.of(arguments.get(0));
        }
        String expected = String.join(" | ", known.stream().sorted().toList());
        issues.error(term.place(), MapError.BAD_ARGUMENT, "function", term.name(), "expected", expected);
        return Optional.empty();
    }
}
