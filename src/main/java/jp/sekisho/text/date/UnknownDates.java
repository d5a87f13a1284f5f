package jp.sekisho.text.date;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How registers say in words that a date, or a part of it, is not known: 不詳, 昭和20年頃, 推定大正5年春.
 *
 * <p>Immutable and thread safe. The words are those of {@code unknown-date-words.csv}, which says so of some, others only go
 * with them. A text is made of these words, eras, numbers, spaces and a few signs, and nothing else: one that merely holds such
 * a word is a name, or a mistake.
 */
final class UnknownDates {
    private static final String FILE = "unknown-date-words.csv";
    private static final String UNKNOWN = "unknown";
    private static final int FEWEST_ZEROS = 6; // two digits at least each for year, month and day
    private static final String DIGITS_AND_SIGNS = "[0-9０-９ 　、・.,/()（）〜～-]";
    private static final String NUMERALS = "[元〇一二三四五六七八九十]++(?=[年月日時分])";

    /** 春日 and 秋月 are names. */
    private static final String NO_SEASON_OF_A_NAME = "(?![春夏秋冬][年月日時分])";

    private final Pattern whole;

    /** Made when the first asks for it. */
    private static final class Words {
        static final List<String[]> ALL = OwnFile.lines(FILE).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        static final Pattern SAYING = Pattern.compile(alternatives(
                ALL.stream().filter(cells -> cells[1].equals(UNKNOWN)).map(cells -> cells[0])));
    }

    UnknownDates(Eras eras) {
        Stream<String> words = Stream.concat(
                Words.ALL.stream().map(cells -> cells[0]), eras.all().stream().map(Era::name));
        String word = NO_SEASON_OF_A_NAME + "(?:" + alternatives(words) + ")";
        this.whole = Pattern.compile("(?:" + String.join("|", DIGITS_AND_SIGNS, NUMERALS, word) + ")++");
    }

    /** Whether a text says that the date is not known. */
    boolean has(String text) {
        return isAscii(text)
                ? isZeros(text)
                : whole.matcher(text).matches() && Words.SAYING.matcher(text).find();
    }

    /** Most dates are, and none of the words. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isZeros(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return text.length() >= FEWEST_ZEROS;
    }

    /** The longest first, as they are tried in this order and none is taken back. */
    private static String alternatives(Stream<String> words) {
        return words.sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
