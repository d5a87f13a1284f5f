package jp.sekisho.convert;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.convert.Expression.Term;
import jp.sekisho.convert.TextFunction.Change;
import jp.sekisho.convert.Typed.Kind;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issues;

/** The functions that come after a bar: each takes the value so far and gives the next. */
record Functions(Tables tables, Issues issues) {
    /** As an argument: the date on which the map runs. */
    static final String BUSINESS_DATE = "business-date";

    /** How much of a canonical date with a time is its date. */
    static final int DATE_LENGTH = 10;

    static final Set<String> NAMES = Stream.concat(Stream.of("code", "date", "default"), TextFunctions.NAMES.stream())
            .collect(Collectors.toUnmodifiableSet());

    Optional<Typed> apply(Typed before, Term call) {
        List<String> arguments = call.arguments().orElseThrow();
        return switch (call.name()) {
            case "code" -> code(before, call, arguments);
            case "date" -> date(before, call, arguments);
            case "default" -> orDefault(before, call, arguments);
            default -> TextFunctions.named(call.name()).flatMap(function -> changed(before, call, function));
        };
    }

    /** The value changed by a function of texts; what that function does not take is refused with the item's name. */
    private Optional<Typed> changed(Typed before, Term call, TextFunction function) {
        if (!function.takes(before.kind())) {
            MapError code = function.takes() == Kind.TEXT ? MapError.TAKES_TEXT : MapError.TAKES_DATE;
            issues.error(call.place(), code, "function", function.name());
            return Optional.empty();
        }
        Optional<Change> change = function.prepare().apply(call.arguments().orElseThrow());
        if (change.isEmpty()) {
            return refused(call, function.usage());
        }
        return Optional.of(before.then(function.gives(), (text, context) -> change.get()
                .of(text, context)
                .orElseThrow(() -> notTaken(function, before.blames()).asException())));
    }

    private static Finding notTaken(TextFunction function, String item) {
        return Finding.of(
                MapError.NOT_TAKEN,
                "item",
                item,
                "function",
                function.name(),
                "takenJa",
                function.taking().ja(),
                "takenEn",
                function.taking().en());
    }

    /** {@code code(table)}: first column to second; {@code code(table, back)}; {@code code(table, from, to)}. */
    private Optional<Typed> code(Typed before, Term call, List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 3) {
            return refused(call, "code(table), code(table, back), code(table, from, to)");
        }
        Optional<CodeTable> table = tables.named(arguments.get(0), call.place());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        CodeTable found = table.get();
        boolean back = arguments.size() == 2;
        if (back && !arguments.get(1).equals("back")) {
            return refused(call, "code(table), code(table, back), code(table, from, to)");
        }
        String from = columnFrom(found, arguments);
        String to = arguments.size() == 3 ? arguments.get(2) : back ? first(found) : second(found);
        if (!tables.hasColumn(found, from, call.place()) || !tables.hasColumn(found, to, call.place())) {
            return Optional.empty();
        }
        return Optional.of(before.then(
                Kind.TEXT, (code, context) -> Tables.translated(found, from, to, code, before.blames(), context)));
    }

    /** The column of the codes that come in. */
    static String columnFrom(CodeTable table, List<String> arguments) {
        return switch (arguments.size()) {
            case 3 -> arguments.get(1);
            case 2 -> second(table);
            default -> first(table);
        };
    }

    private static String first(CodeTable table) {
        return table.columns().get(0);
    }

    private static String second(CodeTable table) {
        return table.columns().get(Math.min(1, table.columns().size() - 1));
    }

    /** {@code date(iso)}: the date, as yyyy-MM-dd; {@code date(pattern)}: as text in that pattern. */
    private Optional<Typed> date(Typed before, Term call, List<String> arguments) {
        if (arguments.size() != 1) {
            return refused(call, "date(iso), date(yyyyMMdd)");
        }
        if (before.kind() == Kind.TEXT) {
            issues.error(call.place(), MapError.NEEDS_DATE, "item", before.blames(), "type", "date");
            return Optional.empty();
        }
        if (arguments.get(0).equals("iso")) {
            return Optional.of(before.then(Kind.DATE, (text, context) -> text.substring(0, DATE_LENGTH)));
        }
        Optional<DateTimeFormatter> format = format(arguments.get(0));
        if (format.isEmpty()) {
            return refused(call, "date(iso), date(yyyyMMdd)");
        }
        return Optional.of(before.then(Kind.TEXT, (text, context) -> LocalDate.parse(text.substring(0, DATE_LENGTH))
                .format(format.get())));
    }

    /** {@code default(text)} or {@code default(business-date)}: what a blank value becomes. */
    private Optional<Typed> orDefault(Typed before, Term call, List<String> arguments) {
        if (arguments.size() != 1) {
            return refused(call, "default(text), default(business-date)");
        }
        String text = arguments.get(0);
        boolean today = text.equals(BUSINESS_DATE);
        if (before.kind() != Kind.TEXT && !(today && before.kind() == Kind.DATE)) {
            return refused(call, "default(business-date)");
        }
        Value value = before.value();
        return Optional.of(before.with((source, context) -> {
            String found = value.of(source, context);
            if (!found.isEmpty()) {
                return found;
            }
            return today ? context.businessDate().toString() : text;
        }));
    }

    private static Optional<DateTimeFormatter> format(String pattern) {
        try {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .appendPattern(pattern.replace('y', 'u'))
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            format.format(LocalDate.EPOCH);
            return Optional.of(format);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Typed> refused(Term call, String expected) {
        issues.error(call.place(), MapError.BAD_ARGUMENT, "function", call.name(), "expected", expected);
        return Optional.empty();
    }
}
