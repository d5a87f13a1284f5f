package jp.sekisho.benchmark.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.apache.camel.dataformat.bindy.annotation.FixedLengthRecord;
import org.jspecify.annotations.Nullable;

/** The record as camel-bindy knows it: lengths are in characters, which is why its texts are filled with wide spaces. */
@FixedLengthRecord(crlf = "WINDOWS")
@CsvRecord(separator = ",", crlf = "UNIX")
public class BindyRecord {
    @DataField(pos = 1, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text01;

    @DataField(pos = 2, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text02;

    @DataField(pos = 3, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text03;

    @DataField(pos = 4, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text04;

    @DataField(pos = 5, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text05;

    @DataField(pos = 6, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text06;

    @DataField(pos = 7, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text07;

    @DataField(pos = 8, length = 10, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text08;

    @DataField(pos = 9, length = 20, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text09;

    @DataField(pos = 10, length = 20, align = "L", paddingChar = '　', trim = true)
    private @Nullable String text10;

    @DataField(pos = 11, length = 20, align = "L", trim = true)
    private @Nullable String kana01;

    @DataField(pos = 12, length = 20, align = "L", trim = true)
    private @Nullable String kana02;

    @DataField(pos = 13, length = 20, align = "L", trim = true)
    private @Nullable String kana03;

    @DataField(pos = 14, length = 20, align = "L", trim = true)
    private @Nullable String kana04;

    @DataField(pos = 15, length = 20, align = "L", trim = true)
    private @Nullable String kana05;

    @DataField(pos = 16, length = 20, align = "L", trim = true)
    private @Nullable String kana06;

    @DataField(pos = 17, length = 4)
    private @Nullable String code01;

    @DataField(pos = 18, length = 4)
    private @Nullable String code02;

    @DataField(pos = 19, length = 4)
    private @Nullable String code03;

    @DataField(pos = 20, length = 4)
    private @Nullable String code04;

    @DataField(pos = 21, length = 4)
    private @Nullable String code05;

    @DataField(pos = 22, length = 4)
    private @Nullable String code06;

    @DataField(pos = 23, length = 4)
    private @Nullable String code07;

    @DataField(pos = 24, length = 4)
    private @Nullable String code08;

    @DataField(pos = 25, length = 4)
    private @Nullable String code09;

    @DataField(pos = 26, length = 4)
    private @Nullable String code10;

    @DataField(pos = 27, length = 8, pattern = "yyyyMMdd")
    private @Nullable LocalDate date01;

    @DataField(pos = 28, length = 8, pattern = "yyyyMMdd")
    private @Nullable LocalDate date02;

    @DataField(pos = 29, length = 8, pattern = "yyyyMMdd")
    private @Nullable LocalDate date03;

    @DataField(pos = 30, length = 8, pattern = "yyyyMMdd")
    private @Nullable LocalDate date04;

    @DataField(pos = 31, length = 8, pattern = "yyyyMMdd")
    private @Nullable LocalDate date05;

    @DataField(pos = 32, length = 8, pattern = "yyyyMMdd")
    private @Nullable LocalDate date06;

    @DataField(pos = 33, length = 12)
    private @Nullable String number01;

    @DataField(pos = 34, length = 12)
    private @Nullable String number02;

    @DataField(pos = 35, length = 12)
    private @Nullable String number03;

    @DataField(pos = 36, length = 12)
    private @Nullable String number04;

    @DataField(pos = 37, length = 12)
    private @Nullable String number05;

    @DataField(pos = 38, length = 11, align = "R", paddingChar = '0')
    private @Nullable BigDecimal amount01;

    @DataField(pos = 39, length = 11, align = "R", paddingChar = '0')
    private @Nullable BigDecimal amount02;

    @DataField(pos = 40, length = 11, align = "R", paddingChar = '0')
    private @Nullable BigDecimal amount03;
}
