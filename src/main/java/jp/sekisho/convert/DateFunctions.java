package jp.sekisho.convert;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.sekisho.convert.TextFunction.Change;
import jp.sekisho.convert.TextFunction.Taking;
import jp.sekisho.text.DateClass;
import jp.sekisho.text.DatePattern;
import jp.sekisho.text.Eras;
import jp.sekisho.text.LegalYears;

/** Functions of dates: those of the calendar, and those that registers hold all the same. */
final class DateFunctions {
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
                    "age",
                    "age(business-date), age(2027-03-31)",
                    Kind.DATE,
                    Kind.TEXT,
                    new Taking("その日までの生年月日", "a date of birth up to that day"),
                    DateFunctions::age));

    private DateFunctions() {}

    private static Optional<Change> era(List<String> arguments) {
        return pattern(arguments, 1, 0)
                .filter(DatePattern::hasEra)
                .map(pattern -> (text, context) -> pattern.write(day(text)));
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
                ? Optional.of((text, context) -> Optional.of(Integer.toString(LegalYears.fiscalYear(day(text)))))
                : Optional.empty();
    }

    private static Optional<Change> age(List<String> arguments) {
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        if (arguments.get(0).equals(Functions.BUSINESS_DATE)) {
            return Optional.of((text, context) -> age(day(text), context.businessDate()));
        }
        try {
            LocalDate on = LocalDate.parse(arguments.get(0));
            return Optional.of((text, context) -> age(day(text), on));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> age(LocalDate born, LocalDate on) {
        OptionalInt age = LegalYears.age(born, on);
        return age.isPresent() ? Optional.of(Integer.toString(age.getAsInt())) : Optional.empty();
    }

    private static Optional<DatePattern> pattern(List<String> arguments, int count, int index) {
        return arguments.size() == count ? DatePattern.of(arguments.get(index), Eras.ours()) : Optional.empty();
    }

    /** The day of a canonical date, with a time or without. */
    private static LocalDate day(String canonical) {
        return LocalDate.parse(canonical.substring(0, Functions.DATE_LENGTH));
    }
}
