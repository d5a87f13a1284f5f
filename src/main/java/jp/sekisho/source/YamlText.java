package jp.sekisho.source;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One scalar with its place. A value that cannot be used is reported, and a stand-in is returned so that reading goes on.
 *
 * @param isMissing whether it stands in for a scalar that is not there: that has been reported, and nothing more need be
 */
public record YamlText(Place place, String value, boolean isMissing) implements YamlItem {
    public YamlText(Place place, String value) {
        this(place, value, false);
    }

    static YamlText missing(Place place) {
        return new YamlText(place, "", true);
    }

    /** The value through {@code parse}, which answers null or throws IllegalArgumentException for what it cannot use. */
    public <T> T as(Function<String, T> parse, T standIn, String expected, Issues issues) {
        if (isMissing) {
            return standIn;
        }
        try {
            T parsed = parse.apply(value);
            if (parsed != null) {
                return parsed;
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // reported below: the sentence of ours says more than the parser's
        }
        issues.error(place, SourceError.BAD_VALUE, "expected", expected);
        return standIn;
    }

    public OptionalInt asCount(Issues issues) {
        int count = as(Integer::valueOf, -1, "a whole number (整数)", issues);
        if (count < 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(count);
    }

    public boolean asFlag(Issues issues) {
        return as(YamlText::flag, Boolean.FALSE, "yes or no", issues);
    }

    public LocalDate asDate(Issues issues) {
        return as(LocalDate::parse, LocalDate.EPOCH, "a date, yyyy-MM-dd", issues);
    }

    /** One of the constants of an enum, written in lower case with hyphens. */
    public <E extends Enum<E>> E asOneOf(Class<E> kind, Issues issues) {
        E[] constants = kind.getEnumConstants();
        StringBuilder expected = new StringBuilder();
        for (E constant : constants) {
            String written = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (written.equals(value)) {
                return constant;
            }
            expected.append(expected.isEmpty() ? "" : " | ").append(written);
        }
        if (!isMissing) {
            issues.error(place, SourceError.BAD_VALUE, "expected", expected);
        }
        return constants[0];
    }

    private static Boolean flag(String value) {
        return switch (value) {
            case "yes", "true" -> Boolean.TRUE;
            case "no", "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("neither yes nor no");
        };
    }
}
