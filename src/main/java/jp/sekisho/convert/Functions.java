package jp.sekisho.convert;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.convert.Expression.Argument;
import jp.sekisho.convert.Expression.Call;
import jp.sekisho.convert.TextFunction.Change;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.text.LegalYears;

/** The functions that come after a bar: each takes the value so far and gives the next. */
record Functions(Scope scope) {
    /** As an argument: the date on which the map runs. */
    static final String BUSINESS_DATE = "business-date";

    /** How much of a canonical date with a time is its date. */
    static final int DATE_LENGTH = Dates.LENGTH;

    private static final String DATE_USAGE = "date(iso), date(yyyyMMdd)";
    private static final String DEFAULT_USAGE = "default(text), default(business-date)";

    static final Set<String> NAMES = Stream.concat(
                    Stream.of("code", "date", "default", "plus", "minus"), TextFunctions.NAMES.stream())
            .collect(Collectors.toUnmodifiableSet());

    Typed apply(Typed before, Call call) {
        return switch (call.name()) {
            case "code" -> code(before, call);
            case "date" -> date(before, call);
            case "default" -> orDefault(before, call);
            case "plus", "minus" -> new Sums(scope).apply(before, call);
            case "age" -> age(before, call);
            default -> changed(before, call);
        };
    }

    private Typed code(Typed before, Call call) {
        if (!Codes.isUsable(call)) {
            return refused(call, Codes.USAGE);
        }
        Codes codes = new Codes(scope.tables());
        return codes.meaning(call).map(meaning -> codes.apply(before, meaning)).orElseGet(Typed::unknown);
    }

    /** {@code age(on 基準日)}: on a day that the record says; {@code age} otherwise is a function of one text. */
    private Typed age(Typed before, Call call) {
        Optional<Argument> on =
                call.arguments().size() == 1 ? call.arguments().get(0).after("on") : Optional.empty();
        if (on.isEmpty()) {
            return changed(before, call);
        }
        Typed day = new Values(scope).argument(on.get(), before.blames());
        if (!isDate(before, call) || !isDate(day, call)) {
            return Typed.unknown();
        }
        TextFunction function = TextFunctions.named(call.name()).orElseThrow();
        Value then = day.value();
        Value born = before.value();
        return before.with(Kind.DIGITS, (source, context) -> {
                    String from = born.of(source, context);
                    if (from.isEmpty()) {
                        return "";
                    }
                    String until = then.of(source, context);
                    OptionalInt age =
                            until.isEmpty() ? OptionalInt.empty() : LegalYears.age(Dates.day(from), Dates.day(until));
                    return Integer.toString(age.orElseThrow(() -> notTaken(function, before.blames())));
                })
                .madeOf(List.of(day));
    }

    private boolean isDate(Typed value, Call call) {
        boolean fits = value.kind().isDate() || value.kind() == Kind.UNKNOWN;
        if (!fits) {
            scope.issues().error(call.place(), MapError.TAKES_DATE, "function", call.name());
        }
        return fits;
    }

    /** The value changed by a function of texts; what that function does not take is refused with the item's name. */
    private Typed changed(Typed before, Call call) {
        TextFunction function = TextFunctions.named(call.name()).orElseThrow();
        if (!function.takes(before.kind())) {
            MapError code = function.takes() == Kind.TEXT ? MapError.TAKES_TEXT : MapError.TAKES_DATE;
            scope.issues().error(call.place(), code, "function", function.name());
            return Typed.unknown();
        }
        Optional<Change> change = function.prepare().apply(call.texts());
        if (change.isEmpty()) {
            return refused(call, function.usage());
        }
        return before.then(function.gives(), (text, context) -> change.get()
                .of(text, context)
                .orElseThrow(() -> notTaken(function, before.blames())));
    }

    private static SekishoException notTaken(TextFunction function, String item) {
        return Finding.of(
                        MapError.NOT_TAKEN,
                        "item",
                        item,
                        "function",
                        function.name(),
                        "takenJa",
                        function.taking().ja(),
                        "takenEn",
                        function.taking().en())
                .asException();
    }

    /** {@code date(iso)}: the date, as yyyy-MM-dd; {@code date(pattern)}: as text in that pattern. */
    private Typed date(Typed before, Call call) {
        if (call.texts().size() != 1) {
            return refused(call, DATE_USAGE);
        }
        if (!before.kind().isDate() && before.kind() != Kind.UNKNOWN) {
            scope.issues().error(call.place(), MapError.NEEDS_DATE, "item", before.blames(), "type", "date");
            return Typed.unknown();
        }
        String pattern = call.texts().get(0);
        if (pattern.equals("iso")) {
            return before.then(Kind.DATE, (text, context) -> text.substring(0, Dates.LENGTH));
        }
        Optional<DateTimeFormatter> format = Dates.format(pattern);
        return format.isEmpty()
                ? refused(call, DATE_USAGE)
                : before.then(Kind.TEXT, (text, context) -> Dates.day(text).format(format.get()));
    }

    /** {@code default(text)} or {@code default(business-date)}: what a blank value becomes. */
    private Typed orDefault(Typed before, Call call) {
        if (call.texts().size() != 1) {
            return refused(call, DEFAULT_USAGE);
        }
        String text = call.texts().get(0);
        boolean today = text.equals(BUSINESS_DATE) && !call.arguments().get(0).isQuoted();
        boolean isDate = today || Dates.isDay(text);
        if (before.kind().isDate() && !isDate || before.kind() == Kind.DATE_TIME) {
            return refused(call, "default(business-date), default(2026-04-01)");
        }
        Value value = before.value();
        Typed filled = before.with(before.kind(), (source, context) -> {
            String found = value.of(source, context);
            if (!found.isEmpty()) {
                return found;
            }
            return today ? context.businessDate().toString() : text;
        });
        return today
                ? filled
                : Typed.possible(List.of(before, Typed.literal(text, "")))
                        .map(filled::oneOf)
                        .orElse(filled);
    }

    private Typed refused(Call call, String expected) {
        scope.issues().error(call.place(), MapError.BAD_ARGUMENT, "function", call.name(), "expected", expected);
        return Typed.unknown();
    }
}
