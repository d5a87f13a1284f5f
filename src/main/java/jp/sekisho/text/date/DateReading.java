package jp.sekisho.text.date;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.text.date.DatePart.Kind;

/** One reading of a text by the parts of a pattern. Mutable: it belongs to the one call that reads. */
final class DateReading {
    private static final String FIRST = "元";
    private final String text;
    private final Eras eras;
    private int at;
    private Optional<Era> era = Optional.empty();
    private int year;
    private int month;
    private boolean leap;
    private int day;

    DateReading(String text, Eras eras) {
        this.text = text;
        this.eras = eras;
    }

    Optional<WrittenDate> by(Iterable<DatePart> parts) {
        for (DatePart part : parts) {
            if (!take(part)) {
                return Optional.empty();
            }
        }
        return at == text.length() ? Optional.of(new WrittenDate(era, year, month, leap, day)) : Optional.empty();
    }

    private boolean take(DatePart part) {
        return switch (part.kind()) {
            case ITSELF -> skip(part.text());
            case ERA_NAME -> era(Era::name);
            case ERA_LETTER -> era(Era::letter);
            case ERA_NUMBER -> era(Era::number);
            case SPOKEN_YEAR -> year(part);
            case MONTH -> month(part);
            default -> number(part);
        };
    }

    private boolean skip(String expected) {
        boolean found = text.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    private boolean era(Function<Era, String> sign) {
        era = eras.all().stream()
                .filter(one -> text.startsWith(sign.apply(one), at))
                .max(Comparator.comparing(one -> sign.apply(one).length()));
        at += era.map(sign).map(String::length).orElse(0);
        return era.isPresent();
    }

    /** The first year is 元 and never 1: what is read is written again as it was. */
    private boolean year(DatePart part) {
        if (skip(FIRST)) {
            year = 1;
            return true;
        }
        return number(part) && year != 1;
    }

    private boolean month(DatePart part) {
        leap = part.saysLeapMonths() && skip(DatePart.LEAP);
        return number(part);
    }

    private boolean number(DatePart part) {
        int from = at;
        while (at < text.length() && at - from < part.widest() && isDigit(text.charAt(at))) {
            at++;
        }
        boolean whole = part.isOpenEnded() ? isPlain(from) : at - from == part.widest();
        if (whole) {
            put(part.kind(), Integer.parseInt(text.substring(from, at)));
        }
        return whole;
    }

    /** Without zeros in front, but for zero itself. */
    private boolean isPlain(int from) {
        return at > from && (text.charAt(from) != '0' || at == from + 1);
    }

    private void put(Kind kind, int number) {
        switch (kind) {
            case MONTH -> month = number;
            case DAY -> day = number;
            default -> year = number;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
