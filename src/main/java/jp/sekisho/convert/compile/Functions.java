package jp.sekisho.convert.compile;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.convert.functions.DateFunctions;
import jp.sekisho.convert.functions.TextFunction;
import jp.sekisho.convert.functions.TextFunction.Change;
import jp.sekisho.convert.functions.TextFunctions;
import jp.sekisho.convert.language.Expression.Argument;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.Codes;
import jp.sekisho.convert.value.Dates;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.convert.value.Value;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** The functions that come after a bar: each takes the value so far and gives the next. */
record Functions(Scope scope) {
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
            default -> onDay(call).map(day -> onDay(before, call, day)).orElseGet(() -> changed(before, call));
        };
    }

    private Typed code(Typed before, Call call) {
        if (!Codes.isUsable(call)) {
            return refused(call, Codes.USAGE);
        }
        Codes codes = new Codes(scope.tables());
        return codes.meaning(call).map(meaning -> codes.apply(before, meaning)).orElseGet(Typed::unknown);
    }

    /** The day that the record says, as in {@code age(on 基準日)}; {@code age} otherwise is a function of one text. */
    private static Optional<Argument> onDay(Call call) {
        return DateFunctions.BY_DAY.containsKey(call.name()) && call.arguments().size() == 1
                ? call.arguments().get(0).after("on")
                : Optional.empty();
    }

    private Typed onDay(Typed before, Call call, Argument on) {
        TextFunction function = TextFunctions.named(call.name()).orElseThrow();
        Typed day = new Values(scope).argument(on, before.blames());
        if (!isTaken(before.kind(), function.takes(), call) || !isTaken(day.kind(), Kind.DATE, call)) {
            return Typed.unknown();
        }
        BiFunction<String, LocalDate, Optional<String>> of =
                Objects.requireNonNull(DateFunctions.BY_DAY.get(call.name()));
        Value then = day.value();
        Value value = before.value();
        return before.with(function.gives(), (source, context) -> {
                    String text = value.of(source, context);
                    if (text.isEmpty()) {
                        return "";
                    }
                    String date = then.of(source, context);
                    return Optional.of(date)
                            .filter(said -> !said.isEmpty())
                            .flatMap(said -> of.apply(text, Dates.day(said)))
                            .orElseThrow(() -> notTaken(function, before.blames()));
                })
                .madeOf(List.of(day));
    }

    /** Whether values of a kind can be taken as such of another; reported if not. */
    private boolean isTaken(Kind kind, Kind as, Call call) {
        boolean fits = kind.isTakenAs(as);
        if (!fits) {
            MapError code =
                    switch (as) {
                        case MONTH_DAY -> MapError.TAKES_MONTH_DAY;
                        case DATE, DATE_TIME -> MapError.TAKES_DATE;
                        default -> MapError.TAKES_TEXT;
                    };
            scope.issues().error(call.place(), code, "function", call.name());
        }
        return fits;
    }

    /** The value changed by a function of texts; what that function does not take is refused with the item's name. */
    private Typed changed(Typed before, Call call) {
        TextFunction function = TextFunctions.named(call.name()).orElseThrow();
        if (!isTaken(before.kind(), function.takes(), call)) {
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

    /** {@code date(iso)}: the date, as yyyy-MM-dd; {@code date(pattern)}: as text in that pattern, a day of any year too. */
    private Typed date(Typed before, Call call) {
        if (call.texts().size() != 1) {
            return refused(call, DATE_USAGE);
        }
        boolean ofAnyYear = before.kind() == Kind.MONTH_DAY;
        if (!before.kind().isDate() && !ofAnyYear && before.kind() != Kind.UNKNOWN) {
            scope.issues().error(call.place(), MapError.NEEDS_DATE, "item", before.blames(), "type", "date");
            return Typed.unknown();
        }
        String pattern = call.texts().get(0);
        if (pattern.equals("iso") && !ofAnyYear) {
            return before.then(Kind.DATE, (text, context) -> text.substring(0, Dates.LENGTH));
        }
        return Dates.writing(pattern, before.kind())
                .map(writing -> before.then(Kind.TEXT, (text, context) -> writing.apply(text)))
                .orElseGet(() -> refused(call, ofAnyYear ? "date(MMdd)" : DATE_USAGE));
    }

    /** {@code default(text)} or {@code default(business-date)}: what a blank value becomes. */
    private Typed orDefault(Typed before, Call call) {
        if (call.texts().size() != 1) {
            return refused(call, DEFAULT_USAGE);
        }
        String text = call.texts().get(0);
        boolean today = text.equals(DateFunctions.BUSINESS_DATE)
                && !call.arguments().get(0).isQuoted();
        boolean isDate = today || Dates.isDay(text);
        if (before.kind().isDate() && !isDate || before.kind() == Kind.DATE_TIME) {
            return refused(call, "default(business-date), default(2026-04-01)");
        }
        if (before.kind() == Kind.MONTH_DAY && (today || !Dates.isMonthDay(text))) {
            return refused(call, "default(--04-01)");
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
