package jp.sekisho.text.date;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import jp.sekisho.text.date.DatePart.Kind;

/**
 * How a date is written in a register: {@code G} the era's name, {@code A} its letter, {@code N} its number, then its year as
 * {@code yy}, {@code y} or {@code Y} (the first year is 元); or without an era the calendar's {@code yyyy}; {@code MM} or
 * {@code M}, {@code dd} or {@code d}. A leap month of the lunar calendar is 閏 before {@code M}. Other letters and digits of ASCII mean nothing, any other character stands for itself.
 *
 * <p>Immutable and thread safe. What it reads it writes again as it was.
 */
public final class DatePattern {
    private static final int MOST_IN_TWO_DIGITS = 99;
    private static final int MOST_IN_FOUR_DIGITS = 9999;
    private final List<DatePart> parts;
    private final Eras eras;
    private final UnknownDates unknown;

    private DatePattern(List<DatePart> parts, Eras eras) {
        this.parts = parts;
        this.eras = eras;
        this.unknown = new UnknownDates(eras);
    }

    /** The pattern, or empty if it means nothing, lacks a part, has one twice, or could be read in two ways. */
    public static Optional<DatePattern> of(String pattern, Eras eras) {
        return DatePart.of(pattern).filter(DatePattern::isWhole).map(parts -> new DatePattern(parts, eras));
    }

    public boolean hasEra() {
        return parts.stream().anyMatch(part -> part.kind().isEra());
    }

    /** The class of what is written, or empty if it is neither in this pattern nor says that it is unknown. */
    public Optional<DateClass> dateClass(String text) {
        return unknown.has(text) ? Optional.of(DateClass.UNKNOWN) : read(text).map(WrittenDate::dateClass);
    }

    /** The day of the calendar that is written, or empty if it is none. */
    public Optional<LocalDate> day(String text) {
        return calendar(text).flatMap(WrittenDate::date);
    }

    /** The day in this pattern, or empty if it cannot say it: no era has the day, or its year has too many digits. */
    public Optional<String> write(LocalDate day) {
        return write(WrittenDate.of(day));
    }

    /**
     * What is written in this pattern, in another. A date that is not of the calendar stays as it is, whatever its class; an
     * era that was written is kept. Empty if the text is no date, or the other pattern cannot say it.
     */
    public Optional<String> rewrite(String text, DatePattern other) {
        Optional<WrittenDate> date = calendar(text);
        return date.isPresent() ? other.write(date.get()) : dateClass(text).map(unchanged -> text);
    }

    private Optional<WrittenDate> calendar(String text) {
        return read(text).filter(date -> date.dateClass() == DateClass.CALENDAR);
    }

    private Optional<WrittenDate> read(String text) {
        return new DateReading(text, eras).by(parts);
    }

    private Optional<String> write(WrittenDate date) {
        if (!hasEra()) {
            return date.withoutEra()
                    .filter(plain -> plain.year() <= MOST_IN_FOUR_DIGITS)
                    .map(this::written);
        }
        return date.inEra(eras)
                .filter(inEra -> inEra.year() <= MOST_IN_TWO_DIGITS && (!inEra.leap() || saysLeapMonths()))
                .map(this::written);
    }

    private boolean saysLeapMonths() {
        return parts.stream().anyMatch(DatePart::saysLeapMonths);
    }

    private String written(WrittenDate date) {
        StringBuilder written = new StringBuilder();
        parts.forEach(part -> written.append(written(part, date)));
        return written.toString();
    }

    private static String written(DatePart part, WrittenDate date) {
        return switch (part.kind()) {
            case ITSELF -> part.text();
            case ERA_NAME -> date.era().orElseThrow().name();
            case ERA_LETTER -> date.era().orElseThrow().letter();
            case ERA_NUMBER -> date.era().orElseThrow().number();
            case SPOKEN_YEAR -> date.year() == 1 ? "元" : digits(part, date.year());
            case ERA_YEAR -> digits(part, date.year());
            case CALENDAR_YEAR -> digits(part, date.year());
            case MONTH -> (date.leap() ? DatePart.LEAP : "") + digits(part, date.month());
            case DAY -> digits(part, date.day());
        };
    }

    private static String digits(DatePart part, int number) {
        return String.format(Locale.ROOT, "%0" + part.text().length() + "d", number);
    }

    private static boolean isWhole(List<DatePart> parts) {
        long eras = count(parts, Kind::isEra);
        boolean calendarYear = count(parts, kind -> kind == Kind.CALENDAR_YEAR) == 1;
        return eras == (calendarYear ? 0 : 1)
                && count(parts, Kind::isYear) == 1
                && count(parts, kind -> kind == Kind.MONTH) == 1
                && count(parts, kind -> kind == Kind.DAY) == 1
                && !isAmbiguous(parts);
    }

    private static boolean isAmbiguous(List<DatePart> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i - 1).isOpenEnded() && parts.get(i).beginsWithDigit()) {
                return true;
            }
        }
        return false;
    }

    private static long count(List<DatePart> parts, Predicate<Kind> kinds) {
        return parts.stream().map(DatePart::kind).filter(kinds).count();
    }
}
