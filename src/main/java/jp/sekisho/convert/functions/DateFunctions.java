package jp.sekisho.convert.functions;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import jp.sekisho.convert.functions.TextFunction.Change;
import jp.sekisho.convert.functions.TextFunction.Taking;
import jp.sekisho.convert.value.Dates;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.text.LegalYears;
import jp.sekisho.text.date.DateClass;
import jp.sekisho.text.date.DatePattern;
import jp.sekisho.text.date.Eras;

/** Functions of dates: those of the calendar, and those that registers hold all the same. */
public final class DateFunctions {
    /** As an argument: the date on which the map runs. */
    public static final String BUSINESS_DATE = "business-date";

    private static final Taking REGISTER =
            new Taking("パターンどおりの日付か不詳", "a date in the pattern, or one that says it is not known");

    static final List<TextFunction> ALL = List.of(
            new TextFunction(
                    "era",
                    "era(GY年M月d日), era(NyyMMdd)",
                    Kind.DATE,
                    Kind.TEXT,
                    new Taking("パターンで書ける、明治元年以後の日付", "a date since Meiji 1 that the pattern can say"),
                    DateFunctions::era),
            new TextFunction(
                    "read-date",
                    "read-date(yyyyMMdd), read-date(GY年M月d日)",
                    Kind.TEXT,
                    Kind.DATE,
                    new Taking("パターンどおりの、暦にある日付", "a date of the calendar in the pattern"),
                    DateFunctions::read),
            new TextFunction(
                    "register-date",
                    "register-date(NyyMMdd, yyyyMMdd)",
                    Kind.TEXT,
                    Kind.TEXT,
                    REGISTER,
                    DateFunctions::rewrite),
            new TextFunction(
                    "date-class",
                    "date-class(NyyMMdd), date-class(yyyyMMdd)",
                    Kind.TEXT,
                    Kind.TEXT,
                    REGISTER,
                    DateFunctions::classOf),
            new TextFunction(
                    "fiscal-year",
                    "fiscal-year()",
                    Kind.DATE,
                    Kind.TEXT,
                    new Taking("日付", "a date"),
                    DateFunctions::fiscalYear),
            new TextFunction(
                    "month-day",
                    "month-day()",
                    Kind.DATE,
                    Kind.MONTH_DAY,
                    new Taking("日付", "a date"),
                    DateFunctions::monthDay),
            new TextFunction(
                    "age",
                    "age(business-date), age(2027-03-31), age(on 基準日)",
                    Kind.DATE,
                    Kind.DIGITS,
                    new Taking("その日までの生年月日", "a date of birth up to that day"),
                    arguments -> onDay("age", arguments)),
            new TextFunction(
                    "nearest-date",
                    "nearest-date(business-date), nearest-date(2027-03-31), nearest-date(on 基準日)",
                    Kind.MONTH_DAY,
                    Kind.DATE,
                    new Taking("その日の前後半年にある月日", "a day of a year that there is within half a year of that date"),
                    arguments -> onDay("nearest-date", arguments)));

    /** Functions of a value and a date, the latter said by their one argument. */
    public static final Map<String, BiFunction<String, LocalDate, Optional<String>>> BY_DAY =
            Map.of("age", DateFunctions::age, "nearest-date", DateFunctions::nearest);

    private DateFunctions() {}

    private static Optional<Change> era(List<String> arguments) {
        return pattern(arguments, 1, 0)
                .filter(DatePattern::hasEra)
                .map(pattern -> (text, context) -> pattern.write(Dates.day(text)));
    }

    private static Optional<Change> read(List<String> arguments) {
        return pattern(arguments, 1, 0)
                .map(pattern -> (text, context) -> pattern.day(text).map(LocalDate::toString));
    }

    private static Optional<Change> rewrite(List<String> arguments) {
        Optional<DatePattern> to = pattern(arguments, 2, 1);
        return pattern(arguments, 2, 0).flatMap(from -> to.map(other -> (text, context) -> from.rewrite(text, other)));
    }

    private static Optional<Change> classOf(List<String> arguments) {
        return pattern(arguments, 1, 0)
                .map(pattern -> (text, context) -> pattern.dateClass(text).map(DateClass::wire));
    }

    private static Optional<Change> fiscalYear(List<String> arguments) {
        return arguments.isEmpty()
                ? Optional.of((text, context) -> Optional.of(Integer.toString(LegalYears.fiscalYear(Dates.day(text)))))
                : Optional.empty();
    }

    private static Optional<Change> monthDay(List<String> arguments) {
        return arguments.isEmpty()
                ? Optional.of((text, context) ->
                        Optional.of(MonthDay.from(Dates.day(text)).toString()))
                : Optional.empty();
    }

    private static Optional<Change> onDay(String function, List<String> arguments) {
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        BiFunction<String, LocalDate, Optional<String>> of = Objects.requireNonNull(BY_DAY.get(function));
        if (arguments.get(0).equals(BUSINESS_DATE)) {
            return Optional.of((text, context) -> of.apply(text, context.businessDate()));
        }
        if (!Dates.isDay(arguments.get(0))) {
            return Optional.empty();
        }
        LocalDate on = LocalDate.parse(arguments.get(0));
        return Optional.of((text, context) -> of.apply(text, on));
    }

    private static Optional<String> age(String born, LocalDate on) {
        OptionalInt age = LegalYears.age(Dates.day(born), on);
        return age.isPresent() ? Optional.of(Integer.toString(age.getAsInt())) : Optional.empty();
    }

    private static Optional<String> nearest(String monthDay, LocalDate to) {
        return Dates.nearest(MonthDay.parse(monthDay), to).map(LocalDate::toString);
    }

    private static Optional<DatePattern> pattern(List<String> arguments, int count, int index) {
        return arguments.size() == count ? DatePattern.of(arguments.get(index), Eras.ours()) : Optional.empty();
    }
}
