package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.text.date.DateClass;
import jp.sekisho.text.date.DatePattern;
import jp.sekisho.text.date.Era;
import jp.sekisho.text.date.Eras;
import jp.sekisho.text.date.OwnFile;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterDateTest {
    private final DatePattern spoken = pattern("GY年M月d日");
    private final DatePattern number = pattern("NyyMMdd");
    private final DatePattern calendar = pattern("yyyyMMdd");

    /** Days of change: 行政手続 take both eras on the day of a change up to 1926, facts of the register standard. */
    @ParameterizedTest
    @CsvSource({
        "1873-01-01, 明治6年1月1日",
        "1912-07-29, 明治45年7月29日",
        "1912-07-30, 大正元年7月30日",
        "1926-12-24, 大正15年12月24日",
        "1926-12-25, 昭和元年12月25日",
        "1989-01-07, 昭和64年1月7日",
        "1989-01-08, 平成元年1月8日",
        "2019-04-30, 平成31年4月30日",
        "2019-05-01, 令和元年5月1日",
        "2026-04-01, 令和8年4月1日",
    })
    void aDayIsWrittenInItsEraAndReadAgain(LocalDate day, String written) {
        assertThat(spoken.write(day)).contains(written);
        assertThat(spoken.day(written)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"明治45年7月30日, 1450730, M45.07.30, 1912-07-30", "大正15年12月25日, 2151225, T15.12.25, 1926-12-25"})
    void theFormerEraOfADayOfChangeIsTakenAndKept(String written, String numbers, String letters, LocalDate day) {
        assertThat(spoken.day(written)).contains(day);
        assertThat(spoken.dateClass(written)).contains(DateClass.CALENDAR);
        assertThat(spoken.rewrite(written, number)).contains(numbers);
        assertThat(spoken.rewrite(written, pattern("Ayy.MM.dd"))).contains(letters);
        assertThat(spoken.rewrite(written, calendar)).contains(day.toString().replace("-", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "3640230, NOT_IN_CALENDAR", // 昭和64-02-30
        "4010229, NOT_IN_CALENDAR",
        "5060231, NOT_IN_CALENDAR",
        "3649999, NOT_IN_CALENDAR",
        "3640301, OUTSIDE_ERA",
        "3640108, OUTSIDE_ERA",
        "4010107, OUTSIDE_ERA",
        "4310501, OUTSIDE_ERA",
        "1051203, NOT_IN_CALENDAR", // the day that was 1 January 1873
        "1010430, NOT_IN_CALENDAR", // a lunar month of 29 days
        "3200000, INCOMPLETE",
        "3200500, INCOMPLETE",
        "3000101, INCOMPLETE",
        "0000000, UNKNOWN",
        "不詳, UNKNOWN",
        "昭和20年頃, UNKNOWN",
        "大正10年月日不詳, UNKNOWN",
        "昭和3年5月上旬, UNKNOWN",
        "推定昭和5年春, UNKNOWN",
        "年月日不詳, UNKNOWN",
        "昭和20年頃月日不詳, UNKNOWN",
        "昭和二十年八月頃, UNKNOWN",
        "大正元年又は2年, UNKNOWN",
        "１９４５年８月　以前, UNKNOWN",
        "令和6年4月1日頃から同月10日頃までの間, UNKNOWN",
        "推定令和6年4月1日午前10時, UNKNOWN",
        "1945.08頃, UNKNOWN",
    })
    void aDateThatTheRegisterHoldsPassesUnchangedWithItsClass(String held, DateClass dateClass) {
        assertThat(number.dateClass(held)).contains(dateClass);
        assertThat(number.rewrite(held, calendar)).contains(held);
        assertThat(number.day(held)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9010101", "301010", "30101011", "A010101", "昭和元年1月1日", "３０１０１０１", "", "-010101"})
    void whatIsNoDateAtAllIsNotTaken(String text) {
        assertThat(number.dateClass(text)).isEmpty();
        assertThat(number.rewrite(text, calendar)).isEmpty();
    }

    @Test
    void everyWordForWhatIsNotKnownIsOnThePageOfFunctions() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/functions.md"));
        assertThat(OwnFile.lines("unknown-date-words.csv").stream().skip(1).map(line -> line.split(",")[0]))
                .hasSizeGreaterThan(30)
                .allMatch(page::contains);
    }

    /** Names and remarks that hold a word for what is not known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "小春千夏",
                "春日",
                "秋月",
                "春日部市",
                "秋葉",
                "夏目",
                "三春",
                "千秋",
                "春男",
                "一夏",
                "から揚げ",
                "ころも",
                "不明な住所",
                "春分の日",
                "昭和20年春生",
                "令和6年4月1日",
                "昭和",
                "年月日",
                "3640107X頃",
                "不詳\n"
            })
    void whatMerelyHoldsAWordForWhatIsNotKnownIsNoDate(String text) {
        assertThat(number.dateClass(text)).isEmpty();
        assertThat(number.rewrite(text, calendar)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"昭和1年12月26日", "昭和02年1月1日", "昭和2年01月1日", "昭和100年1月1日"})
    void aPatternIsReadStrictly(String text) {
        assertThat(spoken.dateClass(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NyyMM",
                "yyMMdd",
                "NyyyyMMdd",
                "GAyyMMdd",
                "NyyMMddd",
                "NyyMMdd d",
                "nyyMMdd",
                "NyMd",
                "GYMMdd",
                "yyyyMMddHH",
                "yyyy1MMdd",
                "MyyyydN",
            })
    void aPatternThatMeansNothingOrTwoThingsIsNone(String pattern) {
        assertThat(DatePattern.of(pattern, Eras.ours())).isEmpty();
    }

    /** Known days: the first of Meiji, its proclamation, the end of the lunar calendar; and the two leap months. */
    @ParameterizedTest
    @CsvSource({
        "1868-01-25, 明治元年1月1日",
        "1868-05-21, 明治元年4月29日",
        "1868-05-22, 明治元年閏4月1日",
        "1868-10-23, 明治元年9月8日",
        "1870-11-23, 明治3年閏10月1日",
        "1872-02-09, 明治5年1月1日",
        "1872-12-31, 明治5年12月2日",
    })
    void aDayBefore1873WasCountedInTheLunarCalendar(LocalDate day, String written) {
        assertThat(spoken.write(day)).contains(written);
        assertThat(spoken.day(written)).contains(day);
        assertThat(spoken.dateClass(written)).contains(DateClass.CALENDAR);
        assertThat(spoken.rewrite(written, calendar)).contains(day.toString().replace("-", ""));
    }

    @Test
    void everyDayOfTheLunarYearsOfMeijiComesBack() {
        LocalDate day = LocalDate.of(1868, 1, 25);
        for (; day.getYear() < 1873; day = day.plusDays(1)) {
            String written = spoken.write(day).orElseThrow();
            assertThat(spoken.day(written)).contains(day);
            assertThat(spoken.rewrite(written, spoken)).contains(written);
            if (written.contains("閏")) {
                assertThat(number.write(day))
                        .as("a number cannot say a leap month")
                        .isEmpty();
            } else {
                assertThat(number.write(day).flatMap(number::day)).contains(day);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"明治2年閏4月1日", "昭和2年閏4月1日", "明治5年12月3日", "明治元年4月30日"})
    void aLeapMonthOrDayThatWasNotIsNotInTheCalendar(String written) {
        assertThat(spoken.dateClass(written)).contains(DateClass.NOT_IN_CALENDAR);
        assertThat(spoken.rewrite(written, number)).contains(written);
    }

    @Test
    void aDayBeforeMeijiHasNoEra() {
        assertThat(spoken.write(LocalDate.of(1868, 1, 24))).isEmpty();
        assertThat(calendar.rewrite("18680124", spoken)).isEmpty();
        assertThat(calendar.write(LocalDate.of(1868, 1, 24))).contains("18680124");
    }

    /** The next era, invented: one more line of the table, and the last one's end. */
    @Test
    void aNewEraIsANewLineOfTheTable() {
        List<String> lines = new ArrayList<>(List.of(
                "name,letter,number,first-year,from,until",
                "令和,R,5,2019,2019-05-01,2031-10-31",
                "架空,K,6,2031,2031-11-01,"));
        DatePattern next = DatePattern.of("GY年M月d日", Eras.of(lines)).orElseThrow();
        assertThat(next.write(LocalDate.of(2031, 10, 31))).contains("令和13年10月31日");
        assertThat(next.write(LocalDate.of(2031, 11, 1))).contains("架空元年11月1日");
        assertThat(next.write(LocalDate.of(2032, 1, 1))).contains("架空2年1月1日");
        assertThat(next.dateClass("令和13年11月1日")).contains(DateClass.OUTSIDE_ERA);
        DatePattern numbers = DatePattern.of("NyyMMdd", Eras.of(lines)).orElseThrow();
        assertThat(next.rewrite("架空元年11月1日", numbers)).contains("6011101");
    }

    @Test
    void noDayIsLostBetweenTwoErasOfOurs() {
        List<Era> eras = Eras.ours().all();
        for (int i = 1; i < eras.size(); i++) {
            LocalDate next = eras.get(i - 1).until().plusDays(1);
            assertThat(eras.get(i).from()).isIn(next, next.minusDays(1));
            assertThat(eras.get(i).firstYear()).isEqualTo(eras.get(i).from().getYear());
        }
    }

    @Property(tries = 2000)
    void everyDaySince1873ComesBackFromEveryPattern(@ForAll("days") LocalDate day) {
        for (String written : List.of("GY年M月d日", "Gyy年MM月dd日", "NyyMMdd", "Ay.M.d", "yyyy-MM-dd", "d/M/yyyy")) {
            DatePattern pattern = pattern(written);
            assertThat(pattern.write(day).flatMap(pattern::day)).contains(day);
        }
    }

    @Property(tries = 2000)
    void whateverAPatternReadsItWritesAgainAsItWas(@ForAll("digits") String text) {
        assertThat(number.dateClass(text)).isPresent();
        assertThat(number.rewrite(text, number)).contains(text);
        assertThat(number.rewrite(text, spoken)
                        .flatMap(there -> spoken.rewrite(there, number).or(() -> java.util.Optional.of(there))))
                .contains(text);
    }

    @Property(tries = 2000)
    void anAgeGrowsByOneOnTheDayBeforeTheBirthdayAndOnNoOther(
            @ForAll("days") LocalDate born, @ForAll @IntRange(max = 45_000) int later) {
        LocalDate day = born.plusDays(later);
        int before = LegalYears.age(born, day).orElseThrow();
        int after = LegalYears.age(born, day.plusDays(1)).orElseThrow();
        LocalDate birthday = day.plusDays(2);
        boolean eve = birthday.getMonth() == born.getMonth() && birthday.getDayOfMonth() == born.getDayOfMonth();
        boolean leap = born.getMonthValue() == 2 && born.getDayOfMonth() == 29;
        boolean eveOfLeap =
                leap && day.plusDays(1).getMonthValue() == 2 && day.plusDays(1).getDayOfMonth() == 28;
        assertThat(after - before).isEqualTo((leap ? eveOfLeap : eve) ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2008-04-01, 2026-03-31, 18",
        "2008-04-01, 2026-03-30, 17",
        "2008-04-02, 2026-03-31, 17",
        "2004-02-29, 2005-02-27, 0",
        "2004-02-29, 2005-02-28, 1",
        "2004-02-29, 2008-02-27, 3",
        "2004-02-29, 2008-02-28, 4",
        "2004-03-01, 2008-02-28, 3",
        "2004-03-01, 2008-02-29, 4",
        "2026-06-15, 2026-06-15, 0",
    })
    void anAgeIsReachedOnTheDayBeforeTheBirthday(LocalDate born, LocalDate on, int age) {
        assertThat(LegalYears.age(born, on)).hasValue(age);
    }

    @Test
    void nobodyHasAnAgeBeforeTheBirth() {
        assertThat(LegalYears.age(LocalDate.of(2026, 6, 15), LocalDate.of(2026, 6, 14)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, 2025", "2026-04-01, 2026", "2027-01-01, 2026", "2019-04-30, 2019"})
    void aFiscalYearBeginsInApril(LocalDate day, int year) {
        assertThat(LegalYears.fiscalYear(day)).isEqualTo(year);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1873, 1, 1).toEpochDay(),
                        LocalDate.of(2099, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.integers().between(1_000_000, 5_999_999).map(number -> Integer.toString(number));
    }

    private static DatePattern pattern(String pattern) {
        return DatePattern.of(pattern, Eras.ours()).orElseThrow();
    }
}
