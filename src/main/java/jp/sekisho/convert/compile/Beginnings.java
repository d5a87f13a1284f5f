package jp.sekisho.convert.compile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import jp.sekisho.convert.language.Expression.Argument;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.Expression.Item;
import jp.sekisho.convert.language.Expression.Literal;
import jp.sekisho.convert.language.Expression.Term;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.Dates;
import jp.sekisho.convert.value.Flow;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.convert.value.Value;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.Classification;

/** What an expression can begin with: an item of the source, a text, or a function that takes no value. */
record Beginnings(Scope scope) {
    /** An item of the request that is answered. */
    static final String REQUEST = "request";

    /** How a line without an answer ended: {@code RESULT}'s other kinds. */
    static final String ENDING = "ending";

    /** The code of its reason. */
    static final String REASON = "reason";

    /** The sentence of its reason. */
    static final String REASON_TEXT = "reason-text";

    private static final int MOST_DIGITS = 18;
    static final Set<String> NAMES = Set.of(
            "number", "const", "business-date", "sequence", "counted", "join", REQUEST, ENDING, REASON, REASON_TEXT);

    /** What the record is asked for: there is nothing to be said where there is none. */
    private static final Set<String> OF_A_RECORD = Set.of("number", "sequence", "counted");

    Typed of(Term term, String target) {
        if (term instanceof Item item) {
            return scope.item(item);
        }
        return term instanceof Literal literal ? literal(literal, target) : called((Call) term, target);
    }

    private static Typed literal(Literal literal, String target) {
        Typed typed = Typed.literal(literal.text(), target);
        if (Dates.isDay(literal.text())) {
            return typed.as(Kind.DATE);
        }
        return Dates.isMonthDay(literal.text()) ? typed.as(Kind.MONTH_DAY) : typed;
    }

    private Typed called(Call call, String target) {
        boolean once = scope.without().filter(MapError.NO_RECORD::equals).isPresent();
        if (once && OF_A_RECORD.contains(call.name())) {
            scope.issues().error(call.place(), MapError.NEEDS_RECORD, "function", call.name());
            return Typed.unknown();
        }
        return switch (call.name()) {
            case "number" ->
                call.arguments().size() == 2
                        ? numberOf(call, target)
                        : oneOf(call, ConversionContext.NUMBERS)
                                .map(kind -> number(kind, target))
                                .orElseGet(Typed::unknown);
            case "const" ->
                oneOf(call, ConversionContext.CONSTANTS)
                        .map(name -> Typed.of((record, context) -> context.constant(name), Kind.TEXT, target))
                        .orElseGet(Typed::unknown);
            case "business-date" ->
                Typed.of((record, context) -> context.businessDate().toString(), Kind.DATE, target);
            case "sequence" -> running(call, target, ConversionContext::sequence);
            case "counted" -> running(call, target, ConversionContext::counted);
            case "join" -> join(call, target);
            case ENDING -> unanswered(call, target, Unanswered::ending).oneOf(Set.copyOf(Unanswered.ENDINGS));
            case REASON -> unanswered(call, target, Unanswered::reason);
            case REASON_TEXT -> unanswered(call, target, Unanswered::reasonText);
            default -> request(call, target);
        };
    }

    private Typed unanswered(Call call, String target, Function<Unanswered, String> part) {
        if (scope.without().filter(MapError.NO_ANSWER::equals).isEmpty()) {
            scope.issues().error(call.place(), MapError.ONLY_UNANSWERED, "function", call.name());
            return Typed.unknown();
        }
        return Typed.of((record, context) -> part.apply(context.unanswered().orElseThrow()), Kind.TEXT, target);
    }

    private Typed number(String kind, String target) {
        scope.uses().use(ConversionMap.number(kind));
        Typed number = Typed.of((record, context) -> context.number(kind), Kind.TEXT, target);
        return kind.equals("local")
                ? number.carrying(Flow.of(Classification.BUSINESS_NUMBER, "number(local)"))
                : number;
    }

    /** {@code number(integrated, 世帯員番号)}: of the person whom an item names. */
    private Typed numberOf(Call call, String target) {
        Argument of = call.arguments().get(1);
        if (!call.texts().get(0).equals("integrated") || of.isQuoted()) {
            return refused(call, "number(integrated, 世帯員番号)");
        }
        new Values(scope).argument(of, target);
        return Typed.of((record, context) -> context.integratedNumber(of.text()), Kind.TEXT, target);
    }

    /** {@code sequence(6)}: a running number of the record, with zeros before it. */
    private Typed running(Call call, String target, ToLongFunction<ConversionContext> of) {
        String width = call.texts().size() == 1 ? call.texts().get(0) : "";
        if (!width.matches("[1-9][0-9]?") || Integer.parseInt(width) > MOST_DIGITS) {
            return refused(call, call.name() + "(6)");
        }
        int digits = Integer.parseInt(width);
        Finding tooLong = Finding.of(MapError.SEQUENCE_TOO_LONG, "item", target, "digits", digits);
        return Typed.of(
                (record, context) -> {
                    String number = Long.toString(of.applyAsLong(context));
                    if (number.length() > digits) {
                        throw tooLong.asException();
                    }
                    return "0".repeat(digits - number.length()) + number;
                },
                Kind.DIGITS,
                target);
    }

    /** {@code join(" ", 姓, 名)}: what is not blank of several values, with a text between them. */
    private Typed join(Call call, String target) {
        List<Argument> arguments = call.arguments();
        if (arguments.size() < 2 || !arguments.get(0).isQuoted()) {
            return refused(call, "join(\" \", 姓, 名)");
        }
        Values values = new Values(scope);
        List<Typed> parts = arguments.stream()
                .skip(1)
                .map(argument -> values.argument(argument, target))
                .toList();
        String between = arguments.get(0).text();
        List<Value> each = parts.stream().map(Typed::value).toList();
        Value joined = (source, context) -> each.stream()
                .map(value -> value.of(source, context))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
        return Typed.of(joined, Kind.TEXT, target).madeOf(parts);
    }

    private Typed request(Call call, String target) {
        if (!scope.request().isNamed()) {
            scope.issues().error(call.place(), MapError.NO_REQUEST);
            return Typed.unknown();
        }
        String name = call.texts().size() == 1 ? call.texts().get(0) : "";
        scope.request()
                .side()
                .ifPresent(side -> side.reportMissing(name, call.place(), MapError.NO_SOURCE_ITEM, scope.issues()));
        Value value = (record, context) -> context.request()
                .orElseThrow(() ->
                        Finding.of(MapError.REQUEST_NOT_KNOWN, "item", target).asException())
                .get(name);
        return scope.request()
                .side()
                .flatMap(side -> side.field(name).map(field -> Typed.of(value, Kind.of(field), target)
                        .carrying(Flow.of(side.layout(), field, "request(" + name + ")"))))
                .orElseGet(Typed::unknown);
    }

    private Optional<String> oneOf(Call call, Set<String> known) {
        if (call.texts().size() == 1 && known.contains(call.texts().get(0))) {
            return Optional.of(call.texts().get(0));
        }
        refused(call, String.join(" | ", known.stream().sorted().toList()));
        return Optional.empty();
    }

    private Typed refused(Call call, String expected) {
        scope.issues().error(call.place(), MapError.BAD_ARGUMENT, "function", call.name(), "expected", expected);
        return Typed.unknown();
    }
}
