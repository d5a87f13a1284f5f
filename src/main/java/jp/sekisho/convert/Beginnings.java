package jp.sekisho.convert;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.convert.Expression.Term;
import jp.sekisho.convert.Typed.Kind;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;

/**
 * What an expression can begin with: an item of the source, or a function that takes no value. Where there is no answer
 * there is no source: how the line ended takes its place.
 */
record Beginnings(Optional<Layout> source, Optional<Layout> request, Issues issues) {
    /** How a line without an answer ended: {@code RESULT}'s other kinds. */
    static final String ENDING = "ending";

    /** The code of its reason. */
    static final String REASON = "reason";

    private static final String REASON_TEXT = "reason-text";
    static final Set<String> NAMES = Set.of("number", "const", "business-date", "request", ENDING, REASON, REASON_TEXT);

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
            case ENDING -> unanswered(term, target, Unanswered::ending);
            case REASON -> unanswered(term, target, Unanswered::reason);
            case REASON_TEXT -> unanswered(term, target, Unanswered::reasonText);
            default -> request(term, arguments, target);
        };
    }

    private Optional<Typed> item(Term term) {
        if (source.isEmpty()) {
            issues.error(term.place(), MapError.NO_ANSWER, "item", term.name());
            return Optional.empty();
        }
        Optional<Field> field = source.get().field(term.name());
        if (field.isEmpty()) {
            Missing.report(source.get(), term.name(), term.place(), MapError.NO_SOURCE_ITEM, issues);
        }
        return field.map(Typed::item);
    }

    private Optional<Typed> unanswered(Term term, String target, Function<Unanswered, String> part) {
        if (source.isPresent()) {
            issues.error(term.place(), MapError.ONLY_UNANSWERED, "function", term.name());
            return Optional.empty();
        }
        return Optional.of(
                Typed.of((record, context) -> part.apply(context.unanswered().orElseThrow()), Kind.TEXT, target));
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
