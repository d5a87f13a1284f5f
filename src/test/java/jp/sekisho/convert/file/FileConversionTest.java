package jp.sekisho.convert.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jp.sekisho.convert.codes.UnknownCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileConversionTest {
    private static final String HEADER = "10001      \r\n";
    private static final String FIRST = "20000100100\r\n";
    private static final String SECOND = "20000200250\r\n";
    private static final String BAD = "2000X300000\r\n";
    private static final String NAMES = "宛名番号,金額\r\n";

    @TempDir
    private Path directory;

    private Path numbers;
    private final ByteArrayOutputStream aside = new ByteArrayOutputStream();
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();

    @BeforeEach
    void numbers() throws IOException {
        numbers = Files.writeString(
                directory.resolve("numbers.csv"),
                "local,integrated\n0000000001,000000000000011\n0000000002,000000000000012\n");
    }

    @Test
    void every_record_is_converted_with_its_number_and_its_codes() {
        Trial trial = Trial.of("persons-to-csv", numbers);

        RunReport report = trial.run(Trial.person(1, "試験", "1") + Trial.person(2, "架空", "2"), BadRecords.STOP);

        assertThat(trial.written())
                .isEqualTo("統合番号,個人番号,氏名,性別\r\n"
                        + "000000000000011,000000000001,試験,M\r\n"
                        + "000000000000012,000000000002,架空,F\r\n");
        assertThat(report.isWhole()).isTrue();
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.bytesRead()).isEqualTo(2 * 45);
        assertThat(report.bytesWritten()).isEqualTo(trial.written().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void the_first_bad_record_stops_it() {
        Trial trial = Trial.of("persons-to-csv", numbers);

        RunReport report = trial.run(
                Trial.person(1, "試験", "1") + Trial.person(2, "架空", "9") + Trial.person(1, "試験", "1"), BadRecords.STOP);

        BadRecord bad = report.refused().orElseThrow();
        assertThat(bad.number()).isEqualTo(2);
        assertThat(bad.position()).isEqualTo(45);
        assertThat(bad.item()).isEqualTo("性別");
        assertThat(bad.finding().code().wire()).isEqualTo("CODE-003");
        assertThat(bad.finding().english()).startsWith("Line 2: ").doesNotContain("架空");
        assertThat(report.isWhole()).isFalse();
        assertThat(report.read()).isEqualTo(1);
    }

    @Test
    void bad_records_are_put_aside_as_they_came_and_the_rest_is_converted() {
        Trial trial = Trial.of("persons-to-csv", numbers);
        String unknownCode = Trial.person(2, "架空", "9");
        String unknownNumber = Trial.person(3, "試験", "1");
        String notDigits = Trial.person(1, "試験", "1").replace("0001", "000x");

        RunReport report = trial.run(
                unknownCode + Trial.person(1, "試験", "1") + notDigits + unknownNumber + Trial.person(2, "架空", "2"),
                aside(10));

        assertThat(aside.toString(Charset.forName("windows-31j"))).isEqualTo(unknownCode + notDigits + unknownNumber);
        assertThat(table.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .first()
                .isEqualTo("record,position,code,item,japanese,english");
        assertThat(table.toString(StandardCharsets.UTF_8))
                .contains("\r\n1,0,CODE-003,\"性別\",", "\r\n3,90,LAYOUT-", "\r\n4,135,FILE-050,\"宛名番号\",")
                .doesNotContain("架空", "試験");
        assertThat(report.refused()).isEmpty();
        assertThat(report.badCount()).isEqualTo(3);
        assertThat(report.bad()).hasSize(3);
        assertThat(report.written()).isEqualTo(2);
        assertThat(trial.written().lines()).hasSize(3);
    }

    @Test
    void what_cannot_be_written_is_put_aside_too() {
        Trial trial = Trial.of("persons-to-csv", numbers);
        String longName = Trial.person(1, "試験試験試", "1").replace(" ".repeat(16), " ".repeat(10));

        RunReport report = trial.run(longName + Trial.person(2, "架空", "2"), aside(10));

        assertThat(report.bad().get(0).finding().code().wire()).isEqualTo("LAYOUT-007");
        assertThat(aside.toString(Charset.forName("windows-31j"))).isEqualTo(longName);
        assertThat(report.written()).isEqualTo(1);
    }

    @Test
    void the_limit_of_bad_records_refuses_the_file() {
        Trial trial = Trial.of("persons-to-csv", numbers);
        String bad = Trial.person(2, "架空", "9");

        RunReport report = trial.run(bad + Trial.person(1, "試験", "1") + bad + bad, aside(2));

        assertThat(report.badCount()).isEqualTo(2);
        assertThat(report.refused().orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void what_was_put_aside_can_be_converted_again_once_it_is_mended() throws IOException {
        Trial trial = Trial.of("numbers-to-numbers");
        String names = "宛名番号,機関\r\n";

        trial.run(names + "1,A\r\n2\r\n", aside(10));

        String mended = aside.toString(StandardCharsets.UTF_8).replace("2\r\n", "2,B\r\n");
        assertThat(mended).isEqualTo(names + "2,B\r\n");
        assertThat(Trial.of("numbers-to-numbers").run(mended, BadRecords.STOP).isWhole())
                .isTrue();
    }

    @Test
    void what_was_put_aside_of_a_document_is_a_document_that_can_be_mended() {
        Trial trial = Trial.of("numbers-json-to-numbers");
        String first = "{\"宛名番号\":\"2\"}";
        String second = "{ \"宛名番号\":\"4\", \"機関\":null }";

        RunReport report = trial.run(
                "[{\"宛名番号\":\"1\",\"機関\":\"A\"}," + first + ",{\"宛名番号\":\"3\",\"機関\":\"C\"}, " + second + "]\n",
                aside(10));

        assertThat(trial.written()).isEqualTo("宛名番号,機関\r\n1,A\r\n3,C\r\n");
        assertThat(aside.toString(StandardCharsets.UTF_8)).isEqualTo("[" + first + "," + second + "]\n");
        assertThat(report.bad()).hasSize(2);
        assertThat(report.bad().get(1).number()).isEqualTo(4);
        assertThat(report.bad().get(0).finding().english()).startsWith("Record 2: item 機関");
        String mended = aside.toString(StandardCharsets.UTF_8)
                .replace(first, "{\"宛名番号\":\"2\",\"機関\":\"B\"}")
                .replace("null", "\"D\"");
        assertThat(Trial.of("numbers-json-to-numbers")
                        .run(mended, BadRecords.STOP)
                        .isWhole())
                .isTrue();
    }

    @Test
    void a_document_without_bad_records_puts_an_empty_one_aside() {
        Trial.of("numbers-json-to-numbers").run("[{\"宛名番号\":\"1\",\"機関\":\"A\"}]", aside(10));

        assertThat(aside.toString(StandardCharsets.UTF_8)).isEqualTo("[]");
    }

    @Test
    void what_was_noted_of_records_that_are_put_aside_does_not_count() {
        Trial trial = Trial.of("persons-to-csv", numbers);
        byte[] nec = Trial.person(2, "≒試", "9").getBytes(Charset.forName("windows-31j"));
        int at = 22;
        assertThat(nec[at]).isEqualTo((byte) 0x81);
        nec[at] = (byte) 0x87;
        nec[at + 1] = (byte) 0x90;

        RunReport report = trial.run(new ByteArrayInputStream(nec), aside(10));

        assertThat(report.badCount()).isEqualTo(1);
        assertThat(report.normalised()).isEmpty();
        FileContext context = trial.context(Map.of());
        context.unknownCode(new UnknownCode("性別", "person-sexes", false));
        context.turnTo(trial.map().source().blank());
        context.done();
        assertThat(context.unknownCodes()).isEmpty();
        context.unknownCode(new UnknownCode("性別", "person-sexes", false));
        context.done();
        assertThat(context.unknownCodes()).hasSize(1);
    }

    @Test
    void what_was_put_aside_of_a_framed_file_says_that_it_goes_back_into_its_file() {
        Trial.of("payments-to-csv").run(HEADER + FIRST + BAD + "80002000100\r\n", aside(10));

        Finding alone = Trial.of("payments-to-csv")
                .run(aside.toString(StandardCharsets.UTF_8).replace("X", "0"), BadRecords.STOP)
                .refused()
                .orElseThrow()
                .finding();
        assertThat(alone.code().wire()).isEqualTo("LAYOUT-052");
        assertThat(alone.english()).contains("mended in the file they came from");
        assertThat(alone.japanese()).contains("元のファイルに戻して");
    }

    @Test
    void a_framed_file_is_converted_when_its_trailer_is_right() {
        Trial trial = Trial.of("payments-to-csv");

        RunReport report = trial.run(HEADER + FIRST + SECOND + "80002000350\r\n", BadRecords.STOP);

        assertThat(trial.written()).isEqualTo(NAMES + "00001,100\r\n00002,250\r\n");
        assertThat(report.dropped()).isEqualTo(Map.of("header", 1L, "trailer", 1L));
        assertThat(report.isWhole()).isTrue();
    }

    @Test
    void a_wrong_count_or_total_refuses_the_file_though_bad_records_may_be_put_aside() {
        for (String trailer : new String[] {"80003000350\r\n", "80002000351\r\n"}) {
            Trial trial = Trial.of("payments-to-csv");
            RunReport report = trial.run(HEADER + FIRST + SECOND + trailer, aside(10));
            assertThat(report.refused().orElseThrow().number()).isEqualTo(4);
            assertThat(report.badCount()).isZero();
        }
    }

    @Test
    void a_trailer_that_cannot_be_read_refuses_the_file() {
        Trial trial = Trial.of("payments-to-csv");

        RunReport report = trial.run(HEADER + FIRST + "8000X000100\r\n", aside(10));

        assertThat(report.refused().orElseThrow().number()).isEqualTo(3);
    }

    @Test
    void a_file_that_was_cut_off_is_refused() {
        Trial trial = Trial.of("payments-to-csv");

        RunReport report = trial.run(HEADER + FIRST + SECOND, aside(10));

        assertThat(report.refused().orElseThrow().finding().code().wire()).isEqualTo("LAYOUT-053");
    }

    @Test
    void what_is_wrong_at_the_end_of_a_file_is_there_and_not_at_the_last_record() {
        BadRecord cutOff = Trial.of("payments-to-csv")
                .run(HEADER + FIRST + SECOND, BadRecords.STOP)
                .refused()
                .orElseThrow();

        assertThat(cutOff.number()).isEqualTo(4);
        assertThat(cutOff.position()).isEqualTo((HEADER + FIRST + SECOND).length());
    }

    @Test
    void a_line_without_an_end_is_where_it_begins() {
        String good = "宛名番号,機関\r\n" + "1,A\r\n".repeat(3);

        for (int length : new int[] {1 << 20, 3 << 20}) {
            BadRecord endless = Trial.of("numbers-to-numbers")
                    .run(good + "1".repeat(length), BadRecords.STOP)
                    .refused()
                    .orElseThrow();
            assertThat(endless.finding().code().wire()).isEqualTo("LAYOUT-056");
            assertThat(endless.number()).isEqualTo(4);
            assertThat(endless.position()).isEqualTo(good.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void a_bad_record_counts_in_its_file_s_trailer() {
        Trial trial = Trial.of("payments-to-csv");

        RunReport report = trial.run(HEADER + FIRST + BAD + "80002000100\r\n", aside(10));

        assertThat(report.refused()).isEmpty();
        assertThat(aside.toString(StandardCharsets.UTF_8)).isEqualTo(BAD);
        assertThat(report.written()).isEqualTo(1);
    }

    @Test
    void records_are_numbered_as_they_are_written() {
        Trial trial = Trial.of("payments-to-numbered");
        String refused = "20000900999\r\n";
        String file = HEADER + FIRST + refused + BAD + SECOND + "80004001349\r\n";

        RunReport report = trial.run(file, aside(10));

        assertThat(report.bad()).hasSize(2);
        assertThat(trial.written()).isEqualTo("10001\r\n200100100\r\n200200250\r\n");
        assertThat(Trial.of("payments-to-numbered")
                        .explain(5, file)
                        .made()
                        .orElseThrow()
                        .get("連番"))
                .isEqualTo("002");
    }

    @Test
    void without_numbers_or_a_constant_that_the_map_asks_for_nothing_is_converted() {
        assertThatThrownBy(() -> Trial.of("persons-to-csv").run(Trial.person(1, "試験", "1"), BadRecords.STOP))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(FileError.NO_NUMBERS));
        FileContext context = Trial.of("persons-to-csv").context(Map.of("organisation", "A1"));
        assertThat(context.constant("organisation")).isEqualTo("A1");
        assertThatThrownBy(() -> context.constant("other"))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(FileError.NO_CONSTANT));
    }

    @Test
    void an_error_that_nobody_foresaw_refuses_the_file_by_its_kind_alone() {
        Trial trial = Trial.of("payments-to-csv");
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new NumberFormatException("試験太郎");
            }
        };

        RunReport report = trial.run(broken, aside(10));

        Finding finding = report.refused().orElseThrow().finding();
        assertThat(finding.code()).isEqualTo(FileError.NOT_FORESEEN);
        assertThat(finding.english()).contains("(NumberFormatException)").doesNotContain("試験太郎");
        assertThat(finding.japanese()).doesNotContain("試験太郎");
        assertThat(report.badCount()).isZero();
    }

    @Test
    void a_full_disk_and_a_reader_that_went_away_are_named() {
        assertThat(refusal("No space left on device")).isEqualTo(FileError.DISK_FULL);
        assertThat(refusal("Broken pipe")).isEqualTo(FileError.NOT_TAKEN);
        assertThat(refusal("Input/output error")).isEqualTo(FileError.CANNOT_WRITE);
    }

    private static Object refusal(String said) {
        SureOutput out = new SureOutput("out", new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(said);
            }
        });
        try {
            out.write(1);
            return "written";
        } catch (SekishoException e) {
            return e.code();
        }
    }

    @Test
    void one_record_is_explained() {
        Trial trial = Trial.of("persons-to-csv", numbers);
        String file = Trial.person(1, "試験", "1") + Trial.person(2, "架空", "9");

        Explanation good = trial.explain(1, file);
        assertThat(good.read().orElseThrow().get("氏名")).isEqualTo("試験");
        assertThat(good.made().orElseThrow().get("統合番号")).isEqualTo("000000000000011");

        Explanation bad = trial.explain(2, file);
        assertThat(bad.read()).isPresent();
        assertThat(bad.made()).isEmpty();
        assertThat(bad.finding().orElseThrow().code().wire()).isEqualTo("CODE-003");

        assertThatThrownBy(() -> trial.explain(3, file))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(FileError.NO_RECORD));
    }

    @Test
    void a_record_that_cannot_be_written_is_explained_with_its_refusal() {
        Trial trial = Trial.of("persons-to-csv", numbers);
        String longName = Trial.person(1, "試験試験試", "1").replace(" ".repeat(16), " ".repeat(10));

        Explanation explanation = trial.explain(2, Trial.person(2, "架空", "2") + longName);

        assertThat(explanation.made().orElseThrow().get("氏名")).isEqualTo("試験試験試");
        Finding refusal = explanation.finding().orElseThrow();
        assertThat(refusal.code().wire()).isEqualTo("LAYOUT-007");
        assertThat(refusal.english()).startsWith("Line 2: ");
        assertThat(trial.run(longName, BadRecords.STOP)
                        .refused()
                        .orElseThrow()
                        .finding()
                        .code())
                .isEqualTo(refusal.code());
    }

    private BadRecords aside(long limit) {
        return new BadFile(aside, table, limit);
    }
}
