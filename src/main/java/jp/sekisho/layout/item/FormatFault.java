package jp.sekisho.layout.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.layout.item.DateShape.Extent;

/**
 * What is wrong with a format of dates that is tried when its layout is read: no date could be read in it, or one would come
 * back as another.
 *
 * @param ja what it is and what to write, as a part of a sentence
 * @param en the same in English
 */
public record FormatFault(String ja, String en) {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern RUN = Pattern.compile("([A-Za-z])\\1*");

    /** Of a register-date, whose patterns are its own. */
    public static final FormatFault NO_REGISTER_PATTERN = new FormatFault(
            "元号 G, A, N のどれかとその年 yy, y, Y のどれか、または年 yyyy、それに月 MM か M、日 dd か d を 1 度ずつ書きます",
            "it takes once each an era G, A or N with its year yy, y or Y, or a year yyyy, and a month MM or M and a day dd or d");

    private static final FormatFault WEEK_YEAR =
            new FormatFault("Y は週で数える年です。年は yyyy です", "Y is the year of weeks; the year is yyyy");
    private static final FormatFault ERA =
            new FormatFault("元号のある日付は type: register-date です", "dates in eras are of type register-date");
    private static final FormatFault DAY_OF_YEAR =
            new FormatFault("D は年初からの日数です。日は dd です", "D is the day of the year; the day is dd");
    private static final FormatFault NO_YEAR = new FormatFault("年がありません", "there is no year");
    private static final FormatFault SHORT_YEAR =
            new FormatFault("2 桁の年では世紀が分かりません。年は yyyy です", "a year of two digits has no century; the year is yyyy");
    private static final FormatFault MINUTES = new FormatFault("m は分です。月は MM です", "m is the minute; the month is MM");
    private static final FormatFault NO_MONTH = new FormatFault("月がありません", "there is no month");
    private static final FormatFault NO_DAY = new FormatFault("日がありません", "there is no day");
    private static final FormatFault HALF_DAY =
            new FormatFault("h は 12 時までです。時は HH です", "h counts to 12; the hour is HH");
    private static final FormatFault NO_HOUR = new FormatFault("時がありません", "there is no hour");
    private static final FormatFault WITH_YEAR = new FormatFault("月日に年は書けません", "a day of any year has no year");
    private static final FormatFault WITH_TIME =
            new FormatFault("時刻があるなら type: date-time です", "with a time it is of type date-time");
    private static final FormatFault NO_PATTERN = new FormatFault("書式として読めません", "it is no pattern");

    /** What is wrong with a pattern; empty if telling dates come back from it as themselves. */
    public static Optional<FormatFault> of(String pattern, Extent extent) {
        Letters letters = Letters.of(pattern);
        try {
            DateShape shape = DateShape.of(pattern, extent);
            Optional<String> lost =
                    extent.telling().stream().filter(date -> !shape.has(date)).findFirst();
            return letters.repeated()
                    .map(FormatFault::twice)
                    .or(() -> lost.map(date -> known(letters, extent).orElseGet(() -> lost(date))));
        } catch (IllegalArgumentException e) {
            return Optional.of(known(letters, extent).orElse(NO_PATTERN));
        }
    }

    private static FormatFault twice(String letter) {
        return new FormatFault(letter + " が 2 度あります", letter + " is there twice");
    }

    private static FormatFault lost(String date) {
        return new FormatFault(date + " を書いても同じ日付に読めません", date + " does not come back as itself");
    }

    /** The mistakes that are often made. */
    private static Optional<FormatFault> known(Letters letters, Extent extent) {
        if (letters.has("Y")) {
            return Optional.of(WEEK_YEAR);
        }
        if (letters.has("G")) {
            return Optional.of(ERA);
        }
        if (letters.has("D")) {
            return Optional.of(DAY_OF_YEAR);
        }
        return extent == Extent.MONTH_DAY ? ofMonthDay(letters) : ofDate(letters, extent);
    }

    private static Optional<FormatFault> ofMonthDay(Letters letters) {
        return letters.has("yu") ? Optional.of(WITH_YEAR) : ofDay(letters).or(() -> ofTime(letters));
    }

    private static Optional<FormatFault> ofDate(Letters letters, Extent extent) {
        if (!letters.has("yu")) {
            return Optional.of(NO_YEAR);
        }
        if (letters.runs().contains("yy") || letters.runs().contains("uu")) {
            return Optional.of(SHORT_YEAR);
        }
        return ofDay(letters).or(() -> extent == Extent.DATE ? ofTime(letters) : ofHour(letters));
    }

    private static Optional<FormatFault> ofDay(Letters letters) {
        if (!letters.has("ML")) {
            return Optional.of(letters.has("m") ? MINUTES : NO_MONTH);
        }
        return letters.has("d") ? Optional.empty() : Optional.of(NO_DAY);
    }

    private static Optional<FormatFault> ofTime(Letters letters) {
        return letters.has("HhKkmsSna") ? Optional.of(WITH_TIME) : Optional.empty();
    }

    private static Optional<FormatFault> ofHour(Letters letters) {
        if (letters.has("hK")) {
            return Optional.of(HALF_DAY);
        }
        return letters.has("Hk") ? Optional.empty() : Optional.of(NO_HOUR);
    }

    /** The letters of a pattern that mean something, each as often as it stands there in a row. */
    private record Letters(List<String> runs) {
        public static Letters of(String pattern) {
            List<String> runs = new ArrayList<>();
            Matcher run = RUN.matcher(QUOTED.matcher(pattern).replaceAll("'"));
            while (run.find()) {
                runs.add(run.group());
            }
            return new Letters(runs);
        }

        boolean has(String letters) {
            return runs.stream().anyMatch(run -> letters.indexOf(run.charAt(0)) >= 0);
        }

        /** A letter that stands there in two places. */
        Optional<String> repeated() {
            List<String> letters = runs.stream().map(run -> run.substring(0, 1)).toList();
            return letters.stream()
                    .filter(letter -> letters.indexOf(letter) != letters.lastIndexOf(letter))
                    .findFirst();
        }
    }
}
